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
   * The kind of a {@code <link>} element; empty where it only names a host to connect to.
   *
   * @param rel the rel attribute
   * @param type the type attribute, empty where there is none
   */
  static Optional<LinkKind> kind(String rel, String type) {
    List<String> tokens = Ascii.tokens(rel.toLowerCase(Locale.ROOT));
    if (tokens.contains("stylesheet")) {
      return Optional.of(LinkKind.STYLESHEET);
    }
    if (tokens.contains("canonical")) {
      return Optional.of(LinkKind.CANONICAL);
    }
    if (!tokens.isEmpty() && HINTS.containsAll(tokens)) {
      return Optional.empty();
    }
    boolean page = isHtml(type) && tokens.stream().anyMatch(PAGES::contains);
    return Optional.of(page ? LinkKind.LINK_PAGE : LinkKind.LINK_ASSET);
  }

  /** The kind of a link in a Link header. */
  static Optional<LinkKind> headerKind(String rel, String type) {
    return kind(rel, type)
        .map(
            kind ->
                switch (kind) {
                  case LINK_PAGE, CANONICAL -> LinkKind.HTTP_LINK;
                  default -> LinkKind.HTTP_LINK_ASSET;
                });
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
