package weft.parse;

import java.util.Locale;
import java.util.Set;
import weft.model.LinkKind;

/**
 * The data that script elements hold: JSON-LD, and the state with which applications start. Owned
 * by one walk over one page.
 */
final class ScriptData {
  private static final int AT_MOST = 1_000;
  private static final Set<String> LINKING =
      Set.of(
          "@id",
          "contenturl",
          "downloadurl",
          "embedurl",
          "image",
          "installurl",
          "item",
          "logo",
          "mainentityofpage",
          "photo",
          "sameas",
          "target",
          "thumbnail",
          "thumbnailurl",
          "url");

  private final RawLinks links;
  private int left = AT_MOST;

  /** One that adds to these links. */
  ScriptData(RawLinks links) {
    this.links = links;
  }

  /**
   * Takes the URLs of a script element, if it holds data.
   *
   * @param type the type attribute, empty where there is none
   */
  void add(String type, String data) {
    String essence = type.isEmpty() ? "" : Ascii.strip(type).toLowerCase(Locale.ROOT);
    if (essence.startsWith("application/ld+json")) {
      JsonStrings.read(data, this::linked);
    } else if (isJson(essence) || (isScript(essence) && startsWithState(data))) {
      JsonStrings.read(data, this::state);
    }
  }

  private static boolean isJson(String type) {
    return switch (type) {
      case "application/json", "text/json", "importmap", "speculationrules" -> true;
      default -> type.endsWith("+json");
    };
  }

  private static boolean isScript(String type) {
    return type.isEmpty() || type.endsWith("/javascript");
  }

  /** Whether a script begins by giving the page's application its state. */
  private static boolean startsWithState(String script) {
    int from = 0;
    while (from < script.length() && script.charAt(from) <= ' ') {
      from++;
    }
    return script.startsWith("window.__", from)
        || script.startsWith("window[\"__", from)
        || script.startsWith("__NEXT_DATA__", from);
  }

  /** Names of the vocabulary are URLs too, but lead nowhere. */
  private boolean linked(String key, String value) {
    boolean term = (key.startsWith("@") && !key.equals("@id")) || isVocabulary(value);
    boolean relative = LINKING.contains(key.toLowerCase(Locale.ROOT)) && isRelative(value);
    if (!term && (isAbsolute(value) || relative)) {
      add(LinkKind.JSON_LD, key, value);
    }
    return left > 0;
  }

  private boolean state(String key, String value) {
    if (isAbsolute(value) || (value.startsWith("/") && isPath(value))) {
      add(LinkKind.JSON, key, value);
    }
    return left > 0;
  }

  private void add(LinkKind kind, String key, String value) {
    left--;
    links.addOther(kind, null, value, FoldedText.fold(key, 100));
  }

  private static boolean isVocabulary(String value) {
    int host = value.indexOf("//") + 2;
    return host > 1
        && value.startsWith("schema.org", value.startsWith("www.", host) ? host + 4 : host);
  }

  private static boolean isAbsolute(String value) {
    int from = value.startsWith("https://") ? 8 : value.startsWith("http://") ? 7 : -1;
    return from > 0 && value.length() > from && isPlain(value, from);
  }

  private static boolean isRelative(String value) {
    boolean parted = value.indexOf('/') >= 0 || value.indexOf('.') > 0;
    return parted && value.indexOf(':') < 0 && isPlain(value, 0);
  }

  /** A path from the root, not a route pattern, a regular expression or a comment. */
  private static boolean isPath(String value) {
    boolean hostless = value.length() > 1 && (value.charAt(1) != '/' || value.indexOf('.') > 2);
    return hostless && value.indexOf(':') < 0 && value.indexOf('*') < 0 && isPlain(value, 1);
  }

  /** Whether there is no character that a URL would have escaped. */
  private static boolean isPlain(String value, int from) {
    for (int i = from; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c <= ' ' || "\"<>\\^`{|}[]$()".indexOf(c) >= 0) {
        return false;
      }
    }
    return true;
  }
}
