package weft.config;

import org.jspecify.annotations.Nullable;

/**
 * A value that somebody gave a setting.
 *
 * @param key the setting
 * @param value of the key's type; absent where the setting is to be unset, a list to be emptied
 * @param origin who gave it: {@code default}, {@code weft.toml:3}, {@code WEFT_DELAY}, {@code
 *     --delay}
 */
record Given(Key<?> key, @Nullable Object value, String origin) {}
