package weft.parse;

import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Whether a page shows next to nothing until its scripts have run: it has scripts, hardly a word
 * and hardly a link, and either the empty element that a framework fills or a {@code noscript} that
 * speaks of JavaScript. It stops looking as soon as a page has shown enough. Owned by one walk.
 */
final class ScriptDependence {
  private static final int ENOUGH_TEXT = 200;
  private static final int ENOUGH_LINKS = 3;
  private static final int PLACEHOLDER = 25;
  private static final int MESSAGE = 2_000;
  private static final Set<String> ROOTS =
      Set.of(
          "__next",
          "__nuxt",
          "___gatsby",
          "app",
          "app-root",
          "application",
          "main-app",
          "q-app",
          "react-app",
          "react-root",
          "reactroot",
          "root",
          "svelte",
          "vue-app");

  private final StringBuilder message = new StringBuilder();
  private @Nullable Element noscript;
  private @Nullable Element root;
  private int text;
  private int links;
  private int textBeforeRoot;
  private int linksBeforeRoot;
  private boolean scripts;
  private boolean emptyRoot;

  /** Goes into an element. */
  void enter(Element element, String name) {
    switch (name) {
      case "script" -> scripts |= runs(element);
      case "a" -> links += noscript == null && element.hasAttr("href") ? 1 : 0;
      case "noscript" -> noscript = noscript == null ? element : noscript;
      default -> {
        if (root == null && shows() && isRoot(element, name)) {
          root = element;
          textBeforeRoot = text;
          linksBeforeRoot = links;
        }
      }
    }
  }

  /** Passes a text. */
  void text(TextNode words) {
    if (shows()) {
      if (noscript != null) {
        message.append(words.getWholeText(), 0, Math.min(MESSAGE, words.getWholeText().length()));
      } else if (!isTitle(words.parent())) {
        text += visible(words.getWholeText());
      }
    }
  }

  /** Leaves a node. */
  void leave(Node node) {
    if (noscript != null && noscript.equals(node)) {
      noscript = null;
    } else if (root != null && root.equals(node)) {
      emptyRoot |= text - textBeforeRoot <= PLACEHOLDER && links == linksBeforeRoot;
      root = null;
    }
  }

  /** What became of the question, after the walk. */
  boolean needed() {
    return scripts && shows() && (emptyRoot || speaksOfScripts());
  }

  private boolean shows() {
    return text < ENOUGH_TEXT && links < ENOUGH_LINKS && message.length() < MESSAGE;
  }

  private boolean speaksOfScripts() {
    return message.toString().toLowerCase(Locale.ROOT).contains("javascript");
  }

  private static boolean isTitle(@Nullable Element parent) {
    return parent != null && parent.nameIs("title");
  }

  private static boolean runs(Element script) {
    String type = script.attr("type").toLowerCase(Locale.ROOT);
    return type.isEmpty() || type.equals("module") || type.contains("javascript");
  }

  private static boolean isRoot(Element element, String name) {
    if (name.equals("app-root") || element.hasAttr("ng-app")) {
      return true;
    }
    String id = element.attr("id");
    return !id.isEmpty() && ROOTS.contains(id.toLowerCase(Locale.ROOT));
  }

  private static int visible(String words) {
    int visible = 0;
    for (int i = 0; i < words.length() && visible < ENOUGH_TEXT; i++) {
      visible += words.charAt(i) > ' ' ? 1 : 0;
    }
    return visible;
  }
}
