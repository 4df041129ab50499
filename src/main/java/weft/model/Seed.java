package weft.model;

import org.jspecify.annotations.Nullable;
import weft.url.Url;

/**
 * A URL that the user named.
 *
 * @param url what was named
 * @param schemeGuessed whether the user gave no scheme, so that http is tried where https fails
 * @param source where it was named: {@code argument}, {@code ctl} or {@code FILE:LINE}
 * @param scope the preset that holds for it instead of the crawl's; absent where none was named
 * @param depth how many links are followed from it instead of the crawl's limit; absent likewise
 */
public record Seed(
    Url url,
    boolean schemeGuessed,
    String source,
    @Nullable String scope,
    @Nullable Integer depth) {

  /** A seed to which the crawl's depth limit applies. */
  public Seed(Url url, boolean schemeGuessed, String source, @Nullable String scope) {
    this(url, schemeGuessed, source, scope, null);
  }

  /** A seed to which the crawl's scope applies. */
  public Seed(Url url, boolean schemeGuessed, String source) {
    this(url, schemeGuessed, source, null);
  }

  /** The same seed, named there. */
  public Seed from(String other) {
    return new Seed(url, schemeGuessed, other, scope, depth);
  }

  /** The same seed by another URL. */
  public Seed at(Url other) {
    return new Seed(other, schemeGuessed, source, scope, depth);
  }
}
