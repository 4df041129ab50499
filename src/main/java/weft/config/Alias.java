package weft.config;

import org.jspecify.annotations.Nullable;

/**
 * Another tool's flag that is accepted for a key, silently.
 *
 * @param flag with its dashes
 * @param meaning the value that the flag stands for; absent where the flag takes a value itself
 */
public record Alias(String flag, @Nullable String meaning) {}
