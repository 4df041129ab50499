package weft.crawl;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When a page that an earlier run has fetched is due again.
 *
 * @param every how old it has to be; absent where it always is
 * @param adaptive whether that time is kept for each URL, growing while it stays the same and
 *     shrinking when it has changed; {@code every} is what it begins with
 */
public record RevisitSettings(@Nullable Duration every, boolean adaptive) {
  /** Whatever is found is asked for. */
  public static final RevisitSettings ALWAYS = new RevisitSettings(null, false);

  /** Each URL by its own interval, which begins with a day. */
  public static final RevisitSettings ADAPTIVE = new RevisitSettings(Duration.ofDays(1), true);

  /** Each URL when it is that old. */
  public static RevisitSettings every(Duration age) {
    return new RevisitSettings(age, false);
  }
}
