package weft.crawl;

import java.time.Instant;
import java.time.InstantSource;

/**
 * The time of day at the start of the process, carried on by the monotonic clock: a system clock
 * that is set back or forth in the middle of a crawl moves no host's next permitted time.
 */
public final class SteadyClock implements InstantSource {
  private final Instant start = Instant.now();
  private final long origin = System.nanoTime();

  @Override
  public Instant instant() {
    return start.plusNanos(System.nanoTime() - origin);
  }
}
