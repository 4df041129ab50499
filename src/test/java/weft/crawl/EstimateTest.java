package weft.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.crawl.Estimate.Load;

class EstimateTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private static Load load(long pages, long others, @Nullable Duration interval) {
    return new Load(pages, others, interval);
  }

  private static Limits limits(long pages, Duration time, int perHost) {
    return new Limits(pages, Long.MAX_VALUE, time, perHost, 0);
  }

  private static Limits pages(long most) {
    return limits(most, Limits.NONE.time(), Integer.MAX_VALUE);
  }

  private static Estimate unlimited(Load... loads) {
    return Estimate.of(List.of(loads), Limits.NONE, Duration.ZERO);
  }

  @Test
  void oneHostTakesItsRequestsTimesItsInterval() {
    assertEquals(
        new Estimate(98, 100, Duration.ofSeconds(200), ""),
        unlimited(load(98, 2, SECOND.multipliedBy(2))));
  }

  @Test
  void hostsAreAskedSideBySideAndTheSlowestIsTheLast() {
    Estimate estimate = unlimited(load(10, 0, SECOND.multipliedBy(60)), load(500, 0, SECOND));
    assertEquals(new Estimate(510, 510, Duration.ofMinutes(10), ""), estimate);
  }

  @Test
  void aRateOverAllHostsMayBeTheSlowest() {
    Estimate estimate =
        Estimate.of(
            List.of(load(100, 0, SECOND), load(100, 0, SECOND)),
            Limits.NONE,
            Duration.ofSeconds(3));
    assertEquals(Duration.ofMinutes(10), estimate.duration());
  }

  @Test
  void aLimitOnPagesEndsWhenThatManyAreThere() {
    List<Load> loads = List.of(load(1_000, 0, SECOND), load(1_000, 0, SECOND));
    Estimate estimate = Estimate.of(loads, pages(100), Duration.ZERO);
    assertEquals(new Estimate(100, 100, Duration.ofSeconds(50), "max-pages 100"), estimate);
  }

  @Test
  void aLimitThatIsNotReachedIsNotNamed() {
    Estimate estimate = Estimate.of(List.of(load(100, 0, SECOND)), pages(100), Duration.ZERO);
    assertEquals(new Estimate(100, 100, Duration.ofSeconds(100), ""), estimate);
  }

  @Test
  void aLimitPerHostHoldsForEach() {
    Limits perHost = limits(Long.MAX_VALUE, Limits.NONE.time(), 10);
    List<Load> loads = List.of(load(1_000, 1, SECOND), load(5, 1, SECOND));
    Estimate estimate = Estimate.of(loads, perHost, Duration.ZERO);
    assertEquals(new Estimate(15, 17, Duration.ofSeconds(11), ""), estimate);
  }

  @Test
  void aLimitOnTimeLeavesWhatIsThereByThen() {
    Limits limits = limits(Long.MAX_VALUE, Duration.ofSeconds(30), Integer.MAX_VALUE);
    Estimate estimate = Estimate.of(List.of(load(1_000, 2, SECOND)), limits, Duration.ZERO);
    assertEquals(new Estimate(28, 30, Duration.ofSeconds(30), "max-time"), estimate);
  }

  @Test
  void nothingIsSaidOfTheDurationWhereAPaceIsNotKnown() {
    Estimate estimate = unlimited(load(10, 1, null), load(10, 1, SECOND));
    assertEquals(20, estimate.pages());
    assertNull(estimate.duration());
  }

  @Test
  void nothingToFetchTakesNoTime() {
    assertEquals(new Estimate(0, 0, Duration.ZERO, ""), unlimited());
  }
}
