package weft.url;

/** Character classes of ASCII, as the URL standard means them: no locale, nothing beyond 127. */
final class Ascii {
  private Ascii() {}

  static boolean isLetter(int c) {
    int lower = c | 0x20;
    return lower >= 'a' && lower <= 'z';
  }

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  /** The value of a hexadecimal digit; -1 where it is none. */
  static int hex(int c) {
    if (isDigit(c)) {
      return c - '0';
    }
    int lower = c | 0x20;
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
  }

  /** The value of two hexadecimal digits; -1 where one of them is none. */
  static int hexPair(int first, int second) {
    int high = hex(first);
    int low = hex(second);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }

  /** The text with A to Z in lower case; the same object where it has none of them. */
  static String lower(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 'A' && text.charAt(i) <= 'Z') {
        return lowerFrom(text, i);
      }
    }
    return text;
  }

  private static String lowerFrom(String text, int first) {
    char[] chars = text.toCharArray();
    for (int i = first; i < chars.length; i++) {
      if (chars[i] >= 'A' && chars[i] <= 'Z') {
        chars[i] = (char) (chars[i] | 0x20);
      }
    }
    return new String(chars);
  }
}
