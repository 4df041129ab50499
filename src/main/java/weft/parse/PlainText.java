package weft.parse;

/** The text between the tags of a page. */
final class PlainText {
  private final String page;

  PlainText(String page) {
    this.page = page;
  }

  /** Whether there is nothing but white space between two positions. */
  boolean isBlank(int from, int to, boolean decodes) {
    for (int i = from; i < to; i++) {
      char c = page.charAt(i);
      if (!Ascii.isSpace(c)) {
        return decodes && c == '&' && isBlankDecoded(i, to);
      }
    }
    return true;
  }

  private boolean isBlankDecoded(int from, int to) {
    String text = CharacterReferences.decode(page.substring(from, to), false);
    for (int i = 0; i < text.length(); i++) {
      if (!Ascii.isSpace(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Where a text begins that has white space before it which does not belong to it. */
  int start(int from) throws UnusualException {
    int at = from;
    while (Ascii.isSpace(page.charAt(at))) {
      at++;
    }
    if (page.charAt(at) == '&') {
      throw new UnusualException(Unusual.TEXT);
    }
    return at;
  }

  /** Hands the text between two positions to a walk. */
  void hand(int from, int to, boolean decodes, boolean inTitle, PageWalk walk)
      throws UnusualException {
    int reference = decodes ? page.indexOf('&', from, to) : -1;
    if (reference < 0) {
      walk.text(page, from, to, inTitle);
      return;
    }
    String text = CharacterReferences.decode(page.substring(from, to), false);
    if (text.indexOf('\0') >= 0) {
      throw new UnusualException(Unusual.CHARACTER);
    }
    walk.text(text, 0, text.length(), inTitle);
  }

  /**
   * Where the end tag of an element begins that holds plain text.
   *
   * @param from where the text begins
   */
  int end(TagName name, int from) throws UnusualException {
    int end = page.indexOf("</", from);
    while (end >= 0 && !isEnd(name.text(), end + 2)) {
      end = page.indexOf("</", end + 2);
    }
    if (end < 0) {
      throw new UnusualException(Unusual.CUT);
    }
    if (name.text().equals("script") && hides(from, end)) {
      throw new UnusualException(Unusual.ESCAPED_SCRIPT);
    }
    if (name.text().equals("textarea") && mayBeginWithLine(from)) {
      throw new UnusualException(Unusual.TEXT);
    }
    return end;
  }

  /** A line feed at the beginning of such a text is no content, by whatever it is written. */
  boolean mayBeginWithLine(int from) {
    char first = from < page.length() ? page.charAt(from) : ' ';
    return first == '\n' || first == '\r' || first == '&';
  }

  private boolean isEnd(String name, int from) {
    int to = from + name.length();
    if (to >= page.length() || !Ascii.matches(name, page, from, to)) {
      return false;
    }
    char next = page.charAt(to);
    return next == '>' || next == '/' || Ascii.isSpace(next);
  }

  private boolean hides(int from, int to) {
    int comment = page.indexOf("<!--", from, to);
    if (comment < 0) {
      return false;
    }
    for (int i = page.indexOf('<', comment + 4, to); i >= 0; i = page.indexOf('<', i + 1, to)) {
      if (page.regionMatches(true, i + 1, "script", 0, 6)) {
        return true;
      }
    }
    return false;
  }
}
