package weft.parse;

import weft.model.LinkKind;

/**
 * A link as it stands in a page, unresolved.
 *
 * @param kind where it stands
 * @param href the reference without white space at its ends
 * @param rel the rel attribute, white space folded
 * @param text anchor or alt text
 */
record RawLink(LinkKind kind, String href, String rel, String text) {

  RawLink withText(String anchor) {
    return new RawLink(kind, href, rel, anchor);
  }

  /** Whether the reference names the page that it stands in, wherever that is. */
  boolean isLocal() {
    return href.isEmpty() || href.charAt(0) == '#';
  }
}
