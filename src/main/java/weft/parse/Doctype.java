package weft.parse;

/**
 * A document type as nearly all are written.
 *
 * @param isHtml whether it is that of HTML, so that the page is not in quirks mode
 * @param end where what follows it begins
 */
record Doctype(boolean isHtml, int end) {

  /** Reads what follows the keyword. */
  static Doctype at(String page, int from) throws UnusualException {
    int name = skipSpace(page, from);
    int at = name;
    while (at < page.length() && Ascii.isAlpha(page.charAt(at))) {
      at++;
    }
    boolean html = Ascii.matches("html", page, name, at);
    boolean named = name > from && at > name;
    int rest = skipSpace(page, at);
    if (!named || (rest == at && !page.startsWith(">", at))) {
      throw new UnusualException(Unusual.DOCTYPE);
    }
    boolean known = page.regionMatches(true, rest, "public", 0, 6);
    if (known || page.regionMatches(true, rest, "system", 0, 6)) {
      rest = skipSpace(page, quoted(page, skipSpace(page, rest + 6)));
      if (known && !page.startsWith(">", rest)) {
        rest = skipSpace(page, quoted(page, rest));
      }
    }
    if (!page.startsWith(">", rest)) {
      throw new UnusualException(Unusual.DOCTYPE);
    }
    return new Doctype(html, rest + 1);
  }

  /** Passes over an identifier; a short public one may mean quirks. */
  private static int quoted(String page, int from) throws UnusualException {
    char quote = from < page.length() ? page.charAt(from) : ' ';
    int end = quote == '"' || quote == '\'' ? page.indexOf(quote, from + 1) : -1;
    int stop = page.indexOf('>', from);
    if (end < 0 || stop < end || end - from < 6) {
      throw new UnusualException(Unusual.DOCTYPE);
    }
    return end + 1;
  }

  private static int skipSpace(String page, int from) {
    int at = from;
    while (at < page.length() && Ascii.isSpace(page.charAt(at))) {
      at++;
    }
    return at;
  }
}
