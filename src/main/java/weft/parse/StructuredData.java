package weft.parse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;
import weft.model.StructuredItem;

/**
 * What a page says for machines: JSON-LD, microdata, RDFa Lite, Open Graph, Twitter cards and other
 * meta elements. Owned by one walk.
 */
final class StructuredData implements NodeFilter {
  private final MetaElements metas = new MetaElements();
  private final AttributeItems microdata = new AttributeItems(AttributeItems.Syntax.MICRODATA);
  private final AttributeItems rdfa = new AttributeItems(AttributeItems.Syntax.RDFA);
  private final List<StructuredItem> scripts = new ArrayList<>();
  private final List<Object> documents = new ArrayList<>();

  private StructuredData() {}

  /** Walks through a page. */
  static StructuredData of(Document document) {
    StructuredData walk = new StructuredData();
    NodeTraversor.filter(walk, document);
    return walk;
  }

  /** Everything that was found, by format. */
  List<StructuredItem> items() {
    List<StructuredItem> items = new ArrayList<>(scripts);
    items.addAll(microdata.found());
    items.addAll(rdfa.found());
    items.addAll(metas.cards());
    return items;
  }

  /** What the scripts hold, each as it was read. */
  List<Object> documents() {
    return documents;
  }

  /** What the page says about itself, a JSON object; absent where that is nothing. */
  @Nullable String metadata() {
    Map<String, String> said = new LinkedHashMap<>();
    put(said, "og_title", metas.first("og:title"));
    put(said, "og_description", metas.first("og:description"));
    put(said, "og_image", metas.first("og:image", "og:image:url", "og:image:secure_url"));
    put(said, "og_type", metas.first("og:type"));
    put(said, "og_url", metas.first("og:url"));
    put(said, "og_site_name", metas.first("og:site_name"));
    put(said, "twitter_card", metas.first("twitter:card"));
    put(said, "twitter_title", metas.first("twitter:title"));
    put(said, "twitter_image", metas.first("twitter:image", "twitter:image:src"));
    put(said, "viewport", metas.first("viewport"));
    put(said, "generator", metas.first("generator"));
    put(said, "keywords", metas.first("keywords"));
    put(said, "author", or(metas.first("author", "dc.creator", "article:author"), "author"));
    put(
        said,
        "published",
        or(
            metas.first("article:published_time", "date", "dc.date", "dcterms.created", "pubdate"),
            "datePublished"));
    put(
        said,
        "modified",
        or(
            metas.first("article:modified_time", "og:updated_time", "dcterms.modified", "revised"),
            "dateModified"));
    return said.isEmpty() ? null : Json.write(said);
  }

  private static void put(Map<String, String> said, String name, @Nullable String value) {
    if (value != null) {
      said.put(name, value);
    }
  }

  /** What a meta element says, or else the first thing in JSON-LD that has that member. */
  private @Nullable String or(@Nullable String said, String member) {
    if (said != null) {
      return said;
    }
    for (Object document : documents) {
      String value = member(document, member, 0);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  /** A member of an outermost thing; of what has a name, the name. */
  private static @Nullable String member(@Nullable Object node, String member, int depth) {
    if (node instanceof List<?> list) {
      for (Object each : list) {
        String value = member(each, member, depth);
        if (value != null) {
          return value;
        }
      }
    } else if (node instanceof Map<?, ?> thing) {
      String value = text(thing.get(member));
      return value == null && depth == 0 ? member(thing.get("@graph"), member, 1) : value;
    }
    return null;
  }

  private static @Nullable String text(@Nullable Object value) {
    return switch (value) {
      case String text when !text.isBlank() -> text.strip();
      case Map<?, ?> thing -> thing.get("name") instanceof String name ? name.strip() : null;
      case List<?> list -> list.isEmpty() ? null : text(list.getFirst());
      case null, default -> null;
    };
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (!(node instanceof Element element)) {
      return FilterResult.CONTINUE;
    }
    switch (element.normalName()) {
      case "template" -> {
        if (!element.hasAttr("shadowrootmode")) {
          return FilterResult.SKIP_CHILDREN;
        }
      }
      case "meta" -> metas.add(element);
      case "script" -> {
        if (JsonLd.isType(element.attr("type"))) {
          scripts.addAll(JsonLd.items(element.data(), documents));
        }
      }
      default -> {}
    }
    if (element.attributesSize() > 0) {
      microdata.enter(element);
      rdfa.enter(element);
    }
    return FilterResult.CONTINUE;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element element) {
      microdata.leave(element);
      rdfa.leave(element);
    }
    return FilterResult.CONTINUE;
  }
}
