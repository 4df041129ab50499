package weft.parse;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.model.Sitemap;

/**
 * Reads what sitemaps say of their entries, and counts what cannot be read. Dates are those of W3C
 * Datetime, and in feeds those of mail. Owned by one parse.
 */
final class Listings {
  private static final Set<String> FREQUENCIES =
      Set.of("always", "hourly", "daily", "weekly", "monthly", "yearly", "never");
  private static final int LONGEST = 64;

  private int unreadable;
  private String example = "";

  Sitemap.Listing of(SitemapEntries.Listed entry) {
    return new Sitemap.Listing(
        read(entry.lastmod(), Listings::date),
        read(entry.freq(), Listings::frequency),
        read(entry.priority(), Listings::priority));
  }

  /** What could not be read; absent where everything could. */
  @Nullable String trouble() {
    return unreadable == 0
        ? null
        : unreadable + " values cannot be read, the first is '" + example + "'";
  }

  private interface Form<T> {
    Optional<T> read(String text);
  }

  private <T> @Nullable T read(@Nullable String text, Form<T> form) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    Optional<T> value = text.length() > LONGEST ? Optional.empty() : form.read(text);
    if (value.isEmpty() && unreadable++ == 0) {
      example = text.substring(0, Math.min(LONGEST, text.length())).replaceAll("\\s+", " ");
    }
    return value.orElse(null);
  }

  private static Optional<String> frequency(String text) {
    return Optional.of(text.toLowerCase(Locale.ROOT)).filter(FREQUENCIES::contains);
  }

  private static Optional<Double> priority(String text) {
    try {
      return Optional.of(Double.valueOf(text)).filter(value -> value >= 0 && value <= 1);
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  /** The date as it stands, or the time in UTC. */
  static Optional<String> date(String text) {
    try {
      return Optional.of(
          switch (text.length()) {
            case 4 -> Year.parse(text).toString();
            case 7 -> YearMonth.parse(text).toString();
            case 10 -> LocalDate.parse(text).toString();
            default -> utc(time(text));
          });
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static String utc(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static Instant time(String text) {
    if (Character.isLetter(text.charAt(0))) {
      return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    }
    String strict = text.replaceFirst(" ", "T").replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2");
    boolean zoned = strict.endsWith("Z") || strict.matches(".*[+-]\\d\\d:\\d\\d");
    return zoned
        ? OffsetDateTime.parse(strict).toInstant()
        : LocalDateTime.parse(strict).toInstant(ZoneOffset.UTC);
  }
}
