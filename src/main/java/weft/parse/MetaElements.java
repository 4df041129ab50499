package weft.parse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import weft.model.StructuredItem;

/** The meta elements of a page, by property or name. Owned by one walk over one page. */
final class MetaElements {
  private static final int NAMES = 500;
  private static final int VALUE = 10_000;

  private final Map<String, List<String>> named = new LinkedHashMap<>();

  /** Takes a meta element. */
  void add(Element meta) {
    String which = Ascii.strip(meta.attr(meta.hasAttr("property") ? "property" : "name"));
    String content = FoldedText.fold(meta.attr("content"), VALUE);
    if (!which.isEmpty() && !content.isEmpty() && named.size() < NAMES) {
      List<String> values =
          named.computeIfAbsent(which.toLowerCase(Locale.ROOT), _ -> new ArrayList<>());
      if (values.size() < NAMES) {
        values.add(content);
      }
    }
  }

  /** The first value of the first of these names that has one. */
  @Nullable String first(String... names) {
    for (String name : names) {
      List<String> values = named.get(name);
      if (values != null) {
        return values.getFirst();
      }
    }
    return null;
  }

  /** Open Graph and Twitter card, where the page has them. */
  List<StructuredItem> cards() {
    List<StructuredItem> cards = new ArrayList<>();
    card("opengraph", "og:type", MetaElements::isOpenGraph, cards);
    card("twitter", "twitter:card", name -> name.startsWith("twitter:"), cards);
    return cards;
  }

  private void card(
      String format, String type, Predicate<String> belongs, List<StructuredItem> into) {
    Map<String, Object> members = new LinkedHashMap<>();
    named.forEach(
        (name, values) -> {
          if (belongs.test(name)) {
            members.put(name, values.size() == 1 ? values.getFirst() : values);
          }
        });
    if (!members.isEmpty()) {
      into.add(StructuredItem.of(format, first(type), Json.write(members)));
    }
  }

  private static boolean isOpenGraph(String name) {
    int colon = name.indexOf(':');
    return colon > 0
        && switch (name.substring(0, colon)) {
          case "og", "article", "book", "fb", "music", "product", "profile", "video" -> true;
          default -> false;
        };
  }
}
