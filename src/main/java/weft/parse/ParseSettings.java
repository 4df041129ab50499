package weft.parse;

import java.time.Duration;

/**
 * How pages are parsed.
 *
 * @param productToken the crawler's name in robots directives, such as {@code weft}
 * @param contentNow whether a visit derives the content columns too
 * @param extract the columns that the user defines
 * @param pageNofollow whether a page that says nofollow says so of each of its links
 * @param maxLinks distinct links kept of one page
 * @param maxUnusable distinct unusable links kept of one page
 * @param budget time that building the tree of one page may take; what was read until then counts
 */
public record ParseSettings(
    String productToken,
    boolean contentNow,
    ExtractRules extract,
    boolean pageNofollow,
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
        productToken, false, ExtractRules.NONE, true, 100_000, 1_000, Duration.ofSeconds(10));
  }

  /** The same with the content columns derived in the visit, or not. */
  public ParseSettings withContentNow(boolean now) {
    return new ParseSettings(
        productToken, now, extract, pageNofollow, maxLinks, maxUnusable, budget);
  }

  /** The same with columns that the user defines. */
  public ParseSettings withExtract(ExtractRules rules) {
    return new ParseSettings(
        productToken, contentNow, rules, pageNofollow, maxLinks, maxUnusable, budget);
  }

  /** The same with what pages say of their links as a whole heeded, or not. */
  public ParseSettings withPageNofollow(boolean heeded) {
    return new ParseSettings(
        productToken, contentNow, extract, heeded, maxLinks, maxUnusable, budget);
  }
}
