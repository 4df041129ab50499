package weft.config;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 500ms}, {@code 1h30m}; a bare number means seconds. */
public final class Durations {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,12}(?:\\.\\d{1,9})?");
  private static final Pattern PART = Pattern.compile("(" + NUMBER + ")(ms|s|m|h|d)");
  private static final Pattern WHOLE = Pattern.compile("(?:" + PART + ")+");
  private static final BigDecimal MOST = BigDecimal.valueOf(Duration.ofDays(3650).toMillis());

  private Durations() {}

  static Duration parse(String text) throws BadValueException {
    String plain = text.strip().toLowerCase(Locale.ROOT);
    if (NUMBER.matcher(plain).matches()) {
      return duration(new BigDecimal(plain).multiply(millis("s")));
    }
    if (!WHOLE.matcher(plain).matches()) {
      throw new BadValueException("not a duration; write it like 500ms, 2s, 5m or 1h30m");
    }
    BigDecimal sum = BigDecimal.ZERO;
    Matcher part = PART.matcher(plain);
    while (part.find()) {
      sum = sum.add(new BigDecimal(part.group(1)).multiply(millis(part.group(2))));
    }
    return duration(sum);
  }

  private static Duration duration(BigDecimal millis) throws BadValueException {
    if (millis.compareTo(MOST) > 0) {
      throw new BadValueException("longer than ten years");
    }
    return Duration.ofMillis(millis.setScale(0, RoundingMode.HALF_UP).longValueExact());
  }

  private static BigDecimal millis(String unit) {
    return BigDecimal.valueOf(
        switch (unit) {
          case "ms" -> 1;
          case "s" -> 1000;
          case "m" -> 60_000;
          case "h" -> 3_600_000;
          default -> 86_400_000;
        });
  }

  /** The shortest text with the same meaning, such as {@code 1h30m} or {@code 1500ms}. */
  public static String text(Duration duration) {
    if (duration.toMillisPart() != 0) {
      return duration.toMillis() + "ms";
    }
    StringBuilder text = new StringBuilder();
    part(text, duration.toDaysPart(), "d");
    part(text, duration.toHoursPart(), "h");
    part(text, duration.toMinutesPart(), "m");
    part(text, duration.toSecondsPart(), "s");
    return text.isEmpty() ? "0s" : text.toString();
  }

  private static void part(StringBuilder text, long number, String unit) {
    if (number != 0) {
      text.append(number).append(unit);
    }
  }
}
