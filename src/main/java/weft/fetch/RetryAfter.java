package weft.fetch;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the value of a {@code Retry-After} header (RFC 9110, 10.2.3): seconds, or a date in any of
 * the three forms of RFC 9110, 5.6.7.
 */
public final class RetryAfter {
  /** So long that nobody waits for it, and short enough for any arithmetic. */
  private static final Duration FOREVER = Duration.ofDays(36_500);

  private static final int MAX_LENGTH = 100;
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private RetryAfter() {}

  /**
   * How long to wait from {@code now} on; zero where the date has passed, a hundred years where the
   * value asks for more, null where it is neither a number of seconds nor a date.
   */
  public static @Nullable Duration parse(String value, Instant now) {
    String text = value.strip();
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      return null;
    }
    if (isDigits(text)) {
      return text.length() > 10 ? FOREVER : atMostForever(Duration.ofSeconds(Long.parseLong(text)));
    }
    Instant date = date(text, now);
    if (date == null) {
      return null;
    }
    return date.isBefore(now) ? Duration.ZERO : atMostForever(Duration.between(now, date));
  }

  private static Duration atMostForever(Duration duration) {
    return duration.compareTo(FOREVER) > 0 ? FOREVER : duration;
  }

  private static boolean isDigits(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** The parts of a date stand in one order in asctime's form and in another in the two others. */
  private static @Nullable Instant date(String text, Instant now) {
    List<String> parts = parts(text);
    if (parts.size() < 5) {
      return null;
    }
    boolean asctime = !isDigits(parts.get(1));
    String day = parts.get(asctime ? 2 : 1);
    String month = parts.get(asctime ? 1 : 2);
    String year = parts.get(asctime ? 4 : 3);
    String time = parts.get(asctime ? 3 : 4);
    int monthNumber = MONTHS.indexOf(month.toLowerCase(Locale.ROOT)) + 1;
    if (monthNumber == 0 || year.length() > 4 || !isDigits(year) || !isDigits(day)) {
      return null;
    }
    try {
      LocalDate date = LocalDate.of(year(year, now), monthNumber, Integer.parseInt(day));
      return LocalDateTime.of(date, LocalTime.parse(time)).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException | NumberFormatException _) {
      return null; // the value is no date
    }
  }

  /** Week day, then what blanks, commas and hyphens separate. */
  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    StringTokenizer tokens = new StringTokenizer(text, " ,-");
    while (tokens.hasMoreTokens()) {
      parts.add(tokens.nextToken());
    }
    return parts;
  }

  /** A year of two digits is less than 50 years ago and at most 50 years ahead. */
  private static int year(String digits, Instant now) {
    int year = Integer.parseInt(digits);
    if (digits.length() > 2) {
      return year;
    }
    int latest = now.atOffset(ZoneOffset.UTC).getYear() + 50;
    return latest - Math.floorMod(latest - year, 100);
  }
}
