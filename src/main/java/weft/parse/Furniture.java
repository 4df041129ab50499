package weft.parse;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/**
 * What leads around a site and says nothing, in pages that do not mark it as {@code nav}: known by
 * the names that generators of documentation give it, and by its form.
 */
final class Furniture {
  private static final Pattern NAVIGATION =
      Pattern.compile(
          "nav|nav-?(?:bar|path|row\\d*|header|footer|panel)|navigation|[a-z]+-nav|bread-?crumbs?"
              + "|menu-?bar|(?:top|bottom)lang|(?:main|mobile)menu|(?:skip|prev)-?(?:link|nav|next)"
              + "|headerlink|permalink|anchor-?link|mw-editsection");

  private static final Pattern NOTE =
      Pattern.compile("footnotes?|footnote-list|admonition|sidebar|topic|note|warning|tip");

  private static final int MENU = 5;

  private Furniture() {}

  /** Whether it is navigation by its names, or a row of nothing but links and images. */
  static boolean isNavigation(Element element, String name) {
    return switch (name) {
      case "div", "table", "ul", "ol", "p", "span", "tr", "td", "section" ->
          named(element, NAVIGATION) || isRowOfLinks(element, name);
      case "a" -> isPermalink(element);
      default -> false;
    };
  }

  private static boolean named(Element element, Pattern names) {
    for (String attribute : List.of("class", "id")) {
      String value = element.attr(attribute);
      if (!value.isEmpty()) {
        for (String token : Ascii.strip(value.toLowerCase(Locale.ROOT)).split("\\s+", -1)) {
          if (names.matcher(token).matches()) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** A mark behind a heading that leads to the heading. */
  private static boolean isPermalink(Element link) {
    return link.attr("href").startsWith("#")
        && link.childrenSize() == 0
        && !link.text().isEmpty()
        && !says(link.text());
  }

  private static boolean isRowOfLinks(Element element, String name) {
    boolean row =
        switch (name) {
          case "table" -> element.select("tr").size() == 1;
          case "p", "div" -> element.children().stream().noneMatch(Element::isBlock);
          default -> false;
        };
    return row
        && element.select("a[href]").size() >= (name.equals("table") ? 2 : 3)
        && element.getAllElements().stream()
            .noneMatch(each -> each.closest("a[href]") == null && says(each.ownText()));
  }

  private static boolean says(String text) {
    return text.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  /** Whether a list is a menu: of several links to other pages, almost all, and nothing else. */
  static boolean isMenu(Element list) {
    Elements items = list.children();
    long leading =
        items.stream()
            .filter(
                item -> {
                  Element link = item.selectFirst("a[href]");
                  return link != null
                      && !link.attr("href").startsWith("#")
                      && item.text().equals(link.text());
                })
            .count();
    return leading >= MENU && leading * 5 >= items.size() * 4L;
  }

  /** Whether an aside belongs to the text beside which it stands. */
  static boolean isNote(Element element, String name) {
    String role = element.attr("role");
    return name.equals("aside")
        && (named(element, NOTE) || role.equals("note") || role.startsWith("doc-"));
  }
}
