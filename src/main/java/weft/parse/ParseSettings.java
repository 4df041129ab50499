package weft.parse;

import java.time.Duration;

/**
 * How pages are parsed.
 *
 * @param productToken the crawler's name in robots directives, such as {@code weft}
 * @param contentNow whether a visit derives the content columns too
 * @param extract the columns that the user defines
 * @param maxLinks distinct links kept of one page
 * @param maxUnusable distinct unusable links kept of one page
 * @param budget time that building the tree of one page may take; what was read until then counts
 */
public record ParseSettings(
    String productToken,
    boolean contentNow,
    ExtractRules extract,
    int maxLinks,
    int maxUnusable,
    Duration budget) {

  public ParseSettings {
    if (maxLinks < 0 || maxUnusable < 0 || budget.isNegative() || budget.isZero()) {
      throw new IllegalArgumentException(
          "limits: " + maxLinks + ", " + maxUnusable + ", " + budget);
    }
  }

  /** The usual limits, content left for later. */
  public static ParseSettings of(String productToken) {
    return new ParseSettings(
        productToken, false, ExtractRules.NONE, 100_000, 1_000, Duration.ofSeconds(10));
  }

  /** The same with the content columns derived in the visit, or not. */
  public ParseSettings withContentNow(boolean now) {
    return new ParseSettings(productToken, now, extract, maxLinks, maxUnusable, budget);
  }

  /** The same with columns that the user defines. */
  public ParseSettings withExtract(ExtractRules rules) {
    return new ParseSettings(productToken, contentNow, rules, maxLinks, maxUnusable, budget);
  }
}
