package weft.parse;

import java.io.Reader;
import java.util.Iterator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;
import org.jspecify.annotations.Nullable;
import weft.model.LinkKind;
import weft.model.Sitemap;

/**
 * Reads sitemaps in XML: urlset, sitemapindex, RSS and Atom, whatever their namespace. Elements are
 * let go as soon as they are read, so that the file's length costs no memory. The parser is lenient
 * and knows neither document types nor entities but the five of XML, so that there is nothing to
 * expand and nothing to fetch. Owned by one parse.
 */
final class SitemapXml {
  private static final int DEPTH = 64;
  private static final Pattern LOC =
      Pattern.compile("<(/?)(?:[\\w.-]+:)?(?:loc|link)\\b[^>]*+(>?)");

  private final SitemapEntries entries;
  private SitemapEntry entry = new SitemapEntry();
  private @Nullable String root;

  SitemapXml(SitemapEntries entries) {
    this.entries = entries;
  }

  /** Reads to the end, or to where it is clear that this is a web page, or the list is full. */
  @Nullable String read(SitemapText text, Reader rest) {
    text.expectTags();
    Parser parser = Parser.xmlParser().setMaxDepth(DEPTH);
    boolean whole = true;
    try (StreamParser stream = new StreamParser(parser).parse(rest, "")) {
      Iterator<Element> elements = stream.iterator();
      while (whole && elements.hasNext()) {
        Element element = elements.next();
        takeRoot(element);
        take(element);
        letGo(element);
        whole = entries.kind() != Sitemap.Kind.HTML && entries.overflow() == null;
      }
    }
    return whole ? ending(text) : null;
  }

  /** Takes an element and the texts before it out of the tree, which so stays small. */
  private static void letGo(Element element) {
    for (Node text = element.previousSibling(); text != null; text = element.previousSibling()) {
      text.remove();
    }
    element.remove();
  }

  private void takeRoot(Element element) {
    if (root != null) {
      return;
    }
    Element top = element;
    for (Element up = top.parent(); up != null && up.parent() != null; up = up.parent()) {
      top = up;
    }
    root = top.tagName();
    switch (local(top)) {
      case "urlset" -> entries.is(Sitemap.Kind.URLSET);
      case "sitemapindex" -> entries.is(Sitemap.Kind.INDEX);
      case "rss", "rdf" -> entries.is(Sitemap.Kind.RSS);
      case "feed" -> entries.is(Sitemap.Kind.ATOM);
      case "html", "head", "body" -> entries.is(Sitemap.Kind.HTML);
      default -> {}
    }
  }

  private void take(Element element) {
    Element parent = element.parent();
    String within = parent == null ? "" : local(parent);
    switch (local(element)) {
      case "url" -> end(LinkKind.SITEMAP_URL, Sitemap.Kind.URLSET);
      case "sitemap" -> end(LinkKind.SITEMAP, Sitemap.Kind.INDEX);
      case "item" -> end(LinkKind.SITEMAP_URL, Sitemap.Kind.RSS);
      case "entry" -> end(LinkKind.SITEMAP_URL, Sitemap.Kind.ATOM);
      case String name when parent != null -> part(name, within, element, parent);
      default -> {}
    }
  }

  private void end(LinkKind as, Sitemap.Kind kind) {
    if (entry.loc != null) {
      entries.is(kind);
      entries.add(as, entry);
    }
    entry = new SitemapEntry();
  }

  private void part(String name, String within, Element element, Element parent) {
    switch (within) {
      case "url", "sitemap" -> ofUrl(name, element, parent);
      case "image" -> {
        if (name.equals("loc")) {
          entry.images.add(text(element));
        }
      }
      case "item" -> ofItem(name, element);
      case "entry" -> ofEntry(name, element);
      default -> {}
    }
  }

  private void ofUrl(String name, Element element, Element parent) {
    boolean alike = prefix(element).equals(prefix(parent));
    switch (name) {
      case "loc" -> entry.loc = alike ? first(entry.loc, element) : entry.loc;
      case "lastmod" -> entry.lastmod = first(entry.lastmod, element);
      case "changefreq" -> entry.changefreq = first(entry.changefreq, element);
      case "priority" -> entry.priority = first(entry.priority, element);
      case "link" -> {
        if (!element.attr("href").isBlank() && Rels.has(element.attr("rel"), "alternate")) {
          entry.alternates.add(
              new SitemapEntry.Alternate(
                  Ascii.strip(element.attr("href")), element.attr("hreflang")));
        }
      }
      default -> {}
    }
  }

  private void ofItem(String name, Element element) {
    switch (name) {
      case "link" -> entry.loc = prefix(element).isEmpty() ? first(null, element) : entry.loc;
      case "guid" -> {
        boolean permanent = !element.attr("isPermaLink").equalsIgnoreCase("false");
        entry.loc =
            permanent && text(element).startsWith("http") ? first(entry.loc, element) : entry.loc;
      }
      case "pubdate", "date" -> entry.lastmod = first(entry.lastmod, element);
      default -> {}
    }
  }

  private void ofEntry(String name, Element element) {
    switch (name) {
      case "link" -> {
        String rel = element.attr("rel");
        if (entry.loc == null && (rel.isEmpty() || rel.equals("alternate"))) {
          entry.loc = Ascii.strip(element.attr("href"));
        }
      }
      case "updated" -> entry.lastmod = text(element);
      case "published" -> entry.lastmod = first(entry.lastmod, element);
      default -> {}
    }
  }

  private static String first(@Nullable String before, Element element) {
    return before != null && !before.isEmpty() ? before : text(element);
  }

  private static String text(Element element) {
    return Ascii.strip(element.wholeText());
  }

  private static String local(Element element) {
    String name = element.tagName();
    return name.substring(name.indexOf(':') + 1).toLowerCase(Locale.ROOT);
  }

  private static String prefix(Element element) {
    String name = element.tagName();
    return name.substring(0, Math.max(0, name.indexOf(':')));
  }

  /** Where the root is not closed, an address may have been cut in the middle: it is dropped. */
  private @Nullable String ending(SitemapText text) {
    String tail = text.tail();
    if (root == null
        || root.startsWith("#")
        || tail.contains("</" + root)
        || tail.stripTrailing().endsWith("/>")) {
      return null;
    }
    boolean open = false;
    Matcher loc = LOC.matcher(tail);
    while (loc.find()) {
      open = (loc.group(1).isEmpty() && !loc.group().endsWith("/>")) || loc.group(2).isEmpty();
    }
    if (open) {
      entries.dropLast();
    }
    return "ends early: </" + root + "> is missing; what was read counts";
  }
}
