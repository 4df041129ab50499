package weft.crawl;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZonedDateTime;

/**
 * The hours of the day in which a crawl may ask, by local time; they may go past midnight.
 *
 * @param from the first minute
 * @param to the minute after the last
 */
public record Hours(LocalTime from, LocalTime to) {

  public Hours {
    if (from.equals(to)) {
      throw new IllegalArgumentException("the hours begin and end at " + from);
    }
  }

  /** Reads {@code HH:MM-HH:MM}. */
  public static Hours parse(String text) {
    int dash = text.indexOf('-');
    return new Hours(time(text.substring(0, dash)), time(text.substring(dash + 1)));
  }

  private static LocalTime time(String text) {
    return LocalTime.parse(text.strip().length() == 4 ? "0" + text.strip() : text.strip());
  }

  /** How long it is until the crawl may ask; zero where it may now. */
  public Duration untilOpen(ZonedDateTime now) {
    LocalTime time = now.toLocalTime();
    boolean begun = !time.isBefore(from);
    boolean over = !time.isBefore(to);
    boolean open = from.isBefore(to) ? begun && !over : begun || !over;
    if (open) {
      return Duration.ZERO;
    }
    ZonedDateTime next = now.with(from);
    return Duration.between(now, next.isAfter(now) ? next : now.plusDays(1).with(from));
  }

  /** As it is written. */
  @Override
  public String toString() {
    return from + "-" + to;
  }
}
