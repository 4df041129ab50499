package weft.parse;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import weft.model.LinkPosition;

/**
 * The part of the page that a walk is in, by the innermost landmark (HTML Accessibility API
 * Mappings; ARIA, "landmark roles"). A header or footer is the page's unless it belongs to an
 * article, a section or the like. Owned by one walk.
 */
final class Landmarks {

  private record Open(int depth, LinkPosition outside, boolean section) {}

  private final Deque<Open> open = new ArrayDeque<>();
  private LinkPosition position = LinkPosition.CONTENT;
  private int sections;

  /** The part that the walk is in. */
  LinkPosition position() {
    return position;
  }

  /** Goes into an element that stands at that depth. */
  void enter(PageElement element, String name, int depth) {
    LinkPosition part = part(element, name);
    boolean section = isSection(name);
    if (part == position && !section) {
      return;
    }
    open.push(new Open(depth, position, section));
    position = part;
    sections += section ? 1 : 0;
  }

  /** Leaves the element at that depth. */
  void leave(int depth) {
    if (!open.isEmpty() && open.peek().depth == depth) {
      Open left = open.pop();
      position = left.outside;
      sections -= left.section ? 1 : 0;
    }
  }

  private LinkPosition part(PageElement element, String name) {
    String role = element.attr("role");
    if (!role.isEmpty()) {
      LinkPosition named = named(Ascii.strip(role).toLowerCase(Locale.ROOT));
      if (named != position) {
        return named;
      }
    }
    return switch (name) {
      case "nav" -> LinkPosition.NAVIGATION;
      case "aside" -> LinkPosition.ASIDE;
      case "main" -> LinkPosition.CONTENT;
      case "head" -> LinkPosition.HEAD;
      case "header" -> sections == 0 ? LinkPosition.HEADER : position;
      case "footer" -> sections == 0 ? LinkPosition.FOOTER : position;
      default -> position;
    };
  }

  private LinkPosition named(String role) {
    return switch (role) {
      case "navigation" -> LinkPosition.NAVIGATION;
      case "complementary" -> LinkPosition.ASIDE;
      case "main" -> LinkPosition.CONTENT;
      case "banner" -> LinkPosition.HEADER;
      case "contentinfo" -> LinkPosition.FOOTER;
      default -> position;
    };
  }

  private static boolean isSection(String name) {
    return switch (name) {
      case "article", "aside", "main", "nav", "section" -> true;
      default -> false;
    };
  }
}
