package weft.scope;

import java.util.regex.Pattern;

/** Takes out of a segment of a path, or the name of a parameter, what varies in its kind. */
final class Segments {
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern DATE = Pattern.compile("(?:19|20|21)\\d\\d-?\\d\\d(?:-?\\d\\d)?");
  private static final int LEAST_ID = 8;
  private static final int CERTAIN_ID = 20;

  private Segments() {}

  /** The segment with {@code {n}}, {@code {id}} and {@code {date}} in the place of such parts. */
  static String template(String segment) {
    if (plain(segment)) {
      return segment;
    }
    String text = segment;
    int semicolon = segment.indexOf(';');
    if (semicolon >= 0) {
      return template(segment.substring(0, semicolon)) + ";{id}";
    }
    if (DATE.matcher(text).matches() && text.length() > 6) {
      return "{date}";
    }
    text = UUID.matcher(text).replaceAll("{id}");
    return runs(text);
  }

  private static boolean plain(String segment) {
    for (int i = 0; i < segment.length(); i++) {
      char c = segment.charAt(i);
      if (digit(c) || c == ';') {
        return false;
      }
    }
    return segment.length() < CERTAIN_ID * 2;
  }

  private static String runs(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); ) {
      int end = i;
      while (end < text.length() && alphanumeric(text.charAt(end))) {
        end++;
      }
      if (end == i) {
        out.append(text.charAt(i++));
      } else {
        run(text.substring(i, end), out);
        i = end;
      }
    }
    return out.toString();
  }

  private static void run(String run, StringBuilder out) {
    if (identifier(run)) {
      out.append("{id}");
      return;
    }
    boolean before = false;
    for (int i = 0; i < run.length(); i++) {
      boolean digit = digit(run.charAt(i));
      if (!digit) {
        out.append(run.charAt(i));
      } else if (!before) {
        out.append("{n}");
      }
      before = digit;
    }
  }

  /** Whether letters and digits are mixed as in what a machine has made up. */
  private static boolean identifier(String run) {
    if (run.length() < LEAST_ID) {
      return false;
    }
    int changes = 0;
    int letters = 0;
    boolean hexadecimal = true;
    for (int i = 0; i < run.length(); i++) {
      char c = run.charAt(i);
      boolean digit = digit(c);
      letters += digit ? 0 : 1;
      hexadecimal &= digit || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
      changes += i > 0 && digit != digit(run.charAt(i - 1)) ? 1 : 0;
    }
    boolean mixed = letters > 0 && letters < run.length();
    return mixed && (hexadecimal || changes >= 3 || run.length() >= CERTAIN_ID);
  }

  private static boolean alphanumeric(char c) {
    return digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }
}
