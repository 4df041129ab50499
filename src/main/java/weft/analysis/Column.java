package weft.analysis;

import org.jspecify.annotations.Nullable;

/**
 * A column of a report.
 *
 * @param name as Weft calls it
 * @param meaning in a line
 * @param header what Screaming Frog calls it in its exports; absent where it has none like it
 */
public record Column(String name, String meaning, @Nullable String header) {}
