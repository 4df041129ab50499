package weft.cli.ask;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weft.config.ConfigException;

/**
 * A rule of {@code --fail-on}: findings, if a report has so many rows, or rules find so much.
 *
 * @param text as the user wrote it
 * @param report its name, or what else is counted
 * @param comparison {@code >}, {@code >=}, {@code <}, {@code <=}, {@code =} or {@code !=}
 * @param number that the count of rows is compared with
 */
record Threshold(String text, String report, String comparison, long number) {
  private static final Pattern FORM =
      Pattern.compile("\\s*([a-z0-9-]+)\\s*(?:(>=|<=|!=|==?|>|<)\\s*(\\d{1,15})\\s*)?");

  /** Reads a rule; a report alone means that it has any rows. */
  static Threshold of(String text) {
    return of(text, "a report", "broken>0");
  }

  /**
   * Reads a rule about something else than reports.
   *
   * @param subject what it may name, for people
   * @param example of a rule
   */
  static Threshold of(String text, String subject, String example) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new ConfigException(
          "--fail-on "
              + text
              + ": must be "
              + subject
              + " and a number of rows to compare with, such as '"
              + example
              + "'");
    }
    if (form.group(2) == null) {
      return new Threshold(text, form.group(1), ">", 0);
    }
    String comparison = form.group(2).equals("==") ? "=" : form.group(2);
    return new Threshold(text, form.group(1), comparison, Long.parseLong(form.group(3)));
  }

  /** Whether so many rows are what it looks for. */
  boolean isMetBy(long rows) {
    return switch (comparison) {
      case ">" -> rows > number;
      case ">=" -> rows >= number;
      case "<" -> rows < number;
      case "<=" -> rows <= number;
      case "=" -> rows == number;
      default -> rows != number;
    };
  }
}
