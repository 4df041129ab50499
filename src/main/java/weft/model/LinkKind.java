package weft.model;

import java.util.Locale;

/** Where in a page or response a link stood. The codes are stored. */
public enum LinkKind {
  A(1, Hop.LINK),
  AREA(2, Hop.LINK),
  IFRAME(3, Hop.LINK),
  FRAME(4, Hop.LINK),
  /** {@code <link>} with rel next, prev, alternate (HTML) and the like: another page. */
  LINK_PAGE(5, Hop.LINK),
  /** {@code <link rel=canonical>}. */
  CANONICAL(6, Hop.LINK),
  META_REFRESH(7, Hop.LINK),
  /** A {@code Link} header that names another page. */
  HTTP_LINK(8, Hop.LINK),
  /** A {@code Refresh} header. */
  HTTP_REFRESH(9, Hop.LINK),
  REDIRECT(10, Hop.REDIRECT),
  /** {@code <form action>}; recorded, never submitted. */
  FORM(20, Hop.EMBED),
  IMG(21, Hop.EMBED),
  SRCSET(22, Hop.EMBED),
  SOURCE(23, Hop.EMBED),
  SCRIPT(24, Hop.EMBED),
  STYLESHEET(25, Hop.EMBED),
  /** {@code <link>} to an icon, a manifest, a preload and other things that are no page. */
  LINK_ASSET(26, Hop.EMBED),
  /** A {@code Link} header that names something other than a page. */
  HTTP_LINK_ASSET(27, Hop.EMBED);

  private final int code;
  private final Hop hop;

  LinkKind(int code, Hop hop) {
    this.code = code;
    this.hop = hop;
  }

  /** The number that stands for this kind in the store. */
  public int code() {
    return code;
  }

  /** The hop that following such a link makes. */
  public Hop hop() {
    return hop;
  }

  /** Whether a crawl follows such links when it does not fetch page requisites. */
  public boolean leadsToPage() {
    return hop != Hop.EMBED;
  }

  /** Whether a browser fetches the target to show the page. */
  public boolean isRequisite() {
    return hop == Hop.EMBED && this != FORM;
  }

  /** The name in reports and views: lower case with hyphens. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
