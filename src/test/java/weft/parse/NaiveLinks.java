package weft.parse;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import weft.url.CanonicalResult;
import weft.url.Url;

/** Links as one would find them in ten lines of jsoup, to compare with. */
final class NaiveLinks {
  private NaiveLinks() {}

  /** The distinct targets of hyperlinks, frames, images and scripts in a page. */
  static Set<String> of(String html, Url url) {
    Document document = Jsoup.parse(html, url.text());
    document.select("template").remove();
    Url base = base(document, url);
    Set<String> found = new LinkedHashSet<>();
    boolean declared = document.selectFirst("base[href]") != null;
    for (Element e : document.select("a[href], area[href]")) {
      String href = e.attr("href").strip();
      if (declared || !(href + "#").startsWith("#")) {
        add(href, base, found);
      }
    }
    for (Element e : document.select("img[src], script[src], iframe[src], frame[src]")) {
      if (!e.attr("src").isBlank()) {
        add(e.attr("src"), base, found);
      }
    }
    return found;
  }

  private static Url base(Document document, Url url) {
    Element base = document.selectFirst("base[href]");
    return base != null
            && new UriResolver().resolve(base.attr("href"), url)
                instanceof CanonicalResult.Accepted accepted
        ? accepted.url()
        : url;
  }

  private static void add(String raw, Url base, Set<String> found) {
    if (new UriResolver().resolve(raw, base) instanceof CanonicalResult.Accepted accepted) {
      found.add(accepted.url().text());
    }
  }
}
