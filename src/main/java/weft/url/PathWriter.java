package weft.url;

/**
 * A path being written segment by segment: dot segments climb, in file URLs a drive letter is never
 * climbed over (WHATWG URL, "path state").
 */
final class PathWriter {
  private final StringBuilder out = new StringBuilder();
  private final boolean file;

  PathWriter(boolean file) {
    this.file = file;
  }

  /** Begins with a path that is in its final form. */
  void copy(String path) {
    out.append(path);
  }

  /** Adds that stretch of the text; {@code last} says that no slash follows it. */
  void segment(String text, int from, int to, boolean last) {
    int dots = dots(text, from, to);
    if (dots == 2) {
      climb();
    }
    if (dots == 0) {
      append(text, from, to);
    } else if (last) {
      out.append('/');
    }
  }

  /** Takes the last segment away. */
  void climb() {
    int slash = out.lastIndexOf("/");
    boolean drive = file && slash == 0 && out.length() == 3 && isDrive(out, 1, 3);
    if (slash >= 0 && !drive) {
      out.setLength(slash);
    }
  }

  void clear() {
    out.setLength(0);
  }

  String text() {
    return out.toString();
  }

  private void append(String text, int from, int to) {
    out.append('/');
    if (file && out.length() == 1 && isDriveLoosely(text, from, to)) {
      out.append(text.charAt(from)).append(':');
    } else {
      EncodeSet.PATH.encode(text, from, to, out);
    }
  }

  /** A letter and a colon, or the vertical bar that old file URLs have in its place. */
  static boolean isDriveLoosely(String text, int from, int to) {
    return to - from == 2
        && Ascii.isLetter(text.charAt(from))
        && (text.charAt(from + 1) == ':' || text.charAt(from + 1) == '|');
  }

  /** A letter and a colon. */
  static boolean isDrive(CharSequence text, int from, int to) {
    return to - from == 2 && Ascii.isLetter(text.charAt(from)) && text.charAt(from + 1) == ':';
  }

  /** 1 for {@code .}, 2 for {@code ..}, also with {@code %2e} for a dot; 0 for anything else. */
  private static int dots(String text, int from, int to) {
    int count = 0;
    int i = from;
    while (i < to && count < 3) {
      if (text.charAt(i) == '.') {
        i++;
      } else if (text.regionMatches(true, i, "%2e", 0, 3) && i + 3 <= to) {
        i += 3;
      } else {
        return 0;
      }
      count++;
    }
    return count < 3 ? count : 0;
  }
}
