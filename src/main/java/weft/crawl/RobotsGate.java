package weft.crawl;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import weft.fetch.FetchObserver;
import weft.frontier.Frontier;
import weft.frontier.HostSignal;
import weft.model.FetchResult;
import weft.model.Lease;
import weft.model.Reason;
import weft.robots.RequestGate;
import weft.robots.Robots;
import weft.robots.RobotsVerdict;

/** The first step of a visit: asks robots.txt and turns its verdict into what the visit does. */
final class RobotsGate {

  /** What the visit does next. */
  sealed interface Step {

    /** Fetches the page. */
    record Pass() implements Step {}

    /** Takes this as the result of its fetch. */
    record Answer(FetchResult result) implements Step {}

    /** Hands its URL back: the lease's request went to robots.txt. */
    record HandBack(HostSignal signal) implements Step {}
  }

  private final Robots robots;
  private final Frontier frontier;
  private final RequestGate gate;

  /** The gate lets redirects of robots.txt pass at the pace of the hosts they lead to. */
  RobotsGate(Robots robots, Frontier frontier, RequestGate gate) {
    this.robots = robots;
    this.frontier = frontier;
    this.gate = gate;
  }

  Step check(Lease lease, FetchObserver observer) {
    RobotsVerdict verdict = robots.check(lease.url().url());
    if (verdict instanceof RobotsVerdict.Unknown) {
      RobotsVerdict fetched = fetch(lease, observer);
      return fetched instanceof RobotsVerdict.Allowed(Duration delay)
          ? new Step.HandBack(new HostSignal.RobotsRead(delay))
          : step(lease, fetched);
    }
    return step(lease, verdict);
  }

  private RobotsVerdict fetch(Lease lease, FetchObserver observer) {
    try {
      return robots.fetch(lease.url().url(), gate, observer);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new RobotsVerdict.Unknown();
    }
  }

  private Step step(Lease lease, RobotsVerdict verdict) {
    return switch (verdict) {
      case RobotsVerdict.Allowed(Duration delay) -> {
        learn(lease, delay);
        yield new Step.Pass();
      }
      case RobotsVerdict.Disallowed(int line, String text, Duration delay) -> {
        learn(lease, delay);
        yield new Step.Answer(new FetchResult.Excluded(Reason.ROBOTS, line + ": " + text));
      }
      case RobotsVerdict.Unreachable(_, Duration retryAfter) ->
          new Step.HandBack(new HostSignal.RobotsUnreachable(retryAfter));
      case RobotsVerdict.HostFailed(FetchResult.Failure failure) -> new Step.Answer(failure);
      case RobotsVerdict.HostExcluded(FetchResult.Excluded excluded) -> new Step.Answer(excluded);
      case RobotsVerdict.Unknown _ -> new Step.HandBack(new HostSignal.Nothing());
    };
  }

  private void learn(Lease lease, @Nullable Duration crawlDelay) {
    if (crawlDelay != null) {
      var _ = frontier.report(lease, new HostSignal.RobotsRead(crawlDelay));
    }
  }
}
