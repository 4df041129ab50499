package weft.crawl;

import weft.model.Body;
import weft.model.CrawlUrl;
import weft.model.Exchange;
import weft.model.Page;

/**
 * A step between the parsing of a page and the admission of its links, on the visit's own thread.
 * It may wait, and never throws.
 */
@FunctionalInterface
public interface PageStep {

  /** The page as it goes on: the same, or one that says more. */
  Page of(CrawlUrl url, Exchange exchange, Body body, Page page);

  /** Lets go of everybody who waits, since the crawl is to end. */
  default void hurry() {}

  /** Nothing happens. */
  PageStep NONE = (_, _, _, page) -> page;
}
