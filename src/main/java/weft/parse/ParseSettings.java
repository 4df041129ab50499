package weft.parse;

import java.time.Duration;

/**
 * How pages are parsed.
 *
 * @param productToken the crawler's name in robots directives, such as {@code weft}
 * @param contentNow whether a visit derives the content columns too
 * @param extract the columns that the user defines
 * @param pageNofollow whether a page that says nofollow says so of each of its links
 * @param limits what one page may cost
 */
public record ParseSettings(
    String productToken,
    boolean contentNow,
    ExtractRules extract,
    boolean pageNofollow,
    ParseLimits limits) {

  /** With other limits on links and time than the usual ones. */
  public ParseSettings(
      String productToken,
      boolean contentNow,
      ExtractRules extract,
      boolean pageNofollow,
      int maxLinks,
      int maxUnusable,
      Duration budget) {
    this(
        productToken,
        contentNow,
        extract,
        pageNofollow,
        new ParseLimits(
            maxLinks,
            maxUnusable,
            ParseLimits.STANDARD.maxElements(),
            ParseLimits.STANDARD.maxNesting(),
            ParseLimits.STANDARD.maxSitemap(),
            budget));
  }

  /** The usual limits, content left for later. */
  public static ParseSettings of(String productToken) {
    return new ParseSettings(productToken, false, ExtractRules.NONE, true, ParseLimits.STANDARD);
  }

  /** The same with the content columns derived in the visit, or not. */
  public ParseSettings withContentNow(boolean now) {
    return new ParseSettings(productToken, now, extract, pageNofollow, limits);
  }

  /** The same with columns that the user defines. */
  public ParseSettings withExtract(ExtractRules rules) {
    return new ParseSettings(productToken, contentNow, rules, pageNofollow, limits);
  }

  /** The same with what pages say of their links as a whole heeded, or not. */
  public ParseSettings withPageNofollow(boolean heeded) {
    return new ParseSettings(productToken, contentNow, extract, heeded, limits);
  }

  /** The same with other limits. */
  public ParseSettings with(ParseLimits other) {
    return new ParseSettings(productToken, contentNow, extract, pageNofollow, other);
  }

  /**
   * The same with ten times the time for a page: for what nobody waits for and what has to come out
   * the same on a busy machine.
   */
  public ParseSettings patient() {
    Duration longer = limits.budget().multipliedBy(10);
    return with(
        new ParseLimits(
            limits.maxLinks(),
            limits.maxUnusable(),
            limits.maxElements(),
            limits.maxNesting(),
            limits.maxSitemap(),
            longer));
  }

  Duration budget() {
    return limits.budget();
  }
}
