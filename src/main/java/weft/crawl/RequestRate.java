package weft.crawl;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The distance between the starts of any two visits of a crawl. Owned by the main thread. */
final class RequestRate {
  private volatile Duration interval;
  private final InstantSource clock;
  private Instant next = Instant.MIN;

  /** An interval of zero is no limit. */
  RequestRate(Duration interval, InstantSource clock) {
    this.interval = interval;
    this.clock = clock;
  }

  /** Another distance from now on; safe for any thread. */
  void keep(Duration other) {
    interval = other;
  }

  /** Waits for the next visit's turn, or until a stop is asked for. */
  void await(Stop stop) throws InterruptedException {
    if (interval.isPositive()) {
      Instant now = clock.instant();
      if (next.isAfter(now)) {
        boolean _ = stop.await(Duration.between(now, next).plusMillis(1));
      }
    }
  }

  /** A visit begins. */
  void begun() {
    if (interval.isPositive()) {
      next = clock.instant().plus(interval);
    }
  }
}
