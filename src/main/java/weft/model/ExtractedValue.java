package weft.model;

import org.jspecify.annotations.Nullable;

/**
 * A value that a rule took from a body.
 *
 * @param name the rule's column
 * @param position 1 for the first value of that column, and so on
 * @param value the text; absent where the rule failed
 * @param trouble why it failed; else absent
 */
public record ExtractedValue(
    String name, int position, @Nullable String value, @Nullable String trouble) {}
