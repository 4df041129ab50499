package weft.config;

import weft.url.CanonicalResult;

/** Turns the text of an absolute URL into its canonical form. */
@FunctionalInterface
public interface SeedParser {

  /** What became of the text. */
  CanonicalResult parse(String absolute);
}
