package weft.parse;

/** End tags in the modes of tables (HTML, 13.2.6.4.9 to 15). */
final class TableEndRules {
  private final Construction page;
  private final TableRules tables;

  TableEndRules(Construction page, TableRules tables) {
    this.page = page;
    this.tables = tables;
  }

  void inTable(TagName name) throws UnusualException {
    switch (name.text()) {
      case "table" -> {
        if (page.open.inTableScope(name)) {
          page.popTo(name);
          page.resetMode();
        }
      }
      case "body", "html", "template" -> {}
      default -> {
        if (!name.is(TagName.TABLE_PART)) {
          boolean before = page.fostering;
          page.fostering = true;
          page.endIn(Mode.IN_BODY, name);
          page.fostering = before;
        }
      }
    }
  }

  void inCaption(TagName name) throws UnusualException {
    if (name == TagNames.CAPTION) {
      tables.closeCaption();
    } else if (name == TagNames.TABLE_TAG) {
      if (tables.closeCaption()) {
        page.endIn(Mode.IN_TABLE, name);
      }
    } else if (!isStructure(name)) {
      page.endIn(Mode.IN_BODY, name);
    }
  }

  private static boolean isStructure(TagName name) {
    return name.is(TagName.TABLE_PART) || name == TagNames.BODY || name == TagNames.HTML;
  }

  void inColumnGroup(TagName name) throws UnusualException {
    switch (name.text()) {
      case "colgroup" -> tables.leaveColumnGroup();
      case "template" -> {}
      default -> {
        if (tables.leaveColumnGroup()) {
          page.end(name);
        }
      }
    }
  }

  void inTableBody(TagName name) throws UnusualException {
    switch (name.text()) {
      case "tbody", "tfoot", "thead" -> {
        if (page.open.inTableScope(name)) {
          tables.clearTo("tbody");
          page.pop();
          page.mode = Mode.IN_TABLE;
        }
      }
      case "table" -> {
        if (tables.leaveTableBody()) {
          page.end(name);
        }
      }
      default -> {
        if (!isStructure(name)) {
          inTable(name);
        }
      }
    }
  }

  void inRow(TagName name) throws UnusualException {
    switch (name.text()) {
      case "tr" -> tables.leaveRow();
      case "table" -> {
        if (tables.leaveRow()) {
          page.end(name);
        }
      }
      case "tbody", "tfoot", "thead" -> {
        if (page.open.inTableScope(name) && tables.leaveRow()) {
          page.end(name);
        }
      }
      default -> {
        if (!isStructure(name)) {
          inTable(name);
        }
      }
    }
  }

  void inCell(TagName name) throws UnusualException {
    switch (name.text()) {
      case "td", "th" -> {
        if (page.open.inTableScope(name)) {
          page.impliedEnds(null);
          page.popTo(name);
          page.formatting.clearToMarker();
        }
        page.mode = Mode.IN_ROW;
      }
      case "body", "caption", "col", "colgroup", "html" -> {}
      case "table", "tbody", "tfoot", "thead", "tr" -> {
        if (page.open.inTableScope(name)) {
          tables.closeCell();
          page.end(name);
        }
      }
      default -> page.endIn(Mode.IN_BODY, name);
    }
  }
}
