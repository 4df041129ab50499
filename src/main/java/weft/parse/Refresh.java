package weft.parse;

import java.util.Optional;

/**
 * The value of a Refresh header or a meta refresh (HTML, "shared declarative refresh steps").
 *
 * @param url where to, unresolved; empty for the page itself
 */
record Refresh(String url) {

  /** Parses; absent where the text asks for no refresh. */
  static Optional<Refresh> of(String input) {
    int i = skipSpace(input, 0);
    int digits = i;
    while (i < input.length() && Ascii.isDigit(input.charAt(i))) {
      i++;
    }
    if (i == digits && (i == input.length() || input.charAt(i) != '.')) {
      return Optional.empty();
    }
    while (i < input.length() && (Ascii.isDigit(input.charAt(i)) || input.charAt(i) == '.')) {
      i++;
    }
    if (i == input.length()) {
      return Optional.of(new Refresh(""));
    }
    if (!Ascii.isSpace(input.charAt(i)) && !isSeparator(input.charAt(i))) {
      return Optional.empty();
    }
    i = skipSpace(input, i);
    if (i < input.length() && isSeparator(input.charAt(i))) {
      i = skipSpace(input, i + 1);
    }
    return Optional.of(new Refresh(target(input, i)));
  }

  private static String target(String input, int from) {
    int i = from;
    if (input.regionMatches(true, i, "url", 0, 3)) {
      int equals = skipSpace(input, i + 3);
      if (equals == input.length() || input.charAt(equals) != '=') {
        return Ascii.strip(input.substring(from));
      }
      i = skipSpace(input, equals + 1);
    }
    return Ascii.strip(unquoted(input.substring(i)));
  }

  private static String unquoted(String text) {
    if (text.isEmpty() || (text.charAt(0) != '"' && text.charAt(0) != '\'')) {
      return text;
    }
    int close = text.indexOf(text.charAt(0), 1);
    return close < 0 ? text.substring(1) : text.substring(1, close);
  }

  private static boolean isSeparator(char c) {
    return c == ';' || c == ',';
  }

  private static int skipSpace(String text, int from) {
    int i = from;
    while (i < text.length() && Ascii.isSpace(text.charAt(i))) {
      i++;
    }
    return i;
  }
}
