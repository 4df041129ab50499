package weft.parse;

import org.jspecify.annotations.Nullable;
import weft.url.CanonicalResult;
import weft.url.Url;

/** The rule that makes a canonical URL of a reference and its base. */
@FunctionalInterface
public interface LinkResolver {

  /**
   * Resolves; safe for any number of threads.
   *
   * @param reference as written in a page, with or without a fragment
   * @param base what relative references are relative to; absent where they lead nowhere
   */
  CanonicalResult resolve(String reference, @Nullable Url base);
}
