package weft.parse;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The places in a page that a fragment may name, and the links in it that name one, there or
 * elsewhere (HTML, "scrolling to a fragment"); and what else only a look at the whole page tells.
 *
 * @param places values of {@code id}, and of {@code name} of anchors
 * @param links those with a fragment that somebody has to have made a place for
 * @param markup what is wrong with its markup
 */
public record PageFragments(Set<String> places, List<Reference> links, PageMarkup markup) {
  /**
   * A link with a fragment.
   *
   * @param href as written up to the number sign; empty where it names a place in the same page
   * @param fragment as written behind it, without a text directive
   * @param text of the link
   */
  public record Reference(String href, String fragment, String text) {}

  public PageFragments {
    places = Set.copyOf(places);
    links = List.copyOf(links);
  }

  /**
   * Reads a page; one that cannot be read has nothing of all that.
   *
   * @param decoded the body after content coding was undone
   * @param contentType with the charset that it was read with, where that is known
   * @param url where it was found
   */
  public static PageFragments of(byte[] decoded, String contentType, String url) {
    MediaType type = MediaType.of(contentType);
    try {
      Document page =
          HtmlTree.of(Decoded.of(decoded, type), type, url, ParseLimits.STANDARD).document();
      return new PageFragments(places(page), links(page), PageMarkup.of(page, url));
    } catch (RuntimeException | StackOverflowError unparsable) {
      return new PageFragments(Set.of(), List.of(), PageMarkup.none());
    }
  }

  /** Whether the page has the place that a fragment names, as written or with escapes undone. */
  public boolean has(String fragment) {
    return places.contains(fragment) || places.contains(unescaped(fragment));
  }

  private static Set<String> places(Document page) {
    Set<String> places = new HashSet<>();
    for (Element element : page.select("[id]")) {
      places.add(element.attr("id"));
    }
    for (Element element : page.select("a[name]")) {
      places.add(element.attr("name"));
    }
    return places;
  }

  private static List<Reference> links(Document page) {
    List<Reference> links = new ArrayList<>();
    for (Element element : page.select("a[href*=#], area[href*=#]")) {
      String href = element.attr("href").strip();
      int sign = href.indexOf('#');
      String fragment = href.substring(sign + 1).replaceFirst(":~:.*", "");
      if (namesAPlace(fragment)) {
        String text = element.text();
        links.add(
            new Reference(
                href.substring(0, sign),
                fragment,
                text.substring(0, Math.min(500, text.length()))));
      }
    }
    return links;
  }

  /** Nobody needs to make the top; what begins with ! or / is the state of an application. */
  private static boolean namesAPlace(String fragment) {
    return !fragment.isEmpty()
        && !fragment.toLowerCase(Locale.ROOT).equals("top")
        && !fragment.startsWith("!")
        && !fragment.startsWith("/");
  }

  private static String unescaped(String fragment) {
    try {
      return URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return fragment; // a percent sign that escapes nothing
    }
  }
}
