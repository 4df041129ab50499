package weft.url;

import org.jspecify.annotations.Nullable;

/** What became of a raw URL text. */
public sealed interface CanonicalResult {

  /**
   * A URL that can be crawled.
   *
   * @param url the canonical URL
   * @param userinfo {@code user:password} as it stood in the text, percent-encoded; absent where
   *     the text had none
   */
  record Accepted(Url url, @Nullable String userinfo) implements CanonicalResult {}

  /** A valid URL of another scheme, such as {@code mailto}. */
  record Foreign(String scheme) implements CanonicalResult {}

  /** No URL at all by the WHATWG URL standard. */
  record Malformed(String why) implements CanonicalResult {}

  /** A canonical URL of more than 8 KiB, which is counted and never cut. */
  record TooLong(int length) implements CanonicalResult {}
}
