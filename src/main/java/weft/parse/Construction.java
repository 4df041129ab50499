package weft.parse;

import org.jspecify.annotations.Nullable;

/**
 * Tree construction (HTML, 13.2.6) without a tree: it keeps the open elements as jsoup's builder
 * would, and tells a walk of each that opens and closes. What would move an element that the walk
 * has already seen makes the page unusual. Owned by one reading.
 */
final class Construction {
  static final int GONE = -1;

  final OpenElements open;
  final FormattingElements formatting;
  final PlainText plain;
  Mode mode = Mode.INITIAL;
  boolean quirks = true;
  boolean fostering;

  /**
   * The depth of the form that is open; 0 where none is, and GONE where it was closed otherwise.
   */
  int form;

  /** The tag that is being read, and where what follows it begins. */
  final ScannedTag tag;

  int tagFrom;
  int at;

  /** How many elements there have been. */
  int elements;

  private final String page;
  private final PageWalk walk;
  private final ScannedTag implied;
  private final ScannedTag again;
  private final NoscriptIsland island = new NoscriptIsland(this);
  private final HeadRules head = new HeadRules(this);
  private final BodyRules body = new BodyRules(this);
  private final BodyEndRules bodyEnds = new BodyEndRules(this);
  private final TableRules tables = new TableRules(this);
  private final TableEndRules tableEnds = new TableEndRules(this, tables);
  private final SelectRules selects = new SelectRules(this);
  private final ForeignRules foreign = new ForeignRules(this);

  Construction(String page, PageWalk walk, int maxNesting) {
    this.page = page;
    open = new OpenElements(maxNesting);
    this.walk = walk;
    formatting = new FormattingElements(page);
    plain = new PlainText(page);
    tag = new ScannedTag(page);
    implied = tag.another();
    again = tag.another();
  }

  HeadRules head() {
    return head;
  }

  BodyRules body() {
    return body;
  }

  NoscriptIsland island() {
    return island;
  }

  /** Takes a start tag: the one that was read, or an implied one. */
  void start(TagName name, boolean real) throws UnusualException {
    if (island.isOpen()) {
      island.start(name);
    } else if (open.namespace() != Namespace.HTML && !foreign.integrates(name)) {
      foreign.start(name, real);
    } else {
      startIn(mode, name, real);
    }
  }

  /** Takes a start tag by the rules of one mode. */
  void startIn(Mode rules, TagName name, boolean real) throws UnusualException {
    switch (rules) {
      case INITIAL, BEFORE_HTML, BEFORE_HEAD, IN_HEAD, AFTER_HEAD -> head.start(rules, name, real);
      case IN_BODY -> body.start(name, real);
      case IN_TABLE -> tables.inTable(name, real);
      case IN_CAPTION -> tables.inCaption(name, real);
      case IN_COLUMN_GROUP -> tables.inColumnGroup(name, real);
      case IN_TABLE_BODY -> tables.inTableBody(name, real);
      case IN_ROW -> tables.inRow(name, real);
      case IN_CELL -> tables.inCell(name, real);
      case IN_SELECT -> selects.start(name, real);
      case AFTER_BODY, AFTER_AFTER_BODY -> {
        if (name == TagNames.HTML) {
          body.start(name, real);
        } else {
          mode = Mode.IN_BODY;
          start(name, real);
        }
      }
    }
  }

  /** Takes an end tag. */
  void end(TagName name) throws UnusualException {
    if (island.isOpen()) {
      island.end(name);
    } else if (open.namespace() != Namespace.HTML) {
      foreign.end(name);
    } else {
      endIn(mode, name);
    }
  }

  /** Takes an end tag by the rules of one mode. */
  void endIn(Mode rules, TagName name) throws UnusualException {
    switch (rules) {
      case INITIAL, BEFORE_HTML, BEFORE_HEAD, IN_HEAD, AFTER_HEAD -> head.end(rules, name);
      case IN_BODY -> bodyEnds.end(name);
      case IN_TABLE -> tableEnds.inTable(name);
      case IN_CAPTION -> tableEnds.inCaption(name);
      case IN_COLUMN_GROUP -> tableEnds.inColumnGroup(name);
      case IN_TABLE_BODY -> tableEnds.inTableBody(name);
      case IN_ROW -> tableEnds.inRow(name);
      case IN_CELL -> tableEnds.inCell(name);
      case IN_SELECT -> selects.end(name);
      case AFTER_BODY, AFTER_AFTER_BODY -> {
        if (rules == Mode.AFTER_BODY && name == TagNames.HTML) {
          mode = Mode.AFTER_AFTER_BODY;
        } else {
          mode = Mode.IN_BODY;
          end(name);
        }
      }
    }
  }

  /** Takes the text between two positions; {@code decodes} says whether it has references. */
  void text(int from, int to, boolean decodes) throws UnusualException {
    if (island.isOpen() || (open.namespace() != Namespace.HTML && !foreign.integratesText())) {
      insertText(from, to, decodes);
    } else {
      textIn(mode, from, to, decodes);
    }
  }

  private void textIn(Mode rules, int from, int to, boolean decodes) throws UnusualException {
    switch (rules) {
      case INITIAL, BEFORE_HTML, BEFORE_HEAD, IN_HEAD, AFTER_HEAD -> {
        if (!isBlank(from, to, decodes)) {
          head.begin(rules);
          text(from, to, decodes);
        }
      }
      case IN_BODY, IN_CAPTION, IN_CELL -> bodyText(from, to, decodes);
      case IN_TABLE, IN_TABLE_BODY, IN_ROW -> tableText(from, to, decodes);
      case IN_COLUMN_GROUP -> {
        if (isBlank(from, to, decodes)) {
          insertText(from, to, decodes);
        } else if (tables.leaveColumnGroup()) {
          text(from, to, decodes);
        }
      }
      case IN_SELECT -> insertText(from, to, decodes);
      case AFTER_BODY, AFTER_AFTER_BODY -> {
        if (!isBlank(from, to, decodes)) {
          mode = Mode.IN_BODY;
          text(plain.start(from), to, decodes);
        }
      }
    }
  }

  private void bodyText(int from, int to, boolean decodes) throws UnusualException {
    reconstruct();
    insertText(from, to, decodes);
  }

  private void tableText(int from, int to, boolean decodes) throws UnusualException {
    if (!isBlank(from, to, decodes) || !open.currentHas(TagName.FOSTERS)) {
      throw new UnusualException(Unusual.FOSTERED);
    }
    insertText(from, to, decodes);
  }

  private void insertText(int from, int to, boolean decodes) throws UnusualException {
    if (walk.wantsText()) {
      boolean inTitle = open.depth() > 0 && open.current().text().equals("title");
      plain.hand(from, to, decodes, inTitle, walk);
    }
  }

  private boolean isBlank(int from, int to, boolean decodes) throws UnusualException {
    return plain.isBlank(from, to, decodes);
  }

  /** Opens an element of HTML; one that is always empty is closed at once. */
  void insert(TagName name, boolean real) throws UnusualException {
    enter(real ? tag.as(name, Namespace.HTML) : implied.implied(name), name, Namespace.HTML);
    if (name.is(TagName.VOID)) {
      pop();
    }
  }

  /** Opens an element that was read in another namespace. */
  void insertForeign(TagName name, Namespace namespace) throws UnusualException {
    if (tag.hasOddCase()) {
      throw new UnusualException(Unusual.FOREIGN);
    }
    enter(tag.as(name, namespace), name, namespace);
  }

  private void enter(ScannedTag element, TagName name, Namespace namespace)
      throws UnusualException {
    if (fostering && open.currentHas(TagName.FOSTERS)) {
      throw new UnusualException(Unusual.FOSTERED);
    }
    if (name.text().equals("template")) {
      throw new UnusualException(Unusual.TEMPLATE);
    }
    open.push(name, namespace);
    elements++;
    walk.enter(element, open.depth());
  }

  /** Opens an element that is opened again in the next block, should it be left open. */
  void insertFormatting(TagName name, boolean real) throws UnusualException {
    insert(name, real);
    FormattingElements.Entry entry = new FormattingElements.Entry(name, tagFrom, at);
    formatting.push(entry);
    open.formats(entry);
  }

  /** Takes an element that holds plain text, from its tag to its end tag. */
  void insertPlain(TagName name) throws UnusualException {
    int end = plain.end(name, at);
    tag.holds(at, end);
    insert(name, true);
    if (name.is(TagName.RCDATA) && end > at) {
      insertText(at, end, true);
    }
    at = again.scan(end + 2);
    pop();
  }

  /** Opens again what was left open (HTML, "reconstruct the active formatting elements"). */
  void reconstruct() throws UnusualException {
    for (int i = formatting.firstClosed(); i < formatting.size(); i++) {
      FormattingElements.Entry entry = formatting.get(i);
      int end = again.scan(entry.from);
      enter(again, entry.name, Namespace.HTML);
      FormattingElements.Entry reopened = new FormattingElements.Entry(entry.name, entry.from, end);
      formatting.reopen(i, reopened);
      open.formats(reopened);
    }
  }

  /** Closes the current element. */
  void pop() throws UnusualException {
    int depth = open.depth();
    if (depth == 0) {
      throw new UnusualException(Unusual.DEPTH);
    }
    walk.leave(open.namespace().separates(open.current()), depth);
    open.pop();
    if (form == depth) {
      form = GONE;
    }
  }

  /** Closes elements up to the innermost of HTML with that name. */
  void popTo(TagName name) throws UnusualException {
    while (!open.isCurrent(name)) {
      pop();
    }
    pop();
  }

  /** Closes elements up to one depth, that one too. */
  void popTo(int depth) throws UnusualException {
    while (open.depth() >= depth) {
      pop();
    }
  }

  /** Closes what need not be closed by a tag, except for elements of one name. */
  void impliedEnds(@Nullable TagName except) throws UnusualException {
    while (open.currentHas(TagName.IMPLIED_END) && (except == null || !open.isCurrent(except))) {
      pop();
    }
  }

  /** Closes a paragraph that a block ends. */
  void closeParagraph() throws UnusualException {
    if (open.inButtonScope(TagNames.P)) {
      end(TagNames.P);
    }
  }

  /**
   * Passes over a line feed at the beginning of preformatted text. It matters where such a text
   * would open something again.
   */
  void skipLineFeed() throws UnusualException {
    if (page.startsWith("\n", at)) {
      at++;
    } else if (formatting.firstClosed() < formatting.size() && plain.mayBeginWithLine(at)) {
      throw new UnusualException(Unusual.TEXT);
    }
  }

  /** Finds the mode again from the open elements; answers whether it changed. */
  boolean resetMode() {
    Mode before = mode;
    mode = Mode.IN_BODY;
    for (int i = open.depth(); i > 0; i--) {
      Mode found = open.namespace(i) == Namespace.HTML ? modeIn(open.name(i), i == 1) : null;
      if (found != null) {
        mode = found;
        break;
      }
    }
    return mode != before;
  }

  private @Nullable Mode modeIn(TagName name, boolean outermost) {
    return switch (name.text()) {
      case "select" -> Mode.IN_SELECT;
      case "td", "th" -> outermost ? null : Mode.IN_CELL;
      case "tr" -> Mode.IN_ROW;
      case "tbody", "thead", "tfoot" -> Mode.IN_TABLE_BODY;
      case "caption" -> Mode.IN_CAPTION;
      case "colgroup" -> Mode.IN_COLUMN_GROUP;
      case "table" -> Mode.IN_TABLE;
      case "head" -> outermost ? null : Mode.IN_HEAD;
      case "body" -> Mode.IN_BODY;
      case "html" -> head.isPassed() ? Mode.AFTER_HEAD : Mode.BEFORE_HEAD;
      default -> null;
    };
  }

  /** Closes everything at the end of the page. */
  void finish() throws UnusualException {
    popTo(1);
  }
}
