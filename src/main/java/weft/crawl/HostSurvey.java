package weft.crawl;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import weft.model.DelayReason;

/**
 * What a survey found out about one origin.
 *
 * @param origin scheme, host and port
 * @param seeds how many lie there
 * @param barred how many of these robots.txt keeps out
 * @param contact whether it was to be had
 * @param detail why not, one line; else empty
 * @param robots absent where robots.txt was not asked for or no answer came
 * @param delay between the starts of requests
 * @param why what determines it
 * @param interval between pages at best, whatever determines it; absent where it is not known
 * @param sitemaps what they list
 */
public record HostSurvey(
    String origin,
    int seeds,
    int barred,
    Contact contact,
    String detail,
    @Nullable RobotsSurvey robots,
    Duration delay,
    DelayReason why,
    @Nullable Duration interval,
    SitemapSurvey sitemaps) {

  /** Whether an origin was to be had. */
  public enum Contact {
    /** It answered. */
    ANSWERED,
    /** It answered, but its robots.txt is not to be had for now. */
    BLOCKED,
    /** It did not answer. */
    FAILED,
    /** Nothing was asked of it, or the time was up. */
    NOT_ASKED
  }
}
