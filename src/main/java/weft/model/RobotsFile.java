package weft.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A robots.txt as it was had.
 *
 * @param origin scheme, host and port, as {@link weft.url.Url#origin}
 * @param fetchedAt when
 * @param status HTTP status of the last answer, 0 where none came
 * @param text decoded, at most 500 KiB; absent where the answer gives no rules
 * @param detail what happened where it is not plain: redirects, failures, a cut; else empty
 */
public record RobotsFile(
    String origin, Instant fetchedAt, int status, @Nullable String text, String detail) {}
