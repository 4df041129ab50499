package weft.cli;

import java.util.regex.Pattern;

/**
 * Text of unknown origin made harmless for a terminal: what would move the cursor, change colours
 * or reorder the line is shown as a symbol instead.
 */
final class Printable {
  /** C0, DEL, C1, line and paragraph separators, and characters that change the direction. */
  private static final Pattern HARMFUL =
      Pattern.compile(
          "[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029\\u200e\\u200f"
              + "\\u061c\\u202a-\\u202e\\u2066-\\u2069]");

  private static final Pattern HARMFUL_IN_TEXT =
      Pattern.compile("(?![\\n\\t])" + HARMFUL.pattern());

  private Printable() {}

  /** The text on one line. */
  static String line(String text) {
    return HARMFUL.matcher(text).replaceAll(match -> symbol(match.group().charAt(0)));
  }

  /** The text with its line ends and tabs left as they are. */
  static String text(String text) {
    return HARMFUL_IN_TEXT
        .matcher(text.replace("\r\n", "\n"))
        .replaceAll(match -> symbol(match.group().charAt(0)));
  }

  private static String symbol(char harmful) {
    if (harmful < ' ') {
      return String.valueOf((char) (0x2400 + harmful)); // control pictures
    }
    return harmful == 0x7f ? "\u2421" : "\ufffd";
  }
}
