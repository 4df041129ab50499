package weft.hook;

/** What others wrote, as it may stand in a message: one line, no control characters, not long. */
final class Shown {
  private Shown() {}

  /** The text, cut behind so many characters. */
  static String line(String text, int most) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < text.length() && i < most; i++) {
      char c = text.charAt(i);
      boolean plain = !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT;
      line.append(plain && c != '\u2028' && c != '\u2029' ? c : ' ');
    }
    return text.length() > most ? line + "…" : line.toString();
  }
}
