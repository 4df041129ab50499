package weft.model;

import java.util.Locale;

/** How much of its URL a reference spells out. The codes are stored; 0 stands for nothing known. */
public enum PathType {
  /** {@code page.html}, {@code ?q}, {@code ../}. */
  PATH_RELATIVE(1),
  /** {@code /page.html}. */
  ROOT_RELATIVE(2),
  /** {@code //example.org/page.html}. */
  PROTOCOL_RELATIVE(3),
  /** {@code https://example.org/page.html}. */
  ABSOLUTE(4);

  private final int code;

  PathType(int code) {
    this.code = code;
  }

  /** The number that stands for this type in the store, at most 7. */
  public int code() {
    return code;
  }

  /** The name in reports and views: lower case with hyphens. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The type of a reference that has no white space before it; a backslash counts as a slash. */
  public static PathType of(String reference) {
    if (isSlash(reference, 0)) {
      return isSlash(reference, 1) ? PROTOCOL_RELATIVE : ROOT_RELATIVE;
    }
    for (int i = 0; i < reference.length(); i++) {
      char c = reference.charAt(i);
      if (c == ':') {
        return i > 0 ? ABSOLUTE : PATH_RELATIVE;
      }
      if (!isSchemeChar(c, i)) {
        return PATH_RELATIVE;
      }
    }
    return PATH_RELATIVE;
  }

  private static boolean isSlash(String text, int at) {
    return at < text.length() && (text.charAt(at) == '/' || text.charAt(at) == '\\');
  }

  private static boolean isSchemeChar(char c, int at) {
    int lower = c | 0x20;
    return (lower >= 'a' && lower <= 'z')
        || (at > 0 && ((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.'));
  }
}
