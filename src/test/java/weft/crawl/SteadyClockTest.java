package weft.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What a crawl takes for the time while somebody sets the clock. */
final class SteadyClockTest {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private final AtomicReference<Instant> wall = new AtomicReference<>(START);
  private final AtomicLong nanos = new AtomicLong(-5);
  private final SteadyClock clock = new SteadyClock(wall::get, nanos::get);

  private void pass(Duration time) {
    long _ = nanos.addAndGet(time.toNanos());
  }

  @Test
  void aClockThatIsSetAnHourForthHastensNothing() {
    pass(Duration.ofSeconds(10));
    wall.set(START.plus(Duration.ofHours(1)));
    pass(Duration.ofSeconds(5));
    assertEquals(START.plusSeconds(15), clock.instant());
  }

  @Test
  void aClockThatIsSetAnHourBackHoldsNothingUp() {
    pass(Duration.ofSeconds(10));
    wall.set(START.minus(Duration.ofHours(1)));
    pass(Duration.ofSeconds(5));
    assertEquals(START.plusSeconds(15), clock.instant());
  }
}
