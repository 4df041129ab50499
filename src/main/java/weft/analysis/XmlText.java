package weft.analysis;

/** Text as XML 1.0 wants it. */
final class XmlText {
  private static final char REPLACEMENT = '\uFFFD';

  private XmlText() {}

  /**
   * The text for an attribute's value or an element's content; what no XML document may contain is
   * replaced by U+FFFD.
   */
  static String of(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\t', '\n', '\r' -> safe.append("&#").append(c).append(';');
        default -> safe.appendCodePoint(isAllowed(c) ? c : REPLACEMENT);
      }
    }
    return safe.toString();
  }

  /** XML 1.0, production 2. */
  private static boolean isAllowed(int c) {
    return (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
  }
}
