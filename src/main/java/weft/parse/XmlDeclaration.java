package weft.parse;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The encoding in an XML declaration, by HTML's "get an XML encoding". */
final class XmlDeclaration {
  private XmlDeclaration() {}

  /** The encoding that {@code <?xml ... encoding="..."?>} at the very beginning names. */
  static Optional<Encoding> encoding(byte[] bytes, int limit) {
    int length = Math.min(bytes.length, limit);
    String head = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    int close = head.startsWith("<?xml") ? head.indexOf('>') : -1;
    int word = close < 0 ? -1 : head.substring(0, close).indexOf("encoding");
    if (word < 0) {
      return Optional.empty();
    }
    int equals = skip(head, word + "encoding".length());
    if (equals >= close || head.charAt(equals) != '=') {
      return Optional.empty();
    }
    return quoted(head, skip(head, equals + 1), close);
  }

  private static Optional<Encoding> quoted(String head, int open, int close) {
    char quote = head.charAt(open);
    int end = quote == '"' || quote == '\'' ? head.indexOf(quote, open + 1) : -1;
    if (end < 0 || end > close) {
      return Optional.empty();
    }
    return Encoding.of(head.substring(open + 1, end)).map(MetaPrescan::asDeclared);
  }

  private static int skip(String head, int from) {
    int i = from;
    while (i < head.length() - 1 && head.charAt(i) <= ' ') {
      i++;
    }
    return i;
  }
}
