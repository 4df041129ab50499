package weft.crawl;

import java.util.function.UnaryOperator;
import weft.parse.PageParser;

/**
 * Code of the user's own that takes part in a crawl. What it throws costs no page and does not end
 * the crawl.
 *
 * @param parsing makes of the standard parser the one that is used for pages
 * @param step comes after parsing
 */
public record Extensions(UnaryOperator<PageParser> parsing, PageStep step) {
  /** There is none. */
  public static final Extensions NONE = new Extensions(standard -> standard, PageStep.NONE);

  /** The parser that is used: the user's where it does its work, else the standard one. */
  PageParser parser(PageParser standard) {
    PageParser own = parsing.apply(standard);
    return own == standard ? standard : new GuardedParser(own, standard);
  }
}
