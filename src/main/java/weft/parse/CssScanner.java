package weft.parse;

/**
 * The URLs of a style sheet or of a style attribute: a cursor that reads comments, strings, escapes
 * and url tokens by CSS Syntax (sections 3.3 and 4.3) and passes over everything else. It takes any
 * text, and every character is read once.
 */
final class CssScanner {

  /** Takes the URLs in order, as written but for their escapes. */
  @FunctionalInterface
  interface Sink {
    void url(String reference, boolean imported);
  }

  private final String css;
  private final Sink sink;
  private int at;
  private int depth;
  private int imageSet = -1;
  private boolean importing;
  private boolean namespace;

  private CssScanner(String css, Sink sink) {
    this.css = css;
    this.sink = sink;
  }

  /** Reads a text to its end. */
  static void scan(String css, Sink sink) {
    if (css.indexOf('(') >= 0 || css.indexOf('@') >= 0) {
      new CssScanner(css, sink).scan();
    }
  }

  private void scan() {
    while (at < css.length()) {
      char c = css.charAt(at);
      if (c == '/' && peek(1) == '*') {
        int end = css.indexOf("*/", at + 2);
        at = end < 0 ? css.length() : end + 2;
      } else if (c == '"' || c == '\'') {
        string(string());
      } else if (c == '@') {
        at++;
        String rule = startsName() ? name() : "";
        importing = rule.equalsIgnoreCase("import");
        namespace = rule.equalsIgnoreCase("namespace");
      } else if (startsName()) {
        word(name());
      } else {
        punctuation(c);
      }
    }
  }

  private void punctuation(char c) {
    at++;
    switch (c) {
      case '(' -> depth++;
      case ')' -> close();
      case ';', '{', '}' -> {
        importing = false;
        namespace = false;
        depth = 0;
        imageSet = -1;
      }
      default -> {}
    }
  }

  private void close() {
    if (depth == imageSet) {
      imageSet = -1;
    }
    depth = Math.max(0, depth - 1);
  }

  /** A string is a URL after import, and as a candidate of an image set. */
  private void string(String text) {
    if (importing || (imageSet >= 0 && depth == imageSet)) {
      found(text);
    }
  }

  private void word(String name) {
    if (peek(0) != '(') {
      return;
    }
    at++;
    if (name.equalsIgnoreCase("url")) {
      url();
      return;
    }
    depth++;
    boolean candidates =
        name.equalsIgnoreCase("image-set") || name.equalsIgnoreCase("-webkit-image-set");
    if (candidates && imageSet < 0) {
      imageSet = depth;
    }
  }

  private void url() {
    skipSpace();
    char c = peek(0);
    if (c == '"' || c == '\'') {
      found(string());
      depth++;
    } else {
      unquoted();
    }
  }

  private void unquoted() {
    StringBuilder url = new StringBuilder();
    while (at < css.length() && css.charAt(at) != ')') {
      char c = css.charAt(at);
      if (Ascii.isSpace(c)) {
        skipSpace();
        if (at < css.length() && css.charAt(at) != ')') {
          bad();
          return;
        }
      } else if (c == '"' || c == '\'' || c == '(' || c < ' ' || c == 0x7F) {
        bad();
        return;
      } else if (c == '\\') {
        escape(url);
      } else {
        url.append(c);
        at++;
      }
    }
    at++;
    found(url.toString());
  }

  /** What is left of a url token that is none. */
  private void bad() {
    while (at < css.length() && css.charAt(at) != ')') {
      at += css.charAt(at) == '\\' ? 2 : 1;
    }
    at = Math.min(css.length(), at + 1);
  }

  private void found(String reference) {
    if (!namespace) {
      sink.url(reference, importing);
    }
    importing = false;
  }

  /** Reads a string, which a line feed without a backslash before it ends. */
  private String string() {
    StringBuilder text = new StringBuilder();
    char quote = css.charAt(at++);
    while (at < css.length()) {
      char c = css.charAt(at);
      if (c == quote) {
        at++;
        break;
      }
      if (isLineEnd(c)) {
        break;
      }
      if (c == '\\') {
        escape(text);
      } else {
        text.append(c);
        at++;
      }
    }
    return text.toString();
  }

  private boolean startsName() {
    char c = peek(0);
    return (isName(c) && !Ascii.isDigit(c)) || (c == '\\' && !isLineEnd(peek(1)) && peek(1) != 0);
  }

  private String name() {
    int from = at;
    while (at < css.length() && isName(css.charAt(at))) {
      at++;
    }
    if (peek(0) != '\\') {
      return css.substring(from, at);
    }
    StringBuilder name = new StringBuilder(css.substring(from, at));
    while (at < css.length() && (isName(css.charAt(at)) || css.charAt(at) == '\\')) {
      if (css.charAt(at) == '\\') {
        escape(name);
      } else {
        name.append(css.charAt(at++));
      }
    }
    return name.toString();
  }

  /** From the backslash on: a line end is dropped, hexadecimal digits are a character. */
  private void escape(StringBuilder out) {
    at++;
    if (at == css.length()) {
      return;
    }
    int from = at;
    while (at < css.length() && at - from < 6 && Character.digit(css.charAt(at), 16) >= 0) {
      at++;
    }
    if (at > from) {
      int point = Integer.parseInt(css.substring(from, at), 16);
      boolean usable = point > 0 && point <= 0x10FFFF && !isSurrogate(point);
      out.appendCodePoint(usable ? point : 0xFFFD);
      skipLineEndOrSpace();
    } else if (isLineEnd(css.charAt(at))) {
      skipLineEndOrSpace();
    } else {
      out.append(css.charAt(at++));
    }
  }

  private void skipLineEndOrSpace() {
    if (peek(0) == '\r' && peek(1) == '\n') {
      at += 2;
    } else if (at < css.length() && Ascii.isSpace(css.charAt(at))) {
      at++;
    }
  }

  private void skipSpace() {
    while (at < css.length() && Ascii.isSpace(css.charAt(at))) {
      at++;
    }
  }

  private char peek(int ahead) {
    return at + ahead < css.length() ? css.charAt(at + ahead) : 0;
  }

  private static boolean isSurrogate(int point) {
    return point >= 0xD800 && point <= 0xDFFF;
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r' || c == '\f';
  }

  private static boolean isName(char c) {
    return Ascii.isAlpha(c) || Ascii.isDigit(c) || c == '-' || c == '_' || c >= 0x80;
  }
}
