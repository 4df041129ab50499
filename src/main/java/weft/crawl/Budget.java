package weft.crawl;

import weft.url.Glob;

/**
 * How many pages there may be of a kind.
 *
 * @param urls which; the whole URL has to match
 * @param pages how many of them are fetched at most
 */
public record Budget(Glob urls, int pages) {

  /** The rule's name for people. */
  String rule() {
    return "budget " + urls + "=" + pages;
  }
}
