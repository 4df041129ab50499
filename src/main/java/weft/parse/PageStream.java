package weft.parse;

import org.jspecify.annotations.Nullable;

/**
 * A page read from its beginning to its end without a tree (HTML, 13.2.5): it tells tags, text and
 * comments apart and hands them to the construction. Reads the same language as jsoup, and leaves
 * to it what is unusual. Owned by one parse.
 */
final class PageStream {
  private static final char NO_CHARACTER = '\uFFFF';
  private static final int PIECES = 4096;

  private final String page;
  private final Construction construction;

  /** Whether the current element is foreign, the text before the present markup apart. */
  private boolean foreign;

  private final ParseLimits limits;
  private final long deadline;

  private PageStream(String page, PageWalk walk, ParseLimits limits, long budgetNanos) {
    this.page = page;
    this.limits = limits;
    deadline = System.nanoTime() + budgetNanos;
    construction = new Construction(page, walk, limits.maxNesting());
  }

  /**
   * Takes a walk over a page within limits; answers why it ended early, null where it did not.
   * After a page that is unusual the walk is worth nothing.
   */
  static @Nullable String over(String page, PageWalk walk, ParseLimits limits, long budgetNanos)
      throws UnusualException {
    if (page.indexOf('\0') >= 0 || page.indexOf(NO_CHARACTER) >= 0) {
      throw new UnusualException(Unusual.CHARACTER);
    }
    return new PageStream(page, walk, limits, budgetNanos).read();
  }

  private @Nullable String read() throws UnusualException {
    int at = 0;
    String trouble = null;
    for (int pieces = 1; at < page.length(); pieces++) {
      if (pieces % PIECES == 0) {
        if (System.nanoTime() - deadline > 0) {
          trouble = Troubles.slow(limits, at, page.length());
          break;
        }
        Turn.pass();
      }
      if (construction.elements > limits.maxElements()) {
        trouble = Troubles.elements(limits, at, page.length());
        break;
      }
      int markup = markup(at);
      foreign = construction.open.namespace() != Namespace.HTML;
      if (markup > at) {
        construction.text(at, markup, true);
      }
      at = markup < page.length() ? markup(markup, page.charAt(markup + 1)) : markup;
    }
    construction.finish();
    return trouble;
  }

  /** Where the next tag or comment begins; a sign that begins none is text. */
  private int markup(int from) {
    int at = page.indexOf('<', from);
    while (at >= 0 && !begins(at + 1)) {
      at = page.indexOf('<', at + 1);
    }
    return at < 0 ? page.length() : at;
  }

  private boolean begins(int at) {
    if (at >= page.length()) {
      return false;
    }
    char c = page.charAt(at);
    return Ascii.isAlpha(c) || c == '/' || c == '!' || c == '?';
  }

  /** Takes what begins there; answers where it ends. */
  private int markup(int at, char kind) throws UnusualException {
    return switch (kind) {
      case '!' -> declaration(at + 2);
      case '?' -> bogus(at + 1);
      case '/' -> end(at + 2);
      default -> start(at + 1);
    };
  }

  private int start(int from) throws UnusualException {
    ScannedTag tag = construction.tag;
    construction.tagFrom = from;
    construction.at = tag.scan(from);
    construction.start(tag.tagName(), true);
    return construction.at;
  }

  private int end(int from) throws UnusualException {
    if (from >= page.length() || page.charAt(from) == '>') {
      throw new UnusualException(Unusual.TEXT);
    }
    if (!Ascii.isAlpha(page.charAt(from))) {
      return bogus(from);
    }
    construction.at = construction.tag.scan(from);
    construction.end(construction.tag.tagName());
    return construction.at;
  }

  private int declaration(int from) throws UnusualException {
    if (page.startsWith("--", from)) {
      return comment(from + 2);
    }
    if (page.regionMatches(true, from, "doctype", 0, 7)) {
      return doctype(from + 7);
    }
    if (page.startsWith("[CDATA[", from) && foreign) {
      int end = page.indexOf("]]>", from);
      if (end < 0) {
        throw new UnusualException(Unusual.CUT);
      }
      construction.text(from + 7, end, false);
      return end + 3;
    }
    return bogus(from);
  }

  private int bogus(int from) {
    int end = page.indexOf('>', from);
    return end < 0 ? page.length() : end + 1;
  }

  /** Passes over a comment, which has odd ends as well. */
  private int comment(int from) {
    if (page.startsWith(">", from)) {
      return from + 1;
    }
    if (page.startsWith("->", from)) {
      return from + 2;
    }
    int at = page.indexOf("--", from);
    while (at >= 0) {
      if (page.startsWith(">", at + 2)) {
        return at + 3;
      }
      if (page.startsWith("!>", at + 2)) {
        return at + 4;
      }
      at = page.indexOf("--", at + 1);
    }
    return page.length();
  }

  private int doctype(int from) throws UnusualException {
    Doctype doctype = Doctype.at(page, from);
    if (construction.mode == Mode.INITIAL) {
      construction.quirks = !doctype.isHtml();
      construction.mode = Mode.BEFORE_HTML;
    }
    return doctype.end();
  }
}
