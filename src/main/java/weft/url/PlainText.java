package weft.url;

import org.jspecify.annotations.Nullable;

/**
 * The short way for link texts that need next to no work, which nearly all links of real pages are:
 * lower-case ASCII names and addresses that do not look like numbers, nothing to be encoded, dot
 * segments at the front at most. Whatever is out of the ordinary is left to {@link UrlParser};
 * where there is an answer it is the very one that the parser would give.
 */
final class PlainText {
  private PlainText() {}

  /** The canonical text that the raw text means; null where the parser has to look at it. */
  static @Nullable String canonical(String raw, @Nullable Url base) {
    int host = hostStart(raw);
    if (host > 0) {
      return absolute(raw, host);
    }
    if (base == null) {
      return null;
    }
    if (raw.isEmpty() || raw.charAt(0) == '#') {
      return base.text();
    }
    return switch (raw.charAt(0)) {
      case '/' -> rooted(raw, base);
      case '?' -> joined(withoutQuery(base), base.text().length(), raw, 0);
      default -> relative(raw, base);
    };
  }

  private static int hostStart(String raw) {
    if (raw.startsWith("https://")) {
      return 8;
    }
    return raw.startsWith("http://") ? 7 : 0;
  }

  private static @Nullable String absolute(String raw, int host) {
    int hostEnd = hostEnd(raw, host);
    if (hostEnd < 0) {
      return null;
    }
    if (hostEnd == raw.length() || raw.charAt(hostEnd) == '#') {
      return raw.substring(0, hostEnd) + "/";
    }
    int end = plainEnd(raw, hostEnd);
    return end < 0 || raw.charAt(hostEnd) != '/' ? null : raw.substring(0, end);
  }

  /**
   * Where a plain name ends whose last label begins and ends with a letter, and so is no number.
   */
  private static int hostEnd(String raw, int from) {
    int label = from;
    int i = from;
    while (i < raw.length() && "/#".indexOf(raw.charAt(i)) < 0) {
      char c = raw.charAt(i++);
      if (c == '.') {
        label = i;
      } else if (!isLowerLetter(c) && !Ascii.isDigit(c) && c != '-' && c != '_') {
        return -1;
      }
    }
    boolean name = i > label && isLowerLetter(raw.charAt(label));
    return name ? i : -1;
  }

  private static boolean isLowerLetter(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static @Nullable String rooted(String raw, Url base) {
    if (raw.length() > 1 && (raw.charAt(1) == '/' || raw.charAt(1) == '\\')) {
      return null;
    }
    return joined(base.text(), base.pathStart(), raw, 0);
  }

  private static @Nullable String relative(String raw, Url base) {
    String text = base.text();
    int directory = text.lastIndexOf('/', pathEnd(base)) + 1;
    int from = 0;
    while (raw.startsWith("../", from) || raw.startsWith("./", from)) {
      if (raw.charAt(from + 1) == '.') {
        directory = parent(base, directory);
        from++;
      }
      from += 2;
    }
    return isColonFree(raw, from) ? joined(text, directory, raw, from) : null;
  }

  /** The directory above, or the same where it is the topmost; both end behind a slash. */
  private static int parent(Url base, int directory) {
    return Math.max(base.text().lastIndexOf('/', directory - 2), base.pathStart()) + 1;
  }

  private static int pathEnd(Url base) {
    int question = base.text().indexOf('?', base.pathStart());
    return question < 0 ? base.text().length() : question;
  }

  private static String withoutQuery(Url base) {
    return base.text().substring(0, pathEnd(base));
  }

  /** Whether the first segment holds no colon, and so is no scheme. */
  private static boolean isColonFree(String raw, int from) {
    for (int i = from; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == ':') {
        return false;
      }
      if (c == '/' || c == '?' || c == '#') {
        return true;
      }
    }
    return true;
  }

  /** So much of the base, then the raw text up to its fragment, if all of that is plain. */
  private static @Nullable String joined(String base, int length, String raw, int from) {
    int end = plainEnd(raw, from);
    if (end < 0) {
      return null;
    }
    int kept = Math.min(length, base.length());
    StringBuilder out = new StringBuilder(kept + end - from);
    return out.append(base, 0, kept).append(raw, from, end).toString();
  }

  /** Where the fragment begins; -1 where something in path or query needs the parser. */
  private static int plainEnd(String raw, int from) {
    boolean segmentStart = true;
    for (int i = from; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '#') {
        return i;
      }
      if (c == '?') {
        return plainQueryEnd(raw, i + 1);
      }
      boolean perhapsDots = segmentStart && (c == '.' || c == '%');
      if (perhapsDots || c == '\\' || EncodeSet.PATH.contains(c)) {
        return -1;
      }
      segmentStart = c == '/';
    }
    return raw.length();
  }

  private static int plainQueryEnd(String raw, int from) {
    for (int i = from; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '#') {
        return i;
      }
      if (EncodeSet.SPECIAL_QUERY.contains(c)) {
        return -1;
      }
    }
    return raw.length();
  }
}
