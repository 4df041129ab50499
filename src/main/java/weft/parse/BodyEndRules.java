package weft.parse;

/** End tags in the body (HTML, 13.2.6.4.7). */
final class BodyEndRules {
  private final Construction page;

  BodyEndRules(Construction page) {
    this.page = page;
  }

  /** Takes an end tag. */
  void end(TagName name) throws UnusualException {
    switch (name.text()) {
      case "template" -> {}
      case "li" -> close(page.open.inListScope(name), name);
      case "body" -> {
        if (page.open.inScope(name)) {
          page.mode = Mode.AFTER_BODY;
        }
      }
      case "html" -> {
        if (page.open.find(TagNames.BODY) > 0) {
          page.mode = Mode.AFTER_BODY;
          page.end(name);
        }
      }
      case "form" -> form(name);
      case "p" -> {
        if (!page.open.inButtonScope(name)) {
          page.start(name, false);
          page.end(name);
        } else {
          close(true, name);
        }
      }
      case "dd", "dt" -> close(page.open.inScope(name), name);
      case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(name);
      case "br" -> page.start(name, false);
      default -> other(name);
    }
  }

  private void other(TagName name) throws UnusualException {
    if (name.is(TagName.FORMATS)) {
      formatting(name);
    } else if (name.is(TagName.CLOSER)) {
      closeAll(page.open.inScope(name), name);
    } else if (name.is(TagName.APPLET)) {
      applet(name);
    } else {
      any(name);
    }
  }

  private void close(boolean inScope, TagName name) throws UnusualException {
    if (inScope) {
      page.impliedEnds(name);
      page.popTo(name);
    }
  }

  private void closeAll(boolean inScope, TagName name) throws UnusualException {
    if (inScope) {
      page.impliedEnds(null);
      page.popTo(name);
    }
  }

  private void heading(TagName name) throws UnusualException {
    if (page.open.headingInScope()) {
      page.impliedEnds(name);
      while (!page.open.currentHas(TagName.HEADING)) {
        page.pop();
      }
      page.pop();
    }
  }

  /** An element that is called "name" confuses jsoup here. */
  private void applet(TagName name) throws UnusualException {
    for (int i = page.open.depth(); i > 0; i--) {
      if (page.open.name(i).text().equals("name")) {
        throw new UnusualException(Unusual.NAME);
      }
    }
    if (page.open.inScope(name)) {
      closeAll(true, name);
      page.formatting.clearToMarker();
    }
  }

  private void form(TagName name) throws UnusualException {
    int form = page.form;
    page.form = 0;
    if (form == 0 || !page.open.inScope(name)) {
      return;
    }
    page.impliedEnds(null);
    if (form == page.open.depth()) {
      page.pop();
    } else if (form != Construction.GONE) {
      throw new UnusualException(Unusual.FORM);
    }
  }

  /** Any other end tag. */
  private void any(TagName name) throws UnusualException {
    if (page.open.find(name) == 0) {
      return;
    }
    for (int i = page.open.depth(); i > 0; i--) {
      if (page.open.name(i) == name) {
        close(true, name);
        return;
      }
      if (page.open.has(i, TagName.SPECIAL)) {
        return;
      }
    }
  }

  /** The adoption agency, as far as nothing is adopted. */
  private void formatting(TagName name) throws UnusualException {
    if (page.open.isCurrent(name)) {
      FormattingElements.Entry current = page.open.entry(page.open.depth());
      if (current == null || !current.listed) {
        page.pop();
        return;
      }
    }
    FormattingElements.Entry entry = page.formatting.active(name);
    if (entry == null) {
      any(name);
    } else if (!entry.open) {
      page.formatting.remove(entry);
    } else if (page.open.inScope(name)) {
      closeFormatting(entry);
    }
  }

  private void closeFormatting(FormattingElements.Entry entry) throws UnusualException {
    int depth = page.open.depth();
    while (page.open.entry(depth) != entry) {
      if (page.open.has(depth, TagName.SPECIAL)) {
        throw new UnusualException(Unusual.ADOPTED);
      }
      depth--;
    }
    page.popTo(depth);
    page.formatting.remove(entry);
  }
}
