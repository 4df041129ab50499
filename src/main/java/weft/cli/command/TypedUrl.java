package weft.cli.command;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import weft.config.ConfigException;
import weft.config.SeedParser;
import weft.store.StoreReader;
import weft.store.UrlFacts;
import weft.url.CanonicalResult;
import weft.url.Url;

/**
 * A URL that the user typed, looked up in a file: in its canonical form and, where it has no
 * scheme, by https and by http; a path on the hosts of the seeds.
 */
public final class TypedUrl {
  private static final int ORIGINS = 20;

  private final StoreReader file;
  private final SeedParser parser;
  private final String typed;

  /** The URL as it was typed, to be looked up in that file. */
  public TypedUrl(StoreReader file, SeedParser parser, String typed) {
    this.file = file;
    this.parser = parser;
    this.typed = typed;
  }

  /** The canonical forms that it may have. */
  public List<Url> canonical() {
    List<Url> forms = new ArrayList<>();
    for (String text : typed.contains("://") ? List.of(typed) : guesses()) {
      switch (parser.parse(text)) {
        case CanonicalResult.Accepted accepted -> forms.add(accepted.url());
        case CanonicalResult.Foreign foreign ->
            throw new ConfigException(typed + ": only http and https are crawled");
        case CanonicalResult.Malformed malformed ->
            throw new ConfigException(typed + ": not a URL: " + malformed.why());
        case CanonicalResult.TooLong tooLong ->
            throw new ConfigException("URL of " + tooLong.length() + " bytes: 8192 is the limit");
      }
    }
    return forms;
  }

  private List<String> guesses() {
    if (typed.startsWith("/")) {
      List<String> origins =
          file.seedOrigins(ORIGINS).stream().map(origin -> origin + typed).toList();
      if (!origins.isEmpty()) {
        return origins;
      }
    }
    return List.of("https://" + typed, "http://" + typed);
  }

  /** What the file knows of those URLs. */
  public List<UrlFacts> known(Iterable<Url> urls) {
    List<UrlFacts> known = new ArrayList<>();
    urls.forEach(url -> file.facts(url).ifPresent(known::add));
    return known;
  }

  /** URLs that differ from one in what people get wrong. */
  public static Set<Url> variants(Url url) {
    String canonical = url.text();
    Set<String> variants = new LinkedHashSet<>();
    int query = canonical.indexOf('?');
    String path = query < 0 ? canonical : canonical.substring(0, query);
    for (String text : List.of(canonical, path, parent(path))) {
      for (String scheme : List.of(text, otherScheme(text))) {
        variants.add(scheme);
        variants.add(otherSlash(scheme));
        variants.add(otherName(scheme));
        variants.add(otherSlash(otherName(scheme)));
      }
    }
    variants.remove(canonical);
    Set<Url> urls = new LinkedHashSet<>();
    variants.forEach(text -> urls.add(Url.ofCanonical(text)));
    return urls;
  }

  private static String parent(String path) {
    int end = path.endsWith("/") ? path.length() - 2 : path.length() - 1;
    int slash = path.lastIndexOf('/', end);
    return slash > path.indexOf("://") + 2 ? path.substring(0, slash + 1) : path;
  }

  private static String otherScheme(String url) {
    return url.startsWith("https:")
        ? "http:" + url.substring("https:".length())
        : "https:" + url.substring("http:".length());
  }

  private static String otherSlash(String url) {
    if (url.indexOf('?') >= 0) {
      return url;
    }
    boolean root = url.indexOf('/', url.indexOf("://") + 3) == url.length() - 1;
    if (url.endsWith("/")) {
      return root ? url : url.substring(0, url.length() - 1);
    }
    return url + "/";
  }

  private static String otherName(String url) {
    return url.contains("://www.")
        ? url.replaceFirst("://www\\.", "://")
        : url.replaceFirst("://", "://www.");
  }
}
