package weft.parse;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a page tells this crawler by meta elements and X-Robots-Tag headers: directives in lower
 * case, each once, in order. Owned by one parse.
 */
final class RobotsDirectives {
  private static final Set<String> VALUED =
      Set.of("max-snippet", "max-image-preview", "max-video-preview", "unavailable_after");

  private final String productToken;
  private final Set<String> directives = new LinkedHashSet<>();

  RobotsDirectives(String productToken) {
    this.productToken = productToken;
  }

  /** Whether a meta element of that name speaks to this crawler. */
  boolean concerns(String name) {
    return name.equalsIgnoreCase("robots") || name.equalsIgnoreCase(productToken);
  }

  /** Takes the content of a meta element that concerns this crawler. */
  void meta(String content) {
    for (String part : content.split(",", -1)) {
      add(part);
    }
  }

  /** Takes an X-Robots-Tag field, in which {@code agent:} turns to another crawler. */
  void header(String field) {
    boolean mine = true;
    for (String part : field.split(",", -1)) {
      String directive = part;
      int colon = part.indexOf(':');
      String word = colon < 0 ? "" : Ascii.strip(part.substring(0, colon));
      if (isAgent(word)) {
        mine = word.equals("*") || concerns(word);
        directive = part.substring(colon + 1);
      }
      if (mine) {
        add(directive);
      }
    }
  }

  boolean nofollow() {
    return directives.contains("nofollow") || directives.contains("none");
  }

  List<String> all() {
    return List.copyOf(directives);
  }

  private static boolean isAgent(String word) {
    return !word.isEmpty()
        && word.chars().allMatch(Ascii::isTokenChar)
        && !VALUED.contains(word.toLowerCase(Locale.ROOT));
  }

  /** Some write spaces for commas; a directive with a value may hold spaces of its own. */
  private void add(String part) {
    String lower = part.toLowerCase(Locale.ROOT);
    int colon = lower.indexOf(':');
    if (colon < 0) {
      directives.addAll(Ascii.tokens(lower));
    } else {
      String name = Ascii.strip(lower.substring(0, colon));
      directives.add(name + ":" + Ascii.strip(lower.substring(colon + 1)));
    }
  }
}
