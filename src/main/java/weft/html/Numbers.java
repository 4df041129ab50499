package weft.html;

import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them. */
final class Numbers {
  private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB"};

  private Numbers() {}

  /** With its thousands parted. */
  static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code 1 page}, {@code 12,345 pages}. */
  static String count(long number, String one, String many) {
    return grouped(number) + " " + (number == 1 ? one : many);
  }

  /** A part of a whole in percent; empty where there is no whole. */
  static String share(long part, long whole) {
    return whole == 0 ? "" : percent((double) part / whole);
  }

  /** A share from 0 to 1 in percent. */
  static String percent(double share) {
    if (share > 0 && share < 0.0005) {
      return "< 0.1 %";
    }
    return String.format(
        Locale.ROOT, share > 0 && share < 0.1 ? "%.1f %%" : "%.0f %%", share * 100);
  }

  /** A number of bytes in powers of 1024. */
  static String bytes(long bytes) {
    double rest = bytes;
    int unit = 0;
    while (rest >= 1000 && unit < UNITS.length - 1) {
      rest /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 || rest >= 99.95 ? "%.0f " : "%.1f ", rest)
        + UNITS[unit];
  }

  /** With one digit behind the point below ten, else with none. */
  static String rough(double number) {
    return String.format(Locale.ROOT, Math.abs(number) < 9.95 ? "%.1f" : "%,.0f", number);
  }

  /** Time in its greatest units. */
  static String time(Duration time) {
    long seconds = time.toSeconds();
    if (seconds < 60) {
      return rough(time.toMillis() / 1000.0) + " s";
    }
    if (seconds < 3600) {
      return seconds / 60 + " min " + seconds % 60 + " s";
    }
    return seconds < 86_400
        ? seconds / 3600 + " h " + seconds % 3600 / 60 + " min"
        : seconds / 86_400 + " d " + seconds % 86_400 / 3600 + " h";
  }

  /** A measure of a drawing. */
  static String measure(double number) {
    String text = String.format(Locale.ROOT, "%.2f", number);
    return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
  }

  /** A measure of a drawing as a part of its width or height. */
  static String part(double percent) {
    return measure(percent) + "%";
  }

  /** The beginning of a text that is longer. */
  static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }
}
