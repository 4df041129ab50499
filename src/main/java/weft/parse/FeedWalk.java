package weft.parse;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;
import weft.model.LinkAttribute;
import weft.model.LinkKind;

/**
 * The single pass over an RSS, RDF or Atom feed: its title and its links. Items lead to pages, what
 * is enclosed with them does not. Owned by one parse.
 */
final class FeedWalk implements NodeVisitor {
  private static final int TITLE = 10_000;
  private static final int PEEK = 2_048;
  private static final Pattern ROOT = Pattern.compile("<(rss|([a-z]+:)?feed|rdf:RDF)[\\s>]");

  private final RawLinks links = new RawLinks();
  private @Nullable String title;
  private @Nullable String base;
  private @Nullable String language;

  private FeedWalk() {}

  /** What a feed says. */
  static DocumentFacts of(Document feed) {
    FeedWalk walk = new FeedWalk();
    NodeTraversor.traverse(walk, feed);
    return new DocumentFacts(
        walk.title, null, List.of(), null, walk.base, walk.language, null, walk.links.all());
  }

  /** Whether an XML text is a feed, by how it begins. */
  static boolean isFeed(String xml) {
    String start = xml.substring(0, Math.min(PEEK, xml.length()));
    return ROOT.matcher(start).find();
  }

  @Override
  public void head(Node node, int depth) {
    if (node instanceof Element element) {
      take(element, local(element));
    }
  }

  private void take(Element element, String name) {
    switch (name) {
      case "rss", "feed", "rdf" -> root(element);
      case "title" -> title = title == null ? FoldedText.fold(element.wholeText(), TITLE) : title;
      case "language" -> language = language == null ? element.text().strip() : language;
      case "link" -> link(element);
      case "guid" -> {
        if (!element.attr("isPermaLink").equalsIgnoreCase("false")) {
          permanent(element.text());
        }
      }
      case "comments" -> text(element, LinkKind.FEED);
      case "enclosure", "content", "thumbnail", "image" -> enclosed(element);
      case "url" -> text(element, LinkKind.ENCLOSURE);
      default -> {}
    }
  }

  private void root(Element element) {
    base = element.hasAttr("xml:base") ? element.attr("xml:base") : null;
    language = element.hasAttr("xml:lang") ? element.attr("xml:lang") : null;
  }

  /** RSS has the URL as text, Atom in an attribute. */
  private void link(Element element) {
    if (!element.hasAttr("href")) {
      text(element, LinkKind.FEED);
      return;
    }
    String rel = FoldedText.fold(element.attr("rel"), 100);
    links.addOther(kind(rel), LinkAttribute.HREF, element.attr("href"), rel);
  }

  private static LinkKind kind(String rel) {
    return switch (rel.toLowerCase(Locale.ROOT)) {
      case "", "alternate", "related", "via", "replies" -> LinkKind.FEED;
      case "next", "next-archive" -> LinkKind.NEXT;
      case "prev", "previous", "prev-archive" -> LinkKind.PREV;
      case "enclosure" -> LinkKind.ENCLOSURE;
      default -> LinkKind.LINK_ASSET;
    };
  }

  /** Some write any identifier and leave out that it is no link. */
  private void permanent(String guid) {
    String text = guid.strip();
    if (text.startsWith("http://") || text.startsWith("https://")) {
      links.addOther(LinkKind.FEED, null, text, "");
    }
  }

  /** Media RSS, iTunes and RSS put the URL into {@code url}, {@code href} or {@code src}. */
  private void enclosed(Element element) {
    if (element.hasAttr("url")) {
      links.addOther(LinkKind.ENCLOSURE, LinkAttribute.URL, element.attr("url"), "");
    } else if (element.hasAttr("href")) {
      links.addOther(LinkKind.ENCLOSURE, LinkAttribute.HREF, element.attr("href"), "");
    } else if (element.hasAttr("src")) {
      links.addOther(LinkKind.FEED, LinkAttribute.SRC, element.attr("src"), "");
    }
  }

  private void text(Element element, LinkKind kind) {
    links.addOther(kind, null, element.text(), "");
  }

  private static String local(Element element) {
    String name = element.tagName().toLowerCase(Locale.ROOT);
    return name.substring(name.indexOf(':') + 1);
  }
}
