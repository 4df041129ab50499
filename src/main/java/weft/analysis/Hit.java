package weft.analysis;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A page that was found.
 *
 * @param url of it
 * @param title of it; empty where it has none
 * @param snippet of its text
 * @param score the higher, the better it fits
 * @param status HTTP status
 * @param language as found in its text, or else as it says; absent where neither is there
 * @param fetchedAt when
 */
public record Hit(
    String url,
    String title,
    Snippet snippet,
    double score,
    int status,
    @Nullable String language,
    Instant fetchedAt) {}
