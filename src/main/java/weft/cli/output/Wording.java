package weft.cli.output;

import java.time.Duration;
import java.util.Locale;

/** Numbers in the words of the console. */
public final class Wording {
  private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB"};

  private Wording() {}

  /** {@code 1 page}, {@code 12,345 pages}. */
  public static String count(long number, String one, String many) {
    return number(number) + " " + (number == 1 ? one : many);
  }

  /** A number with its thousands parted. */
  public static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A number of bytes with three digits at most, in powers of 1024. */
  public static String bytes(long bytes) {
    double rest = bytes;
    int unit = 0;
    while (rest >= 1000 && unit < UNITS.length - 1) {
      rest /= 1024;
      unit++;
    }
    String form = unit == 0 || rest >= 99.95 ? "%.0f %s" : "%.1f %s";
    return String.format(Locale.ROOT, form, rest, UNITS[unit]);
  }

  /** Time in its two greatest units: {@code 4.2 s}, {@code 3 min 12 s}, {@code 2 h 5 min}. */
  public static String time(Duration duration) {
    long seconds = duration.toSeconds();
    if (duration.isPositive() && duration.toMillis() < 100) {
      return duration.toMillis() + " ms";
    }
    if (seconds < 60) {
      return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
    if (seconds < 3600) {
      return seconds / 60 + " min " + seconds % 60 + " s";
    }
    if (seconds < 86_400) {
      return seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    }
    return seconds / 86_400 + " d " + seconds % 86_400 / 3600 + " h";
  }

  /** A rate with a sensible number of digits. */
  public static String rate(double perSecond) {
    return String.format(Locale.ROOT, perSecond < 10 ? "%.1f/s" : "%,.0f/s", perSecond);
  }

  /** A part of a whole in percent. */
  public static String share(long part, long whole) {
    return whole == 0 ? "" : String.format(Locale.ROOT, "%.1f%%", 100.0 * part / whole);
  }
}
