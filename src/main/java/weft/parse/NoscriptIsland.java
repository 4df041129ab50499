package weft.parse;

/**
 * What stands in a noscript element: to jsoup, markup that does not disturb what is around it.
 * Owned by one reading.
 */
final class NoscriptIsland {
  private final Construction page;
  private int boundary;
  private int form;

  NoscriptIsland(Construction page) {
    this.page = page;
  }

  boolean isOpen() {
    return boundary > 0;
  }

  /** Opens the noscript element of the tag that was read. */
  void open(TagName noscript) throws UnusualException {
    page.insert(noscript, true);
    boundary = page.open.depth();
    form = page.form;
    page.form = 0;
  }

  /** Takes the start tag that was read. */
  void start(TagName name) throws UnusualException {
    if (!name.is(TagName.RCDATA | TagName.RAWTEXT)) {
      page.insert(name, true);
    } else if (page.tag.isSelfClosing()) {
      page.insert(name, true);
      page.pop();
    } else {
      page.insertPlain(name);
    }
  }

  /** Takes an end tag. */
  void end(TagName name) throws UnusualException {
    if (name.text().equals("noscript")) {
      page.popTo(boundary);
      boundary = 0;
      page.form = form;
      return;
    }
    for (int i = page.open.depth(); i > boundary; i--) {
      if (page.open.name(i) == name) {
        page.popTo(i);
        return;
      }
    }
  }
}
