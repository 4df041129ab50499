package weft.parse;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The search for a declared encoding in the first bytes of a page (HTML, "prescan a byte stream to
 * determine its encoding"). Works on bytes, knows only as much of HTML as the standard tells it to.
 */
final class MetaPrescan {
  private static final int END = -1;

  private final byte[] bytes;
  private final int end;
  private int at;

  private MetaPrescan(byte[] bytes, int limit) {
    this.bytes = bytes;
    end = Math.min(bytes.length, limit);
  }

  /** The encoding that the first {@code limit} bytes declare. */
  static Optional<Encoding> scan(byte[] bytes, int limit) {
    MetaPrescan scan = new MetaPrescan(bytes, limit);
    if (scan.startsWith("<\0?\0x\0")) {
      return Optional.of(Encoding.UTF_16LE);
    }
    if (scan.startsWith("\0<\0?\0x")) {
      return Optional.of(Encoding.UTF_16BE);
    }
    Encoding declared = scan.run();
    return declared != null ? Optional.of(declared) : XmlDeclaration.encoding(bytes, scan.end);
  }

  private @Nullable Encoding run() {
    for (; at < end; at++) {
      if (bytes[at] != '<') {
        continue;
      }
      Encoding found = markup();
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private @Nullable Encoding markup() {
    if (startsWith("<!--")) {
      at += 4;
      skipComment();
    } else if (isMeta()) {
      at += 5;
      return meta();
    } else if (Ascii.isAlpha(byteAt(at + 1))
        || (byteAt(at + 1) == '/' && Ascii.isAlpha(byteAt(at + 2)))) {
      skipTag();
    } else if (startsWith("<!") || startsWith("</") || startsWith("<?")) {
      skipPast('>');
    }
    return null;
  }

  private boolean isMeta() {
    for (int i = 1; i < 5; i++) {
      if (Ascii.lower(byteAt(at + i)) != "<meta".charAt(i)) {
        return false;
      }
    }
    return Ascii.isSpace(byteAt(at + 5)) || byteAt(at + 5) == '/';
  }

  /** The two hyphens of the end may be those of the beginning. */
  private void skipComment() {
    while (at < end && !(bytes[at] == '>' && bytes[at - 1] == '-' && bytes[at - 2] == '-')) {
      at++;
    }
  }

  private void skipPast(char stop) {
    while (at < end && bytes[at] != stop) {
      at++;
    }
  }

  private void skipTag() {
    while (at < end && !Ascii.isSpace(bytes[at]) && bytes[at] != '>') {
      at++;
    }
    boolean more = true;
    while (more) {
      more = attribute() != null;
    }
  }

  private @Nullable Encoding meta() {
    Set<String> seen = new HashSet<>();
    boolean gotPragma = false;
    boolean needPragma = false;
    boolean decided = false;
    Optional<Encoding> encoding = Optional.empty();
    for (Attribute a = attribute(); a != null; a = attribute()) {
      if (!seen.add(a.name)) {
        continue;
      }
      if (a.name.equals("http-equiv")) {
        gotPragma |= a.value.equals("content-type");
      } else if (a.name.equals("charset")) {
        encoding = Encoding.of(a.value);
        needPragma = false;
        decided = true;
      } else if (a.name.equals("content") && !decided) {
        Optional<Encoding> named = charsetIn(a.value);
        if (named.isPresent()) {
          encoding = named;
          needPragma = true;
          decided = true;
        }
      }
    }
    if (at >= end || (needPragma && !gotPragma)) {
      return null;
    }
    return encoding.map(MetaPrescan::asDeclared).orElse(null);
  }

  /** The bytes were read as ASCII, so they cannot be UTF-16. */
  static Encoding asDeclared(Encoding encoding) {
    if (encoding.isUtf16()) {
      return Encoding.UTF_8;
    }
    return encoding.name().equals("x-user-defined") ? Encoding.WINDOWS_1252 : encoding;
  }

  /** "Extracting a character encoding from a meta element". */
  static Optional<Encoding> charsetIn(String content) {
    int from = 0;
    while (true) {
      int found = content.indexOf("charset", from);
      if (found < 0) {
        return Optional.empty();
      }
      int i = skipSpace(content, found + 7);
      if (i < content.length() && content.charAt(i) == '=') {
        return charsetAt(content, skipSpace(content, i + 1));
      }
      from = found + 7;
    }
  }

  private static Optional<Encoding> charsetAt(String content, int from) {
    if (from == content.length()) {
      return Optional.empty();
    }
    char quote = content.charAt(from);
    if (quote == '"' || quote == '\'') {
      int close = content.indexOf(quote, from + 1);
      return close < 0 ? Optional.empty() : Encoding.of(content.substring(from + 1, close));
    }
    int to = from;
    while (to < content.length()
        && content.charAt(to) != ';'
        && !Ascii.isSpace(content.charAt(to))) {
      to++;
    }
    return Encoding.of(content.substring(from, to));
  }

  private static int skipSpace(String text, int from) {
    int i = from;
    while (i < text.length() && Ascii.isSpace(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private record Attribute(String name, String value) {}

  /**
   * "Get an attribute"; absent at the end of the tag and of the bytes. Everything in lower case.
   */
  private @Nullable Attribute attribute() {
    while (Ascii.isSpace(byteAt(at)) || byteAt(at) == '/') {
      at++;
    }
    if (byteAt(at) == '>' || at >= end) {
      return null;
    }
    StringBuilder name = new StringBuilder();
    for (; at < end; at++) {
      int b = byteAt(at);
      if (b == '/' || b == '>' || Ascii.isSpace(b) || (b == '=' && !name.isEmpty())) {
        break;
      }
      name.append((char) Ascii.lower(b));
    }
    skipSpace();
    if (byteAt(at) != '=') {
      return new Attribute(name.toString(), "");
    }
    at++;
    skipSpace();
    return new Attribute(name.toString(), value());
  }

  private String value() {
    int quote = byteAt(at);
    boolean quoted = quote == '"' || quote == '\'';
    StringBuilder value = new StringBuilder();
    for (at += quoted ? 1 : 0; at < end; at++) {
      int b = byteAt(at);
      if (quoted ? b == quote : b == '>' || Ascii.isSpace(b)) {
        at += quoted ? 1 : 0;
        break;
      }
      value.append((char) Ascii.lower(b));
    }
    return value.toString();
  }

  private void skipSpace() {
    while (Ascii.isSpace(byteAt(at))) {
      at++;
    }
  }

  private boolean startsWith(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (byteAt(at + i) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private int byteAt(int index) {
    return index < end ? bytes[index] & 0xFF : END;
  }
}
