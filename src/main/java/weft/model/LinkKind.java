package weft.model;

import static weft.model.LinkAttribute.ACTION;
import static weft.model.LinkAttribute.CONTENT;
import static weft.model.LinkAttribute.DATA;
import static weft.model.LinkAttribute.HREF;
import static weft.model.LinkAttribute.SRC;
import static weft.model.LinkAttribute.URL;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where in a page or response a link stood. The codes are stored. */
public enum LinkKind {
  A(1, Hop.LINK, HREF),
  AREA(2, Hop.LINK, HREF),
  IFRAME(3, Hop.LINK, SRC),
  FRAME(4, Hop.LINK, SRC),
  /** {@code <link>} with rel alternate (HTML), help, license and the like: another page. */
  LINK_PAGE(5, Hop.LINK, HREF),
  /** {@code <link rel=canonical>}. */
  CANONICAL(6, Hop.LINK, HREF),
  META_REFRESH(7, Hop.LINK, CONTENT),
  /** A {@code Link} header that names another page and has no kind of its own. */
  HTTP_LINK(8, Hop.LINK, null),
  /** A {@code Refresh} header. */
  HTTP_REFRESH(9, Hop.LINK, null),
  REDIRECT(10, Hop.REDIRECT, null),
  /** {@code <link rel=alternate hreflang>}: the page in another language. */
  HREFLANG(11, Hop.LINK, HREF),
  /** {@code <link rel=next>}. */
  NEXT(12, Hop.LINK, HREF),
  /** {@code <link rel=prev>}. */
  PREV(13, Hop.LINK, HREF),
  /** {@code <link rel=amphtml>}. */
  AMPHTML(14, Hop.LINK, HREF),
  /** {@code <link rel=alternate media>}: the page for small screens. */
  MOBILE_ALTERNATE(15, Hop.LINK, HREF),
  /** A {@code Link} header with rel canonical. */
  HTTP_CANONICAL(16, Hop.LINK, null),
  /** A {@code Link} header with rel alternate and hreflang. */
  HTTP_HREFLANG(17, Hop.LINK, null),
  /** A {@code Link} header with rel next. */
  HTTP_NEXT(18, Hop.LINK, null),
  /** A {@code Link} header with rel prev. */
  HTTP_PREV(19, Hop.LINK, null),
  /** {@code <form action>}; recorded, never submitted. */
  FORM(20, Hop.EMBED, ACTION),
  IMG(21, Hop.EMBED, SRC),
  SRCSET(22, Hop.EMBED, LinkAttribute.SRCSET),
  SOURCE(23, Hop.EMBED, SRC),
  SCRIPT(24, Hop.EMBED, SRC),
  STYLESHEET(25, Hop.EMBED, HREF),
  /** {@code <link>} to an icon, a preload and other things that are no page. */
  LINK_ASSET(26, Hop.EMBED, HREF),
  /** A {@code Link} header that names something other than a page. */
  HTTP_LINK_ASSET(27, Hop.EMBED, null),
  /** {@code hx-get}: a part of a page, or a page, that htmx would fetch. */
  HX_GET(30, Hop.LINK, LinkAttribute.HX_GET),
  /** An item of an RSS or Atom feed. */
  FEED(31, Hop.LINK, null),
  /** A link annotation of a PDF. */
  PDF(32, Hop.LINK, null),
  /** {@code longdesc}: the description of an image. */
  LONGDESC(33, Hop.LINK, LinkAttribute.LONGDESC),
  /** A link that a command of the user's named. */
  ON_PAGE(34, Hop.LINK, null),
  VIDEO(40, Hop.EMBED, SRC),
  POSTER(41, Hop.EMBED, LinkAttribute.POSTER),
  AUDIO(42, Hop.EMBED, SRC),
  TRACK(43, Hop.EMBED, SRC),
  OBJECT(44, Hop.EMBED, DATA),
  EMBED(45, Hop.EMBED, SRC),
  /** {@code <link rel=manifest>}, or the manifest of an old offline page. */
  MANIFEST(46, Hop.EMBED, HREF),
  /** {@code <use>} of a drawing in another file. */
  SVG_USE(47, Hop.EMBED, HREF),
  /** {@code background} of a body or a table. */
  BACKGROUND(48, Hop.EMBED, LinkAttribute.BACKGROUND),
  /** {@code url()} in a style sheet, a style element or a style attribute. */
  CSS_URL(49, Hop.EMBED, null),
  /** {@code @import} in a style sheet or a style element. */
  CSS_IMPORT(50, Hop.EMBED, null),
  /** An attribute of no other kind that a script makes an image of, such as data-bg. */
  LAZY(51, Hop.EMBED, LinkAttribute.DATA_SRC),
  /** A file that belongs to a feed or one of its items. */
  ENCLOSURE(52, Hop.EMBED, URL),
  /** {@code hx-post}; recorded, never sent. */
  HX_POST(60, Hop.EMBED, LinkAttribute.HX_POST),
  /** {@code hx-put}; recorded, never sent. */
  HX_PUT(61, Hop.EMBED, LinkAttribute.HX_PUT),
  /** {@code hx-patch}; recorded, never sent. */
  HX_PATCH(62, Hop.EMBED, LinkAttribute.HX_PATCH),
  /** {@code hx-delete}; recorded, never sent. */
  HX_DELETE(63, Hop.EMBED, LinkAttribute.HX_DELETE),
  /** {@code formaction} of a button; recorded, never submitted. */
  FORMACTION(64, Hop.EMBED, LinkAttribute.FORMACTION),
  /** {@code ping} of a link; recorded, never sent. */
  PING(65, Hop.EMBED, LinkAttribute.PING),
  /** {@code cite} of a quotation or a change. */
  CITE(70, Hop.EMBED, LinkAttribute.CITE),
  /** A URL in JSON-LD. */
  JSON_LD(71, Hop.EMBED, null),
  /** A URL in other JSON within a page, such as the state of an application. */
  JSON(72, Hop.EMBED, null),
  /** A meta element of the Open Graph protocol. */
  OPENGRAPH(73, Hop.EMBED, CONTENT),
  /** A meta element of a Twitter card. */
  TWITTER(74, Hop.EMBED, CONTENT),
  /** A sitemap that a sitemap index names. */
  SITEMAP(80, Hop.SITEMAP, null),
  /** A page that a sitemap lists. */
  SITEMAP_URL(81, Hop.LISTED, null),
  /** A page in another language that a sitemap gives for one that it lists. */
  SITEMAP_ALTERNATE(82, Hop.LISTED, null),
  /** An image that a sitemap gives for a page that it lists. */
  SITEMAP_IMAGE(83, Hop.EMBED, null);

  private final int code;
  private final Hop hop;
  private final @Nullable LinkAttribute attribute;

  private static final Map<Integer, LinkKind> BY_CODE =
      Stream.of(values()).collect(Collectors.toMap(LinkKind::code, kind -> kind));

  LinkKind(int code, Hop hop, @Nullable LinkAttribute attribute) {
    this.code = code;
    this.hop = hop;
    this.attribute = attribute;
  }

  /** The number that stands for this kind in the store. */
  public int code() {
    return code;
  }

  /** The hop that following such a link makes. */
  public Hop hop() {
    return hop;
  }

  /** The attribute in which such links usually stand; absent where they stand in none. */
  public @Nullable LinkAttribute attribute() {
    return attribute;
  }

  /** The kind with that number. */
  public static LinkKind of(int code) {
    LinkKind kind = BY_CODE.get(code);
    if (kind == null) {
      throw new IllegalArgumentException("kind of link " + code);
    }
    return kind;
  }

  /** Whether a crawl follows such links when it does not fetch page requisites. */
  public boolean leadsToPage() {
    return hop != Hop.EMBED;
  }

  /** Whether a browser fetches the target to show the page. */
  public boolean isRequisite() {
    return switch (this) {
      case IMG, SRCSET, SOURCE, VIDEO, POSTER, AUDIO, TRACK, LAZY, BACKGROUND, SVG_USE -> true;
      case SCRIPT, STYLESHEET, CSS_URL, CSS_IMPORT, OBJECT, EMBED -> true;
      case LINK_ASSET, HTTP_LINK_ASSET, MANIFEST -> true;
      default -> false;
    };
  }

  /** Whether such links stand in sitemaps. */
  public boolean inSitemap() {
    return switch (this) {
      case SITEMAP, SITEMAP_URL, SITEMAP_ALTERNATE, SITEMAP_IMAGE -> true;
      default -> false;
    };
  }

  /** The name in reports and views: lower case with hyphens. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
