package weft.frontier;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import weft.model.HostState.Health;

/**
 * What politeness remembers of one host. Immutable; {@link Politeness} makes the next one.
 *
 * @param nextAt no request before this
 * @param crawlDelay asked for by robots.txt, uncapped; absent where it asks for none
 * @param latency moving average of the time to the first byte; zero before the first answer
 * @param setbacks failures and refusals not yet made good by answers; each doubles the back-off
 * @param refusals 429, 503 and failed robots.txt in a row
 * @param unreachable times in a row it could not be reached
 * @param setbackAt when the newest setback was learned
 * @param retryAfter whether {@code nextAt} is what the host itself asked for
 * @param health whether it is still asked
 */
record Pace(
    Instant nextAt,
    @Nullable Duration crawlDelay,
    Duration latency,
    int setbacks,
    int refusals,
    int unreachable,
    Instant setbackAt,
    boolean retryAfter,
    Health health) {

  /** A host that nothing is known of. */
  static Pace fresh(Instant nextAt) {
    return new Pace(nextAt, null, Duration.ZERO, 0, 0, 0, Instant.MIN, false, Health.ALIVE);
  }

  /** Whether something is held against the host. */
  boolean troubled() {
    return setbacks > 0 || refusals > 0 || unreachable > 0;
  }

  Pace at(Instant next) {
    return new Pace(
        next, crawlDelay, latency, setbacks, refusals, unreachable, setbackAt, retryAfter, health);
  }

  Pace withCrawlDelay(@Nullable Duration delay) {
    return new Pace(
        nextAt, delay, latency, setbacks, refusals, unreachable, setbackAt, retryAfter, health);
  }

  Pace in(Health next) {
    return new Pace(
        nextAt, crawlDelay, latency, setbacks, refusals, unreachable, setbackAt, retryAfter, next);
  }

  /** After an answer: the average moves, one setback is made good, the counts in a row end. */
  Pace answered(Duration average) {
    return new Pace(
        nextAt, crawlDelay, average, Math.max(0, setbacks - 1), 0, 0, setbackAt, false, health);
  }

  /** After a setback, with the counts in a row that it leaves. */
  Pace setback(Instant now, int refused, int unreached) {
    return new Pace(
        nextAt, crawlDelay, latency, setbacks + 1, refused, unreached, now, false, health);
  }

  /** The host itself said when to come back. */
  Pace until(Instant next) {
    return new Pace(
        next, crawlDelay, latency, setbacks, refusals, unreachable, setbackAt, true, health);
  }
}
