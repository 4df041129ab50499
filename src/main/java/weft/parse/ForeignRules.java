package weft.parse;

/** Tags in SVG and MathML (HTML, 13.2.6.5). */
final class ForeignRules {
  private final Construction page;

  ForeignRules(Construction page) {
    this.page = page;
  }

  /** Whether a start tag in the current element, which is foreign, is one of HTML. */
  boolean integrates(TagName name) {
    boolean glyph =
        switch (name.text()) {
          case "mglyph", "malignmark" -> true;
          default -> false;
        };
    return page.open.isIntegrating() || (isMathText() && !glyph);
  }

  /** Whether text in the current element, which is foreign, follows the rules of HTML. */
  boolean integratesText() {
    return page.open.isIntegrating() || isMathText();
  }

  private boolean isMathText() {
    return page.open.namespace() == Namespace.MATHML
        && switch (page.open.current().text()) {
          case "mi", "mo", "mn", "ms", "mtext" -> true;
          default -> false;
        };
  }

  /** Takes a start tag. */
  void start(TagName name, boolean real) throws UnusualException {
    if (name.is(TagName.BREAKS_OUT) || (name.text().equals("font") && isHtmlFont())) {
      breakOut();
      page.startIn(page.mode, name, real);
      return;
    }
    if (!real) {
      throw new UnusualException(Unusual.FOREIGN);
    }
    switch (name.text()) {
      case "script", "annotation-xml", "style" -> throw new UnusualException(Unusual.FOREIGN);
      default -> {}
    }
    Namespace namespace = page.open.namespace();
    page.insertForeign(name, namespace);
    if (page.tag.isSelfClosing()) {
      page.pop();
    } else if (namespace == Namespace.SVG && isIntegrating(name)) {
      page.open.integrates();
    }
  }

  private boolean isHtmlFont() {
    return page.tag.has("color") || page.tag.has("face") || page.tag.has("size");
  }

  private boolean isIntegrating(TagName name) {
    return switch (name.text()) {
      case "desc", "title" -> page.tag.isWritten(name.text());
      case "foreignobject" -> page.tag.isWritten("foreignObject");
      default -> false;
    };
  }

  private void breakOut() throws UnusualException {
    while (page.open.namespace() != Namespace.HTML && !integratesText()) {
      page.pop();
    }
  }

  /** Takes an end tag. */
  void end(TagName name) throws UnusualException {
    if (name == TagNames.BR || name == TagNames.P) {
      breakOut();
      page.endIn(page.mode, name);
      return;
    }
    for (int i = page.open.depth(); i > 0; i--) {
      if (page.open.namespace(i) == Namespace.HTML) {
        page.endIn(page.mode, name);
        return;
      }
      if (page.open.name(i) == name) {
        page.popTo(i);
        return;
      }
    }
  }
}
