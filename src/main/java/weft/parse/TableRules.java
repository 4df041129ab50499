package weft.parse;

/** Start tags in the modes of tables (HTML, 13.2.6.4.9 to 15). */
final class TableRules {
  private final Construction page;

  TableRules(Construction page) {
    this.page = page;
  }

  void inTable(TagName name, boolean real) throws UnusualException {
    switch (name.text()) {
      case "caption" -> {
        clearTo("table");
        page.formatting.mark();
        enter(name, real, Mode.IN_CAPTION);
      }
      case "colgroup" -> {
        clearTo("table");
        enter(name, real, Mode.IN_COLUMN_GROUP);
      }
      case "col" -> missing(TagNames.COLGROUP, name, real);
      case "tbody", "tfoot", "thead" -> {
        clearTo("table");
        enter(name, real, Mode.IN_TABLE_BODY);
      }
      case "td", "th", "tr" -> missing(TagNames.TBODY, name, real);
      case "table" -> nested(name, real);
      case "script", "style", "template" -> page.head().inHead(name, real);
      case "noscript" -> page.island().open(name);
      case "input" -> {
        if (!page.tag.hasOddCase() && page.tag.attr("type").equalsIgnoreCase("hidden")) {
          page.insert(name, real);
        } else {
          anythingElse(name, real);
        }
      }
      case "form" -> {
        if (page.form == 0) {
          page.insert(name, real);
          page.pop();
          page.form = Construction.GONE;
        }
      }
      default -> anythingElse(name, real);
    }
  }

  private void enter(TagName name, boolean real, Mode mode) throws UnusualException {
    page.insert(name, real);
    page.mode = mode;
  }

  private void missing(TagName implied, TagName name, boolean real) throws UnusualException {
    clearTo("table");
    page.start(implied, false);
    page.start(name, real);
  }

  private void nested(TagName name, boolean real) throws UnusualException {
    if (page.open.inTableScope(name)) {
      page.popTo(name);
      if (page.resetMode()) {
        page.start(name, real);
      } else {
        page.insert(name, real);
      }
    }
  }

  private void anythingElse(TagName name, boolean real) throws UnusualException {
    boolean before = page.fostering;
    page.fostering = true;
    page.startIn(Mode.IN_BODY, name, real);
    page.fostering = before;
  }

  void inCaption(TagName name, boolean real) throws UnusualException {
    if (!name.is(TagName.TABLE_PART)) {
      page.startIn(Mode.IN_BODY, name, real);
    } else if (closeCaption()) {
      page.startIn(Mode.IN_TABLE, name, real);
    }
  }

  /** Closes a caption; answers whether there was one. */
  boolean closeCaption() throws UnusualException {
    if (!page.open.inTableScope(TagNames.CAPTION)) {
      return false;
    }
    page.impliedEnds(null);
    page.popTo(TagNames.CAPTION);
    page.formatting.clearToMarker();
    page.mode = Mode.IN_TABLE;
    return true;
  }

  void inColumnGroup(TagName name, boolean real) throws UnusualException {
    switch (name.text()) {
      case "html" -> page.body().start(name, real);
      case "col" -> page.insert(name, real);
      case "template" -> page.head().inHead(name, real);
      default -> {
        if (leaveColumnGroup()) {
          page.start(name, real);
        }
      }
    }
  }

  /** Closes a group of columns; answers whether there was one. */
  boolean leaveColumnGroup() throws UnusualException {
    if (!page.open.isCurrent(TagNames.COLGROUP)) {
      return false;
    }
    page.pop();
    page.mode = Mode.IN_TABLE;
    return true;
  }

  void inTableBody(TagName name, boolean real) throws UnusualException {
    switch (name.text()) {
      case "tr" -> {
        clearTo("tbody");
        enter(name, real, Mode.IN_ROW);
      }
      case "td", "th" -> {
        page.start(TagNames.TR, false);
        page.start(name, real);
      }
      case "caption", "col", "colgroup", "tbody", "tfoot", "thead" -> {
        if (leaveTableBody()) {
          page.start(name, real);
        }
      }
      default -> page.startIn(Mode.IN_TABLE, name, real);
    }
  }

  /** Closes the body, head or foot of a table; answers whether there was one. */
  boolean leaveTableBody() throws UnusualException {
    boolean there =
        page.open.inTableScope(TagNames.TBODY)
            || page.open.inTableScope(TagNames.THEAD)
            || page.open.inTableScope(TagNames.TFOOT);
    if (there) {
      clearTo("tbody");
      page.end(page.open.current());
    }
    return there;
  }

  void inRow(TagName name, boolean real) throws UnusualException {
    switch (name.text()) {
      case "td", "th" -> {
        clearTo("tr");
        enter(name, real, Mode.IN_CELL);
        page.formatting.mark();
      }
      case "caption", "col", "colgroup", "tbody", "tfoot", "thead", "tr" -> {
        if (leaveRow()) {
          page.start(name, real);
        }
      }
      default -> page.startIn(Mode.IN_TABLE, name, real);
    }
  }

  /** Closes a row; answers whether there was one. */
  boolean leaveRow() throws UnusualException {
    if (!page.open.inTableScope(TagNames.TR)) {
      return false;
    }
    clearTo("tr");
    page.pop();
    page.mode = Mode.IN_TABLE_BODY;
    return true;
  }

  void inCell(TagName name, boolean real) throws UnusualException {
    if (!name.is(TagName.TABLE_PART)) {
      page.startIn(Mode.IN_BODY, name, real);
    } else if (page.open.inTableScope(TagNames.TD) || page.open.inTableScope(TagNames.TH)) {
      closeCell();
      page.start(name, real);
    }
  }

  void closeCell() throws UnusualException {
    page.end(page.open.inTableScope(TagNames.TD) ? TagNames.TD : TagNames.TH);
  }

  /** Closes elements up to a table, a body of one, or a row; that one stays open. */
  void clearTo(String context) throws UnusualException {
    while (!isContext(context)) {
      page.pop();
    }
  }

  private boolean isContext(String context) {
    if (page.open.depth() == 0) {
      return true;
    }
    if (page.open.namespace() != Namespace.HTML) {
      return false;
    }
    String name = page.open.current().text();
    return switch (name) {
      case "html", "template" -> true;
      case "thead", "tfoot" -> context.equals("tbody");
      default -> name.equals(context);
    };
  }
}
