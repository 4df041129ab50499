package weft.frontier;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a visit learned about its host. */
public sealed interface HostSignal {

  /** It answered, in that time from request to first byte. */
  record Answered(Duration latency) implements HostSignal {}

  /** It said 429 or 503; with the Retry-After it gave, if any. */
  record Throttled(@Nullable Duration retryAfter) implements HostSignal {}

  /** It could not be reached. */
  record Unreachable() implements HostSignal {}

  /** It broke off or took too long. */
  record Faltered() implements HostSignal {}

  /** Its robots.txt was read; with the Crawl-delay that applies, if any. */
  record RobotsRead(@Nullable Duration crawlDelay) implements HostSignal {}

  /** Its robots.txt cannot be had for now. */
  record RobotsUnreachable(@Nullable Duration retryAfter) implements HostSignal {}

  /** Nothing was asked. */
  record Nothing() implements HostSignal {}
}
