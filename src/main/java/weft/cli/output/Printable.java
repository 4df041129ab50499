package weft.cli.output;

/**
 * Text of unknown origin made harmless for a terminal: what would move the cursor, change colours
 * or reorder the line (C0, DEL, C1, line and paragraph separators, and the characters that change
 * the direction) is shown as a symbol instead.
 */
public final class Printable {
  private Printable() {}

  /** Whether a terminal might do something at that character but show it. */
  public static boolean harmful(char c) {
    return c < ' '
        || (c >= 0x7f && c < 0xa0)
        || c == 0x61c
        || (c >= 0x200e && c <= 0x202e && (c <= 0x200f || c >= 0x2028))
        || (c >= 0x2066 && c <= 0x2069);
  }

  /** The text on one line. */
  public static String line(String text) {
    return shown(text, false);
  }

  /** The text with its line ends and tabs left as they are. */
  public static String text(String text) {
    return shown(text.replace("\r\n", "\n"), true);
  }

  private static String shown(String text, boolean lines) {
    StringBuilder shown = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean left = !harmful(c) || (lines && (c == '\n' || c == '\t'));
      shown.append(left ? c : symbol(c));
    }
    return shown.toString();
  }

  private static char symbol(char harmful) {
    if (harmful < ' ') {
      return (char) (0x2400 + harmful); // control pictures
    }
    return harmful == 0x7f ? '\u2421' : '\ufffd';
  }
}
