package weft.model;

/**
 * A link that leads to no URL that can be crawled.
 *
 * @param kind where it stood
 * @param trouble why it is unusable
 * @param length of its text in bytes (UTF-8)
 * @param prefix the first 200 bytes of its text
 * @param hash 64-bit hash of the whole text
 */
public record UnusableLink(LinkKind kind, Trouble trouble, int length, String prefix, long hash) {

  /** Why a link is unusable. */
  public enum Trouble {
    /** Another scheme than http and https. */
    FOREIGN,
    /** Not a URL by the WHATWG standard. */
    MALFORMED,
    /** Longer than 8 KiB. */
    TOO_LONG
  }
}
