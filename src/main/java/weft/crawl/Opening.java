package weft.crawl;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Keeps a crawl to its hours, if it has any. Owned by the main thread. */
final class Opening {
  private static final System.Logger NOTICE = System.getLogger("weft.notice");

  private final @Nullable Hours hours;
  private final InstantSource clock;
  private final ZoneId zone;

  Opening(@Nullable Hours hours, InstantSource clock, ZoneId zone) {
    this.hours = hours;
    this.clock = clock;
    this.zone = zone;
  }

  /** Whether the crawl may ask now. */
  boolean open() {
    return left().isZero();
  }

  /** Waits until the crawl may ask, or until a stop is asked for, and says so. */
  void await(Stop stop) throws InterruptedException {
    Duration left = left();
    if (!left.isZero() && stop.cause() == null) {
      NOTICE.log(
          System.Logger.Level.WARNING,
          "outside the hours " + hours + "; the crawl goes on at " + at(left));
      boolean stopped = stop.await(left.plusMillis(1));
      while (!stopped && !open()) {
        stopped = stop.await(left().plusMillis(1));
      }
    }
  }

  private Duration left() {
    return hours == null ? Duration.ZERO : hours.untilOpen(clock.instant().atZone(zone));
  }

  private String at(Duration left) {
    return clock
        .instant()
        .plus(left)
        .atZone(zone)
        .truncatedTo(ChronoUnit.MINUTES)
        .toLocalDateTime()
        .toString()
        .replace('T', ' ');
  }
}
