package weft.crawl;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import weft.parse.PageParser;

/**
 * Code of the user's own that takes part in a crawl. What it throws costs no page and does not end
 * the crawl.
 *
 * @param parsing makes of the standard parser the one that is used for pages; absent where that is
 *     the standard one
 * @param step comes after parsing
 */
public record Extensions(@Nullable UnaryOperator<PageParser> parsing, PageStep step) {
  /** There is none. */
  public static final Extensions NONE = new Extensions(null, PageStep.NONE);

  /** The parser that is used: the user's where it does its work, else the standard one. */
  PageParser parser(PageParser standard) {
    return parsing == null ? standard : new GuardedParser(parsing.apply(standard), standard);
  }
}
