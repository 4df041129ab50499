package weft.parse;

/** The insertion modes before and in the head, and after it (HTML, 13.2.6.4.1 to 6). */
final class HeadRules {
  private final Construction page;
  private boolean begun;
  private boolean bare;

  HeadRules(Construction page) {
    this.page = page;
  }

  /** Whether there was a head. */
  boolean isPassed() {
    return begun;
  }

  /** Goes one mode further, as content does that does not belong into this one. */
  void begin(Mode mode) throws UnusualException {
    switch (mode) {
      case INITIAL -> page.mode = Mode.BEFORE_HTML;
      case BEFORE_HTML -> page.start(TagNames.HTML, false);
      case BEFORE_HEAD -> page.start(TagNames.HEAD_TAG, false);
      case IN_HEAD -> page.end(TagNames.HEAD_TAG);
      default -> page.start(TagNames.BODY, false);
    }
  }

  /** Takes a start tag. */
  void start(Mode mode, TagName name, boolean real) throws UnusualException {
    switch (mode) {
      case INITIAL -> further(mode, name, real);
      case BEFORE_HTML -> beforeHtml(name, real);
      case BEFORE_HEAD -> beforeHead(name, real);
      case IN_HEAD -> inHead(name, real);
      default -> afterHead(name, real);
    }
  }

  private void further(Mode mode, TagName name, boolean real) throws UnusualException {
    begin(mode);
    page.start(name, real);
  }

  private void beforeHtml(TagName name, boolean real) throws UnusualException {
    if (name == TagNames.HTML) {
      page.insert(name, real);
      page.mode = Mode.BEFORE_HEAD;
    } else {
      further(Mode.BEFORE_HTML, name, real);
    }
  }

  private void beforeHead(TagName name, boolean real) throws UnusualException {
    if (name == TagNames.HTML) {
      page.body().start(name, real);
    } else if (name == TagNames.HEAD_TAG) {
      bare = !real || page.tag.isIdle();
      page.insert(name, real);
      begun = true;
      page.mode = Mode.IN_HEAD;
    } else {
      further(Mode.BEFORE_HEAD, name, real);
    }
  }

  /** Takes a start tag as in the head, wherever it stands. */
  void inHead(TagName name, boolean real) throws UnusualException {
    switch (name.text()) {
      case "html" -> page.body().start(name, real);
      case "base", "basefont", "bgsound", "link", "meta" -> page.insert(name, real);
      case "title", "noframes", "style", "script" -> page.insertPlain(name);
      case "noscript" -> page.island().open(name);
      case "head" -> {}
      case "template" -> throw new UnusualException(Unusual.TEMPLATE);
      default -> further(Mode.IN_HEAD, name, real);
    }
  }

  private void afterHead(TagName name, boolean real) throws UnusualException {
    if (name == TagNames.HTML) {
      page.body().start(name, real);
    } else if (name == TagNames.BODY) {
      page.insert(name, real);
      page.mode = Mode.IN_BODY;
    } else if (name.text().equals("frameset")) {
      throw new UnusualException(Unusual.FRAMESET);
    } else if (name.is(TagName.HEAD)) {
      inHeadAgain(name, real);
    } else if (name != TagNames.HEAD_TAG) {
      further(Mode.AFTER_HEAD, name, real);
    }
  }

  /** What belongs into the head goes there, nothing but white space having come between. */
  private void inHeadAgain(TagName name, boolean real) throws UnusualException {
    if (!bare) {
      throw new UnusualException(Unusual.MERGED);
    }
    page.insert(TagNames.HEAD_TAG, false);
    inHead(name, real);
    page.pop();
  }

  /** Takes an end tag. */
  void end(Mode mode, TagName name) throws UnusualException {
    boolean ahead =
        switch (name.text()) {
          case "body", "br", "html" -> true;
          case "head" -> mode != Mode.AFTER_HEAD;
          default -> mode == Mode.INITIAL;
        };
    if (mode == Mode.IN_HEAD && name == TagNames.HEAD_TAG) {
      page.pop();
      page.mode = Mode.AFTER_HEAD;
    } else if (ahead) {
      begin(mode);
      page.end(name);
    }
  }
}
