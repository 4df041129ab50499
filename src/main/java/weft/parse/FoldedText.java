package weft.parse;

/** A text that grows, runs of white space folded to one space. Owned by one walk over one page. */
final class FoldedText {
  private static final char SOFT_HYPHEN = '\u00AD';
  private static final char ZERO_WIDTH_SPACE = '\u200B';
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final StringBuilder text = new StringBuilder();

  /** Appends; invisible characters are left out. */
  void append(String more) {
    append(more, 0, more.length());
  }

  /** Appends the part of a text between two positions. */
  void append(String more, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = more.charAt(i);
      if (isSpace(c)) {
        space();
      } else if (c != SOFT_HYPHEN && c != ZERO_WIDTH_SPACE && c != BYTE_ORDER_MARK) {
        text.append(c);
      }
    }
  }

  /** Separates what follows from what stands. */
  void space() {
    if (!text.isEmpty() && text.charAt(text.length() - 1) > ' ') {
      text.append(' ');
    }
  }

  /** Begins a new line, unless nothing stands on this one. */
  void line() {
    int end = text.length();
    if (end > 0 && text.charAt(end - 1) == ' ') {
      text.setLength(--end);
    }
    if (end > 0 && text.charAt(end - 1) != '\n') {
      text.append('\n');
    }
  }

  int length() {
    return text.length();
  }

  void clear() {
    text.setLength(0);
  }

  /** A part of the text without white space at its ends, cut to a number of characters. */
  String slice(int from, int to, int max) {
    int start = from;
    while (start < to && text.charAt(start) <= ' ') {
      start++;
    }
    int stop = Math.max(start, to);
    while (stop > start && text.charAt(stop - 1) <= ' ') {
      stop--;
    }
    return cut(text.substring(start, stop), max);
  }

  /** A text with its white space folded and its ends bare, cut to a number of characters. */
  static String fold(String raw, int max) {
    FoldedText folded = new FoldedText();
    folded.append(raw);
    return folded.slice(0, folded.length(), max);
  }

  /** A text cut to a number of characters. */
  static String cut(String whole, int max) {
    if (whole.length() <= max) {
      return whole;
    }
    int end = Character.isHighSurrogate(whole.charAt(max - 1)) ? max - 1 : max;
    return whole.substring(0, end).stripTrailing();
  }

  private static boolean isSpace(char c) {
    return c <= ' ' || (c >= 0x80 && (Character.isSpaceChar(c) || c == 0x85));
  }
}
