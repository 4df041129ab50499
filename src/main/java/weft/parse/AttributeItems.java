package weft.parse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import weft.model.StructuredItem;

/**
 * The things that attributes describe: microdata, or RDFa Lite. Values stand as written, URLs
 * unresolved; what is said twice becomes a list. Owned by one walk over one page.
 */
final class AttributeItems {
  private static final int ITEMS = 1_000;
  private static final int CHARACTERS = 2_000_000;

  private final Syntax syntax;
  private final List<Item> outermost = new ArrayList<>();
  private final Deque<Item> open = new ArrayDeque<>();
  private int items;
  private int characters;

  /** The attributes that carry the meaning. */
  enum Syntax {
    MICRODATA("itemscope", "itemtype", "itemprop", "itemid"),
    RDFA("typeof", "typeof", "property", "resource");

    final String scope;
    final String type;
    final String property;
    final String id;

    Syntax(String scope, String type, String property, String id) {
      this.scope = scope;
      this.type = type;
      this.property = property;
      this.id = id;
    }

    String label() {
      return this == MICRODATA ? "microdata" : "rdfa";
    }
  }

  AttributeItems(Syntax syntax) {
    this.syntax = syntax;
  }

  private record Item(Element element, Map<String, Object> members) {}

  /** Takes an element when the walk comes to it. */
  void enter(Element element) {
    boolean scope = element.hasAttr(syntax.scope);
    if (!scope && (open.isEmpty() || !element.hasAttr(syntax.property))) {
      return;
    }
    List<String> properties = Ascii.tokens(element.attr(syntax.property));
    Item around = open.peekLast();
    if (!scope) {
      if (around != null && !properties.isEmpty()) {
        Object value = value(element);
        properties.forEach(property -> add(around, property, value));
      }
    } else if (items++ < ITEMS) {
      Item item = new Item(element, begun(element));
      if (around == null || properties.isEmpty()) {
        outermost.add(item);
      } else {
        properties.forEach(property -> add(around, property, item.members));
      }
      open.addLast(item);
    }
  }

  /** Takes an element when the walk leaves it. */
  void leave(Element element) {
    Item last = open.peekLast();
    if (last != null && last.element.equals(element)) {
      open.removeLast();
    }
  }

  /** What was found; properties of no item are dropped. */
  List<StructuredItem> found() {
    return outermost.stream()
        .filter(item -> !item.members.isEmpty())
        .map(
            item ->
                StructuredItem.of(
                    syntax.label(),
                    TypeNames.of(item.members.get("@type")),
                    Json.write(item.members)))
        .toList();
  }

  private Map<String, Object> begun(Element element) {
    Map<String, Object> members = new LinkedHashMap<>();
    List<String> types =
        Ascii.tokens(element.attr(syntax.type)).stream()
            .map(TypeNames::of)
            .<String>mapMulti(
                (name, into) -> {
                  if (name != null) {
                    into.accept(name);
                  }
                })
            .toList();
    if (!types.isEmpty()) {
      members.put("@type", types.size() == 1 ? types.getFirst() : types);
    }
    String id = Ascii.strip(element.attr(syntax.id));
    if (!id.isEmpty()) {
      members.put("@id", id);
    }
    return members;
  }

  private static void add(Item item, String property, Object value) {
    String name = TypeNames.of(property);
    item.members.merge(String.valueOf(name), value, AttributeItems::both);
  }

  private static Object both(Object before, Object value) {
    List<Object> all = before instanceof List<?> list ? new ArrayList<>(list) : new ArrayList<>();
    if (all.isEmpty()) {
      all.add(before);
    }
    all.add(value);
    return all;
  }

  /** The value of a property (HTML, 5.2.4); a content attribute counts on any element. */
  private String value(Element element) {
    if (element.hasAttr("content")) {
      return element.attr("content");
    }
    @Nullable String attribute =
        switch (element.normalName()) {
          case "a", "area", "link" -> "href";
          case "audio", "embed", "iframe", "img", "source", "track", "video" -> "src";
          case "object" -> "data";
          case "data", "meter" -> "value";
          case "time" -> "datetime";
          default -> null;
        };
    if (attribute != null && element.hasAttr(attribute)) {
      return Ascii.strip(element.attr(attribute));
    }
    return text(element);
  }

  /** Texts of properties within properties are read again and again, so there is an end to that. */
  private String text(Element element) {
    if (characters > CHARACTERS) {
      return "";
    }
    String text = FoldedText.fold(element.wholeText(), CHARACTERS);
    characters += text.length();
    return text;
  }
}
