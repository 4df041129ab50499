package weft.parse;

/**
 * Tags in a select element (HTML, 13.2.6.4.16 and 17), as far as it holds options in groups and
 * nothing else.
 */
final class SelectRules {
  private final Construction page;

  SelectRules(Construction page) {
    this.page = page;
  }

  void start(TagName name, boolean real) throws UnusualException {
    if (name == TagNames.OPTION) {
      endOf(TagNames.OPTION);
    } else if (name == TagNames.OPTGROUP) {
      endOf(TagNames.OPTION);
      endOf(TagNames.OPTGROUP);
    } else {
      throw new UnusualException(Unusual.SELECT);
    }
    page.insert(name, real);
  }

  private void endOf(TagName name) throws UnusualException {
    if (page.open.isCurrent(name)) {
      page.pop();
    }
  }

  void end(TagName name) throws UnusualException {
    if (name == TagNames.OPTION) {
      endOf(name);
    } else if (name == TagNames.OPTGROUP) {
      endOf(TagNames.OPTION);
      endOf(name);
    } else if (name == TagNames.SELECT && page.open.inSelectScope(name)) {
      page.popTo(name);
      page.resetMode();
    } else {
      throw new UnusualException(Unusual.SELECT);
    }
  }
}
