package weft.parse;

import org.jspecify.annotations.Nullable;
import weft.model.LinkAttribute;
import weft.model.LinkKind;

/**
 * The links in attributes that any element may have: styles, htmx requests, and what scripts that
 * load images late look for. Owned by one walk over one page.
 */
final class AnyElement implements PageElement.AttributeSink {
  private final RawLinks links;

  /** One that adds to these links. */
  AnyElement(RawLinks links) {
    this.links = links;
  }

  /** Takes the links of one element's attributes. */
  void extract(PageElement element) {
    element.attributes(this);
  }

  @Override
  public void attribute(PageElement element, String key, String value) {
    switch (key) {
      case "style" -> StyleText.add(value, LinkAttribute.STYLE, links);
      case "hx-get", "data-hx-get" ->
          links.addOther(LinkKind.HX_GET, LinkAttribute.HX_GET, value, "");
      case "hx-post", "data-hx-post" ->
          links.addOther(LinkKind.HX_POST, LinkAttribute.HX_POST, value, "");
      case "hx-put", "data-hx-put" ->
          links.addOther(LinkKind.HX_PUT, LinkAttribute.HX_PUT, value, "");
      case "hx-patch", "data-hx-patch" ->
          links.addOther(LinkKind.HX_PATCH, LinkAttribute.HX_PATCH, value, "");
      case "hx-delete", "data-hx-delete" ->
          links.addOther(LinkKind.HX_DELETE, LinkAttribute.HX_DELETE, value, "");
      default -> {
        if (key.startsWith("data-")) {
          late(key, value, element);
        }
      }
    }
  }

  private void late(String key, String value, PageElement element) {
    switch (key) {
      case "data-src" -> source(LinkAttribute.DATA_SRC, value, element);
      case "data-lazy-src" -> source(LinkAttribute.DATA_LAZY_SRC, value, element);
      case "data-lazy" -> source(LinkAttribute.DATA_LAZY, value, element);
      case "data-original" -> source(LinkAttribute.DATA_ORIGINAL, value, element);
      case "data-srcset" -> candidates(LinkAttribute.DATA_SRCSET, value, element);
      case "data-lazy-srcset" -> candidates(LinkAttribute.DATA_LAZY_SRCSET, value, element);
      case "data-original-set" -> candidates(LinkAttribute.DATA_ORIGINAL_SET, value, element);
      case "data-poster" -> other(LinkKind.POSTER, LinkAttribute.DATA_POSTER, value, "");
      case "data-bg" -> other(LinkKind.LAZY, LinkAttribute.DATA_BG, value, "");
      case "data-background" -> other(LinkKind.LAZY, LinkAttribute.DATA_BACKGROUND, value, "");
      case "data-background-image" ->
          other(LinkKind.LAZY, LinkAttribute.DATA_BACKGROUND_IMAGE, value, "");
      default -> {}
    }
  }

  private void source(LinkAttribute attribute, String value, PageElement element) {
    other(kind(element.name()), attribute, value, LinkExtractor.alt(element));
  }

  /** The kind that the element's src would have. */
  private static LinkKind kind(String element) {
    return switch (element) {
      case "img", "input" -> LinkKind.IMG;
      case "iframe" -> LinkKind.IFRAME;
      case "video" -> LinkKind.VIDEO;
      case "audio" -> LinkKind.AUDIO;
      case "source" -> LinkKind.SOURCE;
      case "script" -> LinkKind.SCRIPT;
      case "embed" -> LinkKind.EMBED;
      default -> LinkKind.LAZY;
    };
  }

  private void candidates(LinkAttribute attribute, String value, PageElement element) {
    for (String url : Srcset.urls(value)) {
      other(LinkKind.SRCSET, attribute, url, LinkExtractor.alt(element));
    }
  }

  /** Scripts are free in what they put here, so that only what looks like a file counts. */
  private void other(LinkKind kind, LinkAttribute attribute, String value, String text) {
    if (value.contains("url(")) {
      StyleText.add(value, attribute, kind, links);
    } else if (looksLikeFile(value)) {
      links.addOther(kind, attribute, value, "", text);
    }
  }

  private static boolean looksLikeFile(@Nullable String value) {
    String text = value == null ? "" : Ascii.strip(value);
    boolean parted = text.indexOf('/') >= 0 || text.indexOf('.') > 0;
    return parted && text.chars().noneMatch(c -> c == '{' || c == '<' || c == '"');
  }
}
