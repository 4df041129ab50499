package weft.parse;

import java.util.Locale;
import java.util.Set;

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
  private static final int NONE = -1;
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
  private int noscript = NONE;
  private int root = NONE;
  private int text;
  private int links;
  private int textBeforeRoot;
  private int linksBeforeRoot;
  private boolean scripts;
  private boolean emptyRoot;

  /** Goes into an element that stands at that depth. */
  void enter(PageElement element, String name, int depth) {
    switch (name) {
      case "script" -> scripts |= runs(element);
      case "a" -> links += noscript == NONE && element.has("href") ? 1 : 0;
      case "noscript" -> noscript = noscript == NONE ? depth : noscript;
      default -> {
        if (root == NONE && shows() && isRoot(element, name)) {
          root = depth;
          textBeforeRoot = text;
          linksBeforeRoot = links;
        }
      }
    }
  }

  /** Whether a text would still make a difference. */
  boolean wantsText() {
    return shows();
  }

  /** Passes the part of a text between two positions. */
  void text(String words, int from, int to, boolean inTitle) {
    if (shows()) {
      if (noscript != NONE) {
        message.append(words, from, Math.min(to, from + MESSAGE));
      } else if (!inTitle) {
        text += visible(words, from, to);
      }
    }
  }

  /** Leaves the element at that depth. */
  void leave(int depth) {
    if (noscript == depth) {
      noscript = NONE;
    } else if (root == depth) {
      emptyRoot |= text - textBeforeRoot <= PLACEHOLDER && links == linksBeforeRoot;
      root = NONE;
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

  private static boolean runs(PageElement script) {
    String type = script.attr("type").toLowerCase(Locale.ROOT);
    return type.isEmpty() || type.equals("module") || type.contains("javascript");
  }

  /** Whether an element is one that a framework fills. */
  static boolean isRoot(PageElement element, String name) {
    if (name.equals("app-root") || element.has("ng-app")) {
      return true;
    }
    String id = element.attr("id");
    return !id.isEmpty() && ROOTS.contains(id.toLowerCase(Locale.ROOT));
  }

  private static int visible(String words, int from, int to) {
    int visible = 0;
    for (int i = from; i < to && visible < ENOUGH_TEXT; i++) {
      visible += words.charAt(i) > ' ' ? 1 : 0;
    }
    return visible;
  }
}
