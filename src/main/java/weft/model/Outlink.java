package weft.model;

import org.jspecify.annotations.Nullable;
import weft.url.Url;

/**
 * A link of a page.
 *
 * @param target where it leads, canonical
 * @param kind where it stood
 * @param rel the rel attribute's tokens as written, white space folded; the property of a meta
 *     element; the key in JSON; empty where there is none
 * @param text anchor text, or the alt text of an image, or the hreflang of an alternate; white
 *     space folded, at most 500 characters
 * @param nofollow whether the link or its page asks not to follow it
 * @param place where exactly it stands and how it is written
 */
public record Outlink(
    Url target, LinkKind kind, String rel, String text, boolean nofollow, LinkPlace place) {

  /** A link of which nothing more is known. */
  public Outlink(Url target, LinkKind kind, String rel, String text, boolean nofollow) {
    this(target, kind, rel, text, nofollow, LinkPlace.UNKNOWN);
  }

  /** Whether a crawl that respects nofollow goes along this link. */
  public boolean followed() {
    return kind.leadsToPage() && !nofollow;
  }

  /** Written out, since every link of every page is looked up by it. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Outlink link
        && link.kind == kind
        && link.nofollow == nofollow
        && link.target.equals(target)
        && link.text.equals(text)
        && link.rel.equals(rel)
        && link.place.equals(place);
  }

  @Override
  public int hashCode() {
    return (target.hashCode() * 31 + text.hashCode()) * 31 + kind.code();
  }
}
