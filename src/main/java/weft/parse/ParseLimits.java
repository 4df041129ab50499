package weft.parse;

import java.time.Duration;

/**
 * What reading one page may cost. Where a limit is hit, what was read until then counts, and the
 * page says so.
 *
 * @param maxLinks links kept
 * @param maxUnusable distinct unusable links kept
 * @param maxElements elements read
 * @param maxNesting how deep elements may be nested before they are flattened, at most 512
 * @param maxSitemap characters of a sitemap read, after it was unzipped
 * @param budget time that reading may take
 */
public record ParseLimits(
    int maxLinks,
    int maxUnusable,
    int maxElements,
    int maxNesting,
    int maxSitemap,
    Duration budget) {
  /** What no ordinary page comes near. */
  public static final ParseLimits STANDARD =
      new ParseLimits(100_000, 1_000, 500_000, 512, 50 << 20, Duration.ofSeconds(5));

  public ParseLimits {
    boolean counts = maxLinks >= 0 && maxUnusable >= 0 && maxElements > 0 && maxSitemap > 0;
    if (!counts || maxNesting < 2 || maxNesting > 512 || !budget.isPositive()) {
      throw new IllegalArgumentException(
          "limits: %d, %d, %d, %d, %d, %s"
              .formatted(maxLinks, maxUnusable, maxElements, maxNesting, maxSitemap, budget));
    }
  }
}
