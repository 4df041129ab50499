package weft.robots;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The form in which paths of URLs and of rules are compared octet by octet (RFC 9309, 2.2.2).
 *
 * <p>Escaped unreserved characters are unescaped; other escapes are written in upper case; what may
 * not stand in a URL, beyond ASCII above all, is escaped as UTF-8. Reserved characters stay as they
 * are written, so that {@code /} and {@code %2F} differ. The two characters with a meaning in
 * rules, {@code *} and {@code $}, are escaped where they mean themselves: always in a URL, and in a
 * rule wherever they are not wildcard and end mark.
 */
final class ComparablePath {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final int ASCII = 128;
  private static final boolean[] UNRESERVED = table("-._~");
  private static final boolean[] KEPT = table("-._~:/?#[]@!&'()+,;=%");

  private ComparablePath() {}

  private static boolean[] table(String marks) {
    boolean[] table = new boolean[ASCII];
    for (char c = 0; c < ASCII; c++) {
      table[c] =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || marks.indexOf(c) >= 0;
    }
    return table;
  }

  /** The comparable form of a path, with its query if it has one. */
  static String of(String path) {
    int i = 0;
    while (i < path.length() && isPlain(path.charAt(i))) {
      i++;
    }
    return i == path.length() ? path : convert(path, i);
  }

  private static boolean isPlain(char c) {
    return c != '%' && c < ASCII && KEPT[c];
  }

  private static String convert(String path, int from) {
    StringBuilder out = new StringBuilder(path.length() + 16).append(path, 0, from);
    int i = from;
    while (i < path.length()) {
      char c = path.charAt(i);
      if (isPlain(c)) {
        out.append(c);
        i++;
      } else if (c == '%') {
        i += escape(path, i, out);
      } else {
        int codePoint = path.codePointAt(i);
        append(codePoint, out);
        i += Character.charCount(codePoint);
      }
    }
    return out.toString();
  }

  /** Converts what begins with a percent sign and answers how many characters that were. */
  private static int escape(String path, int at, StringBuilder out) {
    int octet = octet(path, at);
    if (octet < 0) {
      out.append('%');
      return 1;
    }
    if (octet < ASCII && UNRESERVED[octet]) {
      out.append((char) octet);
    } else {
      out.append('%').append(HEX.toHexDigits((byte) octet));
    }
    return 3;
  }

  private static int octet(String path, int at) {
    if (at + 2 >= path.length()
        || !HexFormat.isHexDigit(path.charAt(at + 1))
        || !HexFormat.isHexDigit(path.charAt(at + 2))) {
      return -1;
    }
    return HexFormat.fromHexDigits(path, at + 1, at + 3);
  }

  private static void append(int codePoint, StringBuilder out) {
    for (byte octet : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
      out.append('%').append(HEX.toHexDigits(octet));
    }
  }
}
