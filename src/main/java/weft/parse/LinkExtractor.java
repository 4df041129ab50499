package weft.parse;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import weft.model.LinkKind;

/**
 * The links that elements make, in document order. Owned by one walk over one page, which hands it
 * every element once.
 */
final class LinkExtractor {
  private static final int TEXT = 500;

  private final List<RawLink> links = new ArrayList<>();

  /** Takes the links of one element, not those of its children. */
  void extract(Element element, String name) {
    switch (name) {
      case "a" -> anchor(element);
      case "area" -> hyperlink(element, LinkKind.AREA, "href", alt(element));
      case "iframe" -> embed(element, LinkKind.IFRAME, "src", "");
      case "frame" -> embed(element, LinkKind.FRAME, "src", "");
      case "link" -> link(element);
      case "img" -> {
        embed(element, LinkKind.IMG, "src", alt(element));
        srcset(element, alt(element));
      }
      case "source" -> {
        embed(element, LinkKind.SOURCE, "src", "");
        srcset(element, "");
      }
      case "script" -> embed(element, LinkKind.SCRIPT, "src", "");
      case "form" -> embed(element, LinkKind.FORM, "action", "");
      case "meta" -> refresh(element);
      default -> {}
    }
  }

  /** How many links there are; the next one gets this index. */
  int size() {
    return links.size();
  }

  /** Gives a link the text that became known after it. */
  void text(int index, String text) {
    links.set(index, links.get(index).withText(text));
  }

  List<RawLink> links() {
    return links;
  }

  /** A text as links carry it. */
  static String alt(Element element) {
    return FoldedText.fold(element.attr("alt"), TEXT);
  }

  /** An SVG link may still use XLink; a plain href has precedence (SVG 2, 16.1.5). */
  private void anchor(Element element) {
    String attribute = element.hasAttr("href") ? "href" : "xlink:href";
    hyperlink(element, LinkKind.A, attribute, "");
  }

  private void hyperlink(Element element, LinkKind kind, String attribute, String text) {
    if (element.hasAttr(attribute)) {
      add(element, kind, Ascii.strip(element.attr(attribute)), text);
    }
  }

  /** Unlike a hyperlink, something embedded is not named by an empty reference. */
  private void embed(Element element, LinkKind kind, String attribute, String text) {
    String href = Ascii.strip(element.attr(attribute));
    if (!href.isEmpty()) {
      add(element, kind, href, text);
    }
  }

  private void link(Element element) {
    Rels.kind(element.attr("rel"), element.attr("type"))
        .ifPresent(kind -> embed(element, kind, "href", ""));
  }

  private void srcset(Element element, String text) {
    String srcset = element.attr("srcset");
    if (!srcset.isEmpty()) {
      Srcset.urls(srcset).forEach(url -> add(element, LinkKind.SRCSET, url, text));
    }
  }

  private void refresh(Element element) {
    if (element.attr("http-equiv").equalsIgnoreCase("refresh")) {
      Refresh.of(element.attr("content"))
          .filter(refresh -> !refresh.url().isEmpty())
          .ifPresent(r -> add(element, LinkKind.META_REFRESH, r.url(), ""));
    }
  }

  private void add(Element element, LinkKind kind, String href, String text) {
    String rel = element.attr("rel");
    String folded = rel.isEmpty() ? "" : FoldedText.fold(rel, TEXT);
    links.add(new RawLink(kind, href, folded, text));
  }
}
