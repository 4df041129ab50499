package weft.crawl;

import weft.model.Body;
import weft.model.Exchange;
import weft.model.Page;
import weft.parse.PageParser;
import weft.url.Url;

/** A parser of the user's own; where it fails, the standard one parses instead. */
final class GuardedParser implements PageParser {
  private final PageParser own;
  private final PageParser standard;
  private final OwnTrouble trouble = new OwnTrouble("the page parser");

  GuardedParser(PageParser own, PageParser standard) {
    this.own = own;
    this.standard = standard;
  }

  @Override
  public Page parse(Url url, Exchange exchange, Body body) {
    Page page = trouble.unless(url, () -> own.parse(url, exchange, body));
    return page == null ? standard.parse(url, exchange, body) : page;
  }
}
