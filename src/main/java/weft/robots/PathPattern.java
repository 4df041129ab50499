package weft.robots;

import java.util.ArrayList;
import java.util.List;

/**
 * The path of a rule: literal pieces with anything between them ({@code *}), perhaps bound to the
 * end ({@code $}), see RFC 9309, 2.2.3. Matching takes the leftmost place for each piece and never
 * goes back, which suffices because nothing but {@code *} stands between pieces.
 *
 * @param pieces one more than there are wildcards; the first stands at the start of the path
 * @param atEnd whether the last piece stands at the end of the path
 * @param octets length of the pattern in comparable form, by which the most specific rule is found
 * @param least length of the shortest path that can fit
 */
record PathPattern(List<String> pieces, boolean atEnd, int octets, int least) {

  PathPattern {
    pieces = List.copyOf(pieces);
  }

  /** The pattern with that text, which is not empty. */
  static PathPattern of(String text) {
    boolean atEnd = text.endsWith("$");
    String body = atEnd ? text.substring(0, text.length() - 1) : text;
    List<String> pieces = new ArrayList<>();
    int stars = 0;
    int start = 0;
    for (int star = body.indexOf('*'); star >= 0; star = body.indexOf('*', start)) {
      if (star > start || stars == 0) {
        pieces.add(ComparablePath.of(body.substring(start, star)));
      }
      stars++;
      start = star + 1;
    }
    pieces.add(ComparablePath.of(body.substring(start)));
    int least = length(pieces);
    return new PathPattern(pieces, atEnd, least + stars + (atEnd ? 1 : 0), least);
  }

  private static int length(List<String> pieces) {
    int sum = 0;
    for (String piece : pieces) {
      sum += piece.length();
    }
    return sum;
  }

  /** Whether a path in {@linkplain ComparablePath comparable form} fits. */
  boolean matches(String path) {
    return begins(path) && fitsBehindHead(path);
  }

  /**
   * An upper bound of the work that {@link #matches} does, in comparisons of about 16 characters;
   * zero where the start of the path decides.
   */
  long effort(String path) {
    return pieces.size() > 1 && begins(path) ? path.length() * (1L + octets / 16) : 0;
  }

  private boolean begins(String path) {
    return path.length() >= least && path.startsWith(pieces.getFirst());
  }

  private boolean fitsBehindHead(String path) {
    int at = pieces.getFirst().length();
    int last = pieces.size() - 1;
    if (last == 0) {
      return !atEnd || path.length() == at;
    }
    for (int i = 1; i < last; i++) {
      int found = path.indexOf(pieces.get(i), at);
      if (found < 0) {
        return false;
      }
      at = found + pieces.get(i).length();
    }
    String tail = pieces.get(last);
    return atEnd
        ? path.length() - tail.length() >= at && path.endsWith(tail)
        : path.indexOf(tail, at) >= 0;
  }
}
