package weft.url;

import java.util.Locale;

/**
 * A pattern that a whole text has to match: {@code *} stands for any characters, {@code ?} for one,
 * everything else for itself. Matching takes time in proportion to the product of both lengths at
 * most, however many stars there are.
 */
public final class Glob {
  private final String text;

  private Glob(String text) {
    this.text = text;
  }

  /** A pattern that heeds case. */
  public static Glob of(String text) {
    return new Glob(text);
  }

  /** A pattern of host names, which are lower case: {@code *.example.org} matches www alone. */
  public static Glob ofHost(String text) {
    return new Glob(text.toLowerCase(Locale.ROOT));
  }

  /**
   * Whether the whole text matches. Where something does not fit behind a star, that star takes one
   * character more; no star before it need ever be asked again.
   */
  public boolean matches(String candidate) {
    int at = 0;
    int sign = 0;
    int behindStar = -1;
    int retry = 0;
    while (at < candidate.length()) {
      if (sign < text.length() && text.charAt(sign) == '*') {
        behindStar = ++sign;
        retry = at;
      } else if (fits(sign, candidate, at)) {
        at += text.charAt(sign) == '?' ? width(candidate, at) : 1;
        sign++;
      } else if (behindStar >= 0) {
        retry += width(candidate, retry);
        at = retry;
        sign = behindStar;
      } else {
        return false;
      }
    }
    while (sign < text.length() && text.charAt(sign) == '*') {
      sign++;
    }
    return sign == text.length();
  }

  private boolean fits(int sign, String candidate, int at) {
    return sign < text.length()
        && (text.charAt(sign) == '?' || text.charAt(sign) == candidate.charAt(at));
  }

  private static int width(String candidate, int at) {
    return Character.charCount(candidate.codePointAt(at));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Glob glob && glob.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The pattern as written. */
  @Override
  public String toString() {
    return text;
  }
}
