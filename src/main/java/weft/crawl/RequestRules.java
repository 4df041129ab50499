package weft.crawl;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import weft.frontier.HostPoliteness;
import weft.model.Header;
import weft.robots.RobotsPolicy;
import weft.url.HostKey;

/**
 * How a crawl asks, beyond what holds for every request alike.
 *
 * @param politeness of each host; absent where all are treated alike
 * @param robots what is done with robots.txt of each host; absent where it is the same for all
 * @param seedHeaders headers with secrets, sent to the hosts of seeds alone
 * @param retryOn what is tried again
 * @param interval between the starts of any two requests; zero for no limit
 * @param login comes before the crawl; absent for none
 * @param hours of the day in which is asked; absent for all
 */
public record RequestRules(
    @Nullable HostPoliteness politeness,
    @Nullable Function<HostKey, RobotsPolicy> robots,
    List<Header> seedHeaders,
    RetryOn retryOn,
    Duration interval,
    @Nullable LoginSettings login,
    @Nullable Hours hours) {

  /** Nothing out of the ordinary. */
  public static final RequestRules PLAIN =
      new RequestRules(null, null, List.of(), RetryOn.STANDARD, Duration.ZERO, null, null);

  public RequestRules {
    seedHeaders = List.copyOf(seedHeaders);
  }
}
