package weft.parse;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import weft.model.LinkKind;

/** What the link types of {@code <link>} elements and Link headers mean to a crawler. */
final class Rels {
  private static final Set<String> PAGES =
      Set.of(
          "alternate",
          "amphtml",
          "appendix",
          "archive",
          "archives",
          "author",
          "begin",
          "bookmark",
          "chapter",
          "child",
          "contents",
          "copyright",
          "end",
          "first",
          "glossary",
          "help",
          "home",
          "index",
          "last",
          "license",
          "me",
          "next",
          "parent",
          "prev",
          "previous",
          "privacy-policy",
          "publisher",
          "search",
          "section",
          "shortlink",
          "start",
          "subsection",
          "tag",
          "terms-of-service",
          "toc",
          "top",
          "up");
  private static final Set<String> HINTS = Set.of("dns-prefetch", "preconnect");

  private Rels() {}

  /**
   * What a {@code <link>} element or a Link header says of its target; empty texts where it says
   * nothing.
   */
  record Target(String rel, String type, String hreflang, String media) {}

  /** The kind of a {@code <link>} element; empty where it only names a host to connect to. */
  static Optional<LinkKind> kind(Target target) {
    List<String> tokens = Ascii.tokens(target.rel().toLowerCase(Locale.ROOT));
    if (tokens.contains("stylesheet")) {
      return Optional.of(LinkKind.STYLESHEET);
    }
    if (tokens.contains("canonical")) {
      return Optional.of(LinkKind.CANONICAL);
    }
    if (!tokens.isEmpty() && HINTS.containsAll(tokens)) {
      return Optional.empty();
    }
    boolean page = isHtml(target.type()) && tokens.stream().anyMatch(PAGES::contains);
    return Optional.of(page ? page(tokens, target) : asset(tokens));
  }

  /** The kind of a link in a Link header. */
  static Optional<LinkKind> headerKind(Target target) {
    return kind(target)
        .map(
            kind ->
                switch (kind) {
                  case CANONICAL -> LinkKind.HTTP_CANONICAL;
                  case HREFLANG -> LinkKind.HTTP_HREFLANG;
                  case NEXT -> LinkKind.HTTP_NEXT;
                  case PREV -> LinkKind.HTTP_PREV;
                  case LINK_PAGE, AMPHTML, MOBILE_ALTERNATE -> LinkKind.HTTP_LINK;
                  default -> LinkKind.HTTP_LINK_ASSET;
                });
  }

  private static LinkKind page(List<String> tokens, Target target) {
    if (tokens.contains("next")) {
      return LinkKind.NEXT;
    }
    if (tokens.contains("prev") || tokens.contains("previous")) {
      return LinkKind.PREV;
    }
    if (tokens.contains("amphtml")) {
      return LinkKind.AMPHTML;
    }
    if (tokens.contains("alternate") && !target.hreflang().isEmpty()) {
      return LinkKind.HREFLANG;
    }
    boolean mobile = tokens.contains("alternate") && isSmallScreen(target.media());
    return mobile ? LinkKind.MOBILE_ALTERNATE : LinkKind.LINK_PAGE;
  }

  private static LinkKind asset(List<String> tokens) {
    return tokens.contains("manifest") ? LinkKind.MANIFEST : LinkKind.LINK_ASSET;
  }

  private static boolean isSmallScreen(String media) {
    String lower = media.toLowerCase(Locale.ROOT);
    return lower.contains("max-width")
        || lower.contains("handheld")
        || (lower.contains("width") && lower.contains("<"));
  }

  static boolean has(String rel, String token) {
    if (rel.length() < token.length()) {
      return false;
    }
    return Ascii.tokens(rel).stream().anyMatch(token::equalsIgnoreCase);
  }

  private static boolean isHtml(String type) {
    return type.isBlank() || MediaType.of(type).isHtml();
  }
}
