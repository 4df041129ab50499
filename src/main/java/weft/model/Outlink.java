package weft.model;

import weft.url.Url;

/**
 * A link of a page.
 *
 * @param target where it leads, canonical
 * @param kind where it stood
 * @param rel the rel attribute's tokens as written, white space folded; empty where there is none
 * @param text anchor text, or the alt text of an image; white space folded, at most 500 characters
 * @param nofollow whether the link or its page asks not to follow it
 */
public record Outlink(Url target, LinkKind kind, String rel, String text, boolean nofollow) {

  /** Whether a crawl that respects nofollow goes along this link. */
  public boolean followed() {
    return kind.leadsToPage() && !nofollow;
  }
}
