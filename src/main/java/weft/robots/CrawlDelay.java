package weft.robots;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads the value of a {@code Crawl-delay} line, which no standard defines. */
final class CrawlDelay {
  /** So long that nobody waits for it, and short enough for any arithmetic. */
  private static final Duration FOREVER = Duration.ofDays(36_500);

  private static final int MILLIS = 1000;

  private CrawlDelay() {}

  /** Seconds with or without a fraction; null where the value is negative or no number. */
  static @Nullable Duration parse(String value) {
    int digits = 0;
    int points = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (c == '.') {
        points++;
      } else {
        return null;
      }
    }
    if (digits == 0 || points > 1) {
      return null;
    }
    double seconds = Double.parseDouble(value);
    return seconds >= FOREVER.toSeconds()
        ? FOREVER
        : Duration.ofMillis((long) Math.ceil(seconds * MILLIS));
  }
}
