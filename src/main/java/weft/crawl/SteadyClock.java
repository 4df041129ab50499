package weft.crawl;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The time of day at the start of the process, carried on by the monotonic clock: a system clock
 * that is set back or forth in the middle of a crawl moves no host's next permitted time.
 */
public final class SteadyClock implements InstantSource {
  private final LongSupplier nanos;
  private final Instant start;
  private final long origin;

  /** The clock of this process, which begins now. */
  public SteadyClock() {
    this(InstantSource.system(), System::nanoTime);
  }

  /**
   * @param wall is asked once
   * @param nanos never goes back
   */
  SteadyClock(InstantSource wall, LongSupplier nanos) {
    this.nanos = nanos;
    start = wall.instant();
    origin = nanos.getAsLong();
  }

  @Override
  public Instant instant() {
    return start.plusNanos(nanos.getAsLong() - origin);
  }
}
