package weft.parse;

import weft.model.LinkKind;
import weft.model.LinkPlace;

/**
 * A link as it stands in a page, unresolved.
 *
 * @param kind where it stands
 * @param href the reference without white space at its ends
 * @param rel the rel attribute, white space folded; or a property or key
 * @param text anchor or alt text, or the hreflang of an alternate
 * @param place where exactly
 */
record RawLink(LinkKind kind, String href, String rel, String text, LinkPlace place) {

  /** A link that stands in no page. */
  static RawLink outside(LinkKind kind, String href, String rel, String text) {
    return new RawLink(kind, href, rel, text, LinkPlace.outside(href));
  }

  RawLink withText(String anchor) {
    return new RawLink(kind, href, rel, anchor, place);
  }

  /** Whether the reference names the page that it stands in, wherever that is. */
  boolean isLocal() {
    return href.isEmpty() || href.charAt(0) == '#';
  }
}
