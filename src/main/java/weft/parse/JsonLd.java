package weft.parse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.model.StructuredItem;

/**
 * The JSON-LD of a script element. A list of things, and a graph of them, is taken apart: each is
 * an item of its own, and keeps the context that it stood in.
 */
final class JsonLd {
  private static final String FORMAT = "json-ld";
  private static final String CONTEXT = "@context";
  private static final int SOURCE = 10_000;

  private JsonLd() {}

  /** Whether a script element of that type holds JSON-LD. */
  static boolean isType(String type) {
    return Ascii.strip(type).regionMatches(true, 0, "application/ld+json", 0, 19);
  }

  /**
   * The items of a script.
   *
   * @param documents takes what the script holds as a whole, where it can be read
   */
  static List<StructuredItem> items(String script, List<Object> documents) {
    String text = unwrapped(script);
    try {
      Object document = Json.read(text);
      if (document != null) {
        documents.add(document);
      }
      List<StructuredItem> items = new ArrayList<>();
      collect(document, null, items);
      return items;
    } catch (Json.BrokenException e) {
      String why = String.valueOf(e.getMessage());
      return List.of(StructuredItem.broken(FORMAT, FoldedText.cut(text, SOURCE), why));
    }
  }

  /** Without the comment or CDATA marks that some put around what stands in a script. */
  private static String unwrapped(String script) {
    String text = Ascii.strip(script);
    for (String open : List.of("<!--", "//<![CDATA[", "/*<![CDATA[*/", "<![CDATA[")) {
      text = text.startsWith(open) ? Ascii.strip(text.substring(open.length())) : text;
    }
    for (String close : List.of("-->", "//]]>", "/*]]>*/", "]]>", "//")) {
      text =
          text.endsWith(close)
              ? Ascii.strip(text.substring(0, text.length() - close.length()))
              : text;
    }
    return text;
  }

  private static void collect(
      @Nullable Object node, @Nullable Object context, List<StructuredItem> into) {
    if (node instanceof List<?> list) {
      list.forEach(each -> collect(each, context, into));
    } else if (node instanceof Map<?, ?> thing) {
      Object inner = thing.containsKey(CONTEXT) ? thing.get(CONTEXT) : context;
      if (thing.get("@graph") instanceof List<?> graph && !thing.containsKey("@type")) {
        graph.forEach(each -> collect(each, inner, into));
      } else {
        into.add(item(thing, inner));
      }
    } else if (node != null) {
      into.add(StructuredItem.broken(FORMAT, Json.write(node), "no thing, only a value"));
    }
  }

  private static StructuredItem item(Map<?, ?> thing, @Nullable Object context) {
    Map<Object, Object> whole = new LinkedHashMap<>();
    if (context != null) {
      whole.put(CONTEXT, context);
    }
    whole.putAll(thing);
    return StructuredItem.of(FORMAT, TypeNames.of(thing.get("@type")), Json.write(whole));
  }
}
