package weft.parse;

/** Start tags in the body (HTML, 13.2.6.4.7). */
final class BodyRules {
  private static final int SCANNED = 24;

  private final Construction page;

  BodyRules(Construction page) {
    this.page = page;
  }

  /** Takes a start tag. */
  void start(TagName name, boolean real) throws UnusualException {
    switch (name.text()) {
      case "a" -> anchor(name, real);
      case "span", "input", "area", "br", "embed", "img", "keygen", "wbr" -> inline(name, real);
      case "li" -> item(name, real);
      case "html", "body" -> {
        if (real && !page.tag.isIdle()) {
          throw new UnusualException(Unusual.MERGED);
        }
      }
      case "frameset" -> throw new UnusualException(Unusual.FRAMESET);
      case "plaintext" -> throw new UnusualException(Unusual.PLAINTEXT);
      case "form" -> form(name, real);
      case "button" -> button(name, real);
      case "nobr" -> nobr(name, real);
      case "table" -> table(name, real);
      case "image" -> page.start(TagNames.IMG, real);
      case "textarea", "iframe", "noembed" -> page.insertPlain(name);
      case "xmp" -> {
        page.closeParagraph();
        page.reconstruct();
        page.insertPlain(name);
      }
      case "noscript" -> {
        page.reconstruct();
        page.island().open(name);
      }
      case "select" -> select(name, real);
      case "math" -> foreign(name, Namespace.MATHML);
      case "svg" -> foreign(name, Namespace.SVG);
      case "hr" -> block(name, real);
      case "pre", "listing" -> {
        block(name, real);
        page.skipLineFeed();
      }
      case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(name, real);
      case "dd", "dt" -> definition(name, real);
      case "optgroup", "option" -> {
        if (page.open.isCurrent(TagNames.OPTION)) {
          page.end(TagNames.OPTION);
        }
        inline(name, real);
      }
      case "rb", "rtc", "rp", "rt" -> ruby(name, real);
      case "b", "big", "code", "em", "font", "i", "s", "small", "strike", "strong", "tt", "u" -> {
        page.reconstruct();
        page.insertFormatting(name, real);
      }
      default -> other(name, real);
    }
  }

  private void other(TagName name, boolean real) throws UnusualException {
    if (name.is(TagName.RCDATA | TagName.RAWTEXT)) {
      page.insertPlain(name);
    } else if (!name.is(TagName.KNOWN)) {
      inline(name, real);
    } else if (name.is(TagName.CLOSES_P)) {
      block(name, real);
    } else if (name.is(TagName.HEAD)) {
      page.head().inHead(name, real);
    } else if (name.is(TagName.APPLET)) {
      inline(name, real);
      page.formatting.mark();
    } else if (!name.is(TagName.DROPPED)) {
      boolean media =
          switch (name.text()) {
            case "param", "source", "track" -> true;
            default -> false;
          };
      if (!media) {
        page.reconstruct();
      }
      page.insert(name, real);
    }
  }

  private void inline(TagName name, boolean real) throws UnusualException {
    page.reconstruct();
    page.insert(name, real);
  }

  private void block(TagName name, boolean real) throws UnusualException {
    page.closeParagraph();
    page.insert(name, real);
  }

  private void anchor(TagName name, boolean real) throws UnusualException {
    if (page.formatting.active(name) != null) {
      page.end(name);
      FormattingElements.Entry left = page.formatting.active(name);
      if (page.open.find(name) > 0 || (left != null && left.open)) {
        throw new UnusualException(Unusual.ADOPTED);
      }
    }
    page.reconstruct();
    page.insertFormatting(name, real);
  }

  private void item(TagName name, boolean real) throws UnusualException {
    for (int i = page.open.depth(); i > 1; i--) {
      if (page.open.name(i) == name) {
        page.end(name);
        break;
      }
      if (page.open.has(i, TagName.SPECIAL) && !isLoose(page.open.name(i))) {
        break;
      }
    }
    block(name, real);
  }

  private void definition(TagName name, boolean real) throws UnusualException {
    int bottom = page.open.depth();
    for (int i = bottom; i >= Math.max(1, bottom - SCANNED); i--) {
      TagName around = page.open.name(i);
      if (around.text().equals("dd") || around.text().equals("dt")) {
        page.end(around);
        break;
      }
      if (page.open.has(i, TagName.SPECIAL) && !isLoose(around)) {
        break;
      }
    }
    block(name, real);
  }

  /** Whether items within such an element still end items around it. */
  private static boolean isLoose(TagName name) {
    return switch (name.text()) {
      case "address", "div", "p" -> true;
      default -> false;
    };
  }

  private void form(TagName name, boolean real) throws UnusualException {
    if (page.form != 0) {
      return;
    }
    if (page.open.inButtonScope(TagNames.P)) {
      page.impliedEnds(TagNames.P);
      page.popTo(TagNames.P);
    }
    page.insert(name, real);
    page.form = page.open.depth();
  }

  private void button(TagName name, boolean real) throws UnusualException {
    if (page.open.inButtonScope(name)) {
      page.end(name);
      page.start(name, real);
    } else {
      inline(name, real);
    }
  }

  private void nobr(TagName name, boolean real) throws UnusualException {
    page.reconstruct();
    if (page.open.inScope(name)) {
      page.end(name);
      page.reconstruct();
    }
    page.insertFormatting(name, real);
  }

  private void table(TagName name, boolean real) throws UnusualException {
    if (!page.quirks) {
      page.closeParagraph();
    }
    page.insert(name, real);
    page.mode = Mode.IN_TABLE;
  }

  private void select(TagName name, boolean real) throws UnusualException {
    inline(name, real);
    if (page.tag.isSelfClosing()) {
      throw new UnusualException(Unusual.SELECT);
    }
    page.mode = Mode.IN_SELECT;
  }

  private void foreign(TagName name, Namespace namespace) throws UnusualException {
    page.reconstruct();
    page.insertForeign(name, namespace);
    if (page.tag.isSelfClosing()) {
      page.pop();
    }
  }

  private void heading(TagName name, boolean real) throws UnusualException {
    page.closeParagraph();
    if (page.open.depth() > 0 && page.open.current().is(TagName.HEADING)) {
      page.pop();
    }
    page.insert(name, real);
  }

  private void ruby(TagName name, boolean real) throws UnusualException {
    if (page.open.inScope(TagNames.RUBY)) {
      boolean small = name.text().equals("rp") || name.text().equals("rt");
      page.impliedEnds(small ? TagNames.RTC : null);
    }
    page.insert(name, real);
  }
}
