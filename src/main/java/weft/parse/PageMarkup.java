package weft.parse;

import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What is wrong with the markup of a page that neither its links nor its text show.
 *
 * @param unsized sources of images without width and height, as written
 * @param openers targets on other hosts that open in a window of their own and may reach back
 *     through it, as written
 */
public record PageMarkup(List<String> unsized, List<String> openers) {
  public PageMarkup {
    unsized = List.copyOf(unsized);
    openers = List.copyOf(openers);
  }

  /** Of a page that could not be read. */
  static PageMarkup none() {
    return new PageMarkup(List.of(), List.of());
  }

  /** Of a page that was found at a URL. */
  static PageMarkup of(Document page, String url) {
    return new PageMarkup(unsized(page), openers(page, authority(url)));
  }

  private static List<String> unsized(Document page) {
    return page.select("img[src]").stream()
        .filter(image -> !hasSize(image, "width") || !hasSize(image, "height"))
        .map(image -> image.attr("src").strip())
        .filter(source -> !source.isEmpty())
        .toList();
  }

  /** By an attribute or the element's own style; with one of them, aspect-ratio is the other. */
  private static boolean hasSize(Element image, String side) {
    String style = image.attr("style").toLowerCase(Locale.ROOT);
    return !image.attr(side).isBlank() || style.contains(side) || style.contains("aspect-ratio");
  }

  private static List<String> openers(Document page, String authority) {
    return page.select("a[target][href], area[target][href]").stream()
        .filter(link -> link.attr("target").strip().equalsIgnoreCase("_blank"))
        .filter(
            link ->
                !link.attr("rel").toLowerCase(Locale.ROOT).matches(".*\\bno(opener|referrer)\\b.*"))
        .map(link -> link.attr("href").strip())
        .filter(href -> !authority(href).isEmpty() && !authority(href).equals(authority))
        .toList();
  }

  /** Host and port of a URL that names them; empty for others. */
  private static String authority(String url) {
    String lower = url.toLowerCase(Locale.ROOT);
    return lower.matches("(https?:)?//[^/?#]+.*")
        ? lower.replaceFirst("^(https?:)?//", "").replaceFirst("[/?#].*$", "")
        : "";
  }
}
