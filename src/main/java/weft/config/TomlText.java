package weft.config;

/** TOML strings as they are written. */
final class TomlText {
  private TomlText() {}

  /** A literal string where possible, so that patterns stay readable; else a basic string. */
  static String quote(String text) {
    boolean plain = text.chars().noneMatch(c -> c == '\'' || c < ' ' || c == 0x7f);
    if (plain && text.indexOf('\\') >= 0) {
      return "'" + text + "'";
    }
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(c -> escape(quoted, c));
    return quoted.append('"').toString();
  }

  private static void escape(StringBuilder quoted, int c) {
    if (c == '"' || c == '\\') {
      quoted.append('\\').append((char) c);
    } else if (c < ' ' || c == 0x7f) {
      quoted.append(String.format("\\u%04X", c));
    } else {
      quoted.appendCodePoint(c);
    }
  }
}
