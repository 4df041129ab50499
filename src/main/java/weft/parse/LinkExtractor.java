package weft.parse;

import weft.model.LinkAttribute;
import weft.model.LinkKind;

/**
 * The links that elements make. Owned by one walk over one page, which hands it every element once.
 * What any element may carry is left to {@link AnyElement}.
 */
final class LinkExtractor {
  private static final int TEXT = 500;

  private final RawLinks links;
  private final ScriptData scripts;

  /** An extractor that adds to these links. */
  LinkExtractor(RawLinks links) {
    this.links = links;
    scripts = new ScriptData(links);
  }

  /** Takes the links of one element, not those of its children. */
  void extract(PageElement element, String name) {
    switch (name) {
      case "a" -> anchor(element);
      case "area" -> {
        hyperlink(element, LinkKind.AREA, LinkAttribute.HREF, alt(element));
        pings(element);
      }
      case "iframe" -> embed(element, LinkKind.IFRAME);
      case "frame" -> embed(element, LinkKind.FRAME);
      case "link" -> link(element);
      case "img" -> image(element);
      case "source" -> {
        embed(element, LinkKind.SOURCE);
        srcset(element, LinkAttribute.SRCSET, "");
      }
      case "video" -> {
        embed(element, LinkKind.VIDEO);
        embed(element, LinkKind.POSTER);
      }
      case "audio" -> embed(element, LinkKind.AUDIO);
      case "track" -> embed(element, LinkKind.TRACK);
      case "object" -> embed(element, LinkKind.OBJECT);
      case "embed" -> embed(element, LinkKind.EMBED);
      case "script" -> script(element);
      case "style" -> StyleText.add(element.data(), null, links);
      case "form" -> embed(element, LinkKind.FORM);
      case "button" -> embed(element, LinkKind.FORMACTION);
      case "input" -> input(element);
      case "image", "feimage" -> drawing(element, LinkKind.IMG);
      case "use" -> drawing(element, LinkKind.SVG_USE);
      case "blockquote", "q", "ins", "del" -> embed(element, LinkKind.CITE);
      case "body", "table", "td", "th" -> embed(element, LinkKind.BACKGROUND);
      case "html" -> attribute(element, LinkKind.MANIFEST, LinkAttribute.MANIFEST, "");
      case "meta" -> meta(element);
      default -> {}
    }
  }

  /** A text as links carry it. */
  static String alt(PageElement element) {
    return fold(element.attr("alt"));
  }

  /** An SVG link may still use XLink; a plain href has precedence (SVG 2, 16.1.5). */
  private void anchor(PageElement element) {
    hyperlink(element, LinkKind.A, href(element), "");
    pings(element);
  }

  private static LinkAttribute href(PageElement element) {
    return element.has("href") ? LinkAttribute.HREF : LinkAttribute.XLINK_HREF;
  }

  private void hyperlink(PageElement element, LinkKind kind, LinkAttribute attribute, String text) {
    if (element.has(attribute.label())) {
      String href = Ascii.strip(element.attr(attribute.label()));
      links.add(kind, attribute, href, rel(element), text);
    }
  }

  private void pings(PageElement element) {
    String ping = element.attr("ping");
    if (!ping.isEmpty()) {
      Ascii.tokens(ping).forEach(url -> links.add(LinkKind.PING, LinkAttribute.PING, url, "", ""));
    }
  }

  private void image(PageElement element) {
    String alt = alt(element);
    attribute(element, LinkKind.IMG, LinkAttribute.SRC, alt);
    attribute(element, LinkKind.IMG, LinkAttribute.LOWSRC, alt);
    attribute(element, LinkKind.IMG, LinkAttribute.DYNSRC, alt);
    srcset(element, LinkAttribute.SRCSET, alt);
    embed(element, LinkKind.LONGDESC);
  }

  private void input(PageElement element) {
    if (element.attr("type").equalsIgnoreCase("image")) {
      attribute(element, LinkKind.IMG, LinkAttribute.SRC, alt(element));
    }
    embed(element, LinkKind.FORMACTION);
  }

  /** References within the page itself are how SVG names its own parts. */
  private void drawing(PageElement element, LinkKind kind) {
    if (element.isSvg() || element.has("xlink:href")) {
      LinkAttribute attribute = href(element);
      links.addOther(kind, attribute, element.attr(attribute.label()), "");
    }
  }

  private void script(PageElement element) {
    embed(element, LinkKind.SCRIPT);
    if (element.has("src")) {
      return;
    }
    if (element.has("href") || element.has("xlink:href")) {
      drawing(element, LinkKind.SCRIPT);
    }
    scripts.add(element.attr("type"), element.data());
  }

  private void link(PageElement element) {
    String rel = element.attr("rel");
    String hreflang = Ascii.strip(element.attr("hreflang"));
    Rels.kind(new Rels.Target(rel, element.attr("type"), hreflang, element.attr("media")))
        .ifPresent(
            kind -> {
              String text = kind == LinkKind.HREFLANG ? fold(hreflang) : "";
              attribute(element, kind, LinkAttribute.HREF, text);
              srcset(element, LinkAttribute.IMAGESRCSET, "");
            });
  }

  private void meta(PageElement element) {
    String content = element.attr("content");
    if (element.attr("http-equiv").equalsIgnoreCase("refresh")) {
      Refresh.of(content)
          .filter(refresh -> !refresh.url().isEmpty())
          .ifPresent(r -> links.add(LinkKind.META_REFRESH, LinkAttribute.CONTENT, r.url(), "", ""));
    } else if (!content.isEmpty()) {
      SocialMeta.kind(element.attr("property"), element.attr("name"))
          .ifPresent(of -> links.addOther(of.kind(), LinkAttribute.CONTENT, content, of.name()));
    }
  }

  private void srcset(PageElement element, LinkAttribute attribute, String text) {
    String srcset = element.attr(attribute.label());
    if (!srcset.isEmpty()) {
      Srcset.urls(srcset).forEach(url -> links.add(LinkKind.SRCSET, attribute, url, "", text));
    }
  }

  private void embed(PageElement element, LinkKind kind) {
    LinkAttribute usual = kind.attribute();
    if (usual != null) {
      attribute(element, kind, usual, "");
    }
  }

  /** Unlike a hyperlink, something embedded is not named by an empty reference. */
  private void attribute(PageElement element, LinkKind kind, LinkAttribute attribute, String text) {
    String href = Ascii.strip(element.attr(attribute.label()));
    if (!href.isEmpty()) {
      links.add(kind, attribute, href, rel(element), text);
    }
  }

  private static String rel(PageElement element) {
    String rel = element.attr("rel");
    return rel.isEmpty() ? "" : fold(rel);
  }

  private static String fold(String text) {
    return text.isEmpty() ? "" : FoldedText.fold(text, TEXT);
  }
}
