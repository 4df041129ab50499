package weft.parse;

import java.util.ArrayList;
import java.util.List;

/** Characters as the WHATWG standards class them. */
final class Ascii {
  private Ascii() {}

  /** Tab, line feed, form feed, carriage return, space. */
  static boolean isSpace(int c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
  }

  static boolean isAlpha(int c) {
    int lower = c | 0x20;
    return lower >= 'a' && lower <= 'z';
  }

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  /** A character of an HTTP token (RFC 9110, 5.6.2). */
  static boolean isTokenChar(int c) {
    return isAlpha(c) || isDigit(c) || (c < 128 && "!#$%&'*+-.^_`|~".indexOf(c) >= 0);
  }

  static int lower(int c) {
    return c >= 'A' && c <= 'Z' ? c | 0x20 : c;
  }

  /** Whether a text has this lower-case word between two positions, in any case. */
  static boolean matches(String lower, String text, int from, int to) {
    if (lower.length() != to - from) {
      return false;
    }
    for (int i = 0; i < lower.length(); i++) {
      if (lower(text.charAt(from + i)) != lower.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Without ASCII white space at both ends. */
  static String strip(String text) {
    int to = text.length();
    while (to > 0 && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return stripLeading(text.substring(0, to));
  }

  /** Without ASCII white space at the beginning. */
  static String stripLeading(String text) {
    int from = 0;
    while (from < text.length() && isSpace(text.charAt(from))) {
      from++;
    }
    return text.substring(from);
  }

  /** The pieces between runs of ASCII white space. */
  static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    int from = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean space = i == text.length() || isSpace(text.charAt(i));
      if (space && from >= 0) {
        tokens.add(text.substring(from, i));
      }
      from = space ? -1 : from < 0 ? i : from;
    }
    return tokens;
  }
}
