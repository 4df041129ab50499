package weft.robots;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import weft.model.FetchResult;

/** What robots.txt says of a URL. */
public sealed interface RobotsVerdict {

  /**
   * May be fetched.
   *
   * @param crawlDelay of the group that applies, absent where it names none
   */
  record Allowed(@Nullable Duration crawlDelay) implements RobotsVerdict {}

  /**
   * May not be fetched.
   *
   * @param line number of the deciding line in robots.txt, from 1
   * @param text that line
   * @param crawlDelay of the group that applies, absent where it names none
   */
  record Disallowed(int line, String text, @Nullable Duration crawlDelay)
      implements RobotsVerdict {}

  /**
   * Not known for now: the server failed or asked to come back (RFC 9309, 2.3.1.4).
   *
   * @param why one line for people
   * @param retryAfter when the server said to come back, absent where it did not
   */
  record Unreachable(String why, @Nullable Duration retryAfter) implements RobotsVerdict {}

  /** The host itself cannot be reached, or the crawl is stopping; the page would meet the same. */
  record HostFailed(FetchResult.Failure failure) implements RobotsVerdict {}

  /** The host may not be asked at all; the page is excluded for the same reason. */
  record HostExcluded(FetchResult.Excluded exclusion) implements RobotsVerdict {}

  /** The rules are not at hand and have to be fetched first. */
  record Unknown() implements RobotsVerdict {}
}
