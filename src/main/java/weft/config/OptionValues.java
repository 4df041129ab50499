package weft.config;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import weft.url.HostKey;

/**
 * Values of options that are no settings, as people write them. What is none is a {@link
 * ConfigException} that names the option.
 */
public final class OptionValues {
  private OptionValues() {}

  /** A duration such as {@code 90d}. */
  public static Duration duration(String flag, String text) {
    try {
      return Durations.parse(text);
    } catch (BadValueException e) {
      throw wrong(flag, text, String.valueOf(e.getMessage()), e);
    }
  }

  /** Hosts that one of the patterns means; none where there is no pattern. */
  public static Predicate<HostKey> hosts(String flag, List<String> patterns) {
    List<HostPattern> parsed = new ArrayList<>();
    for (String pattern : patterns) {
      try {
        parsed.add(HostPattern.parse(pattern));
      } catch (BadValueException e) {
        throw wrong(flag, pattern, String.valueOf(e.getMessage()), e);
      }
    }
    return host -> parsed.stream().anyMatch(pattern -> pattern.matches(host));
  }

  /** A whole number from 1. */
  public static long positive(String flag, String text) {
    if (!text.matches("0{0,8}[1-9]\\d{0,8}")) {
      throw new ConfigException(flag + " " + text + ": a whole number from 1 is wanted");
    }
    return Long.parseLong(text);
  }

  /**
   * A moment: a date, or a date and time with its offset, in UTC where it names none.
   *
   * @param end whether a date alone means its end
   */
  public static Instant moment(String flag, String text, boolean end) {
    try {
      if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
        LocalDate day = LocalDate.parse(text).plusDays(end ? 1 : 0);
        return day.atStartOfDay().toInstant(ZoneOffset.UTC).minusMillis(end ? 1 : 0);
      }
      boolean offset = text.matches(".*(Z|[+-]\\d{2}:\\d{2})$");
      return OffsetDateTime.parse(offset ? text : text + "Z").toInstant();
    } catch (DateTimeParseException e) {
      throw wrong(flag, text, "no date; write it like 2025-03-01 or 2025-03-01T12:00:00Z", e);
    }
  }

  /** The one of an enum's names, in lower case, that was written. */
  public static <E extends Enum<E>> E choice(String flag, String text, E[] choices) {
    List<String> words =
        Arrays.stream(choices).map(each -> each.name().toLowerCase(Locale.ROOT)).toList();
    int place = words.indexOf(text);
    if (place < 0) {
      throw new ConfigException(
          flag
              + " "
              + text
              + ": must be one of "
              + String.join(", ", words)
              + Nearest.hint(text, words, ""));
    }
    return choices[place];
  }

  private static ConfigException wrong(String flag, String text, String why, Exception cause) {
    return new ConfigException(flag + " " + text + ": " + why, cause);
  }
}
