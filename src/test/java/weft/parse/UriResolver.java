package weft.parse;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import weft.url.CanonicalResult;
import weft.url.Url;

/** A resolver by {@code java.net.URI}, good enough for the references in these tests. */
final class UriResolver implements LinkResolver {
  private static final int MAX = 8192;

  @Override
  public CanonicalResult resolve(String reference, @Nullable Url base) {
    String clean = reference.strip().replaceAll("[\\t\\r\\n]", "").replace(" ", "%20");
    clean = clean.replace("<", "%3C").replace(">", "%3E");
    try {
      URI uri = new URI(clean);
      if (!uri.isAbsolute()) {
        if (base == null) {
          return new CanonicalResult.Malformed("no base");
        }
        uri = against(base, uri, clean);
      }
      return web(uri);
    } catch (java.net.URISyntaxException | IllegalArgumentException e) {
      int colon = clean.indexOf(':');
      return clean.matches("(?i)(javascript|data|mailto|tel):.*")
          ? new CanonicalResult.Foreign(clean.substring(0, colon).toLowerCase(Locale.ROOT))
          : new CanonicalResult.Malformed(String.valueOf(e.getMessage()));
    }
  }

  private static URI against(Url base, URI uri, String clean) {
    URI at = URI.create(base.text());
    if (clean.isEmpty() || clean.startsWith("#")) {
      return at;
    }
    return clean.startsWith("?")
        ? URI.create(base.origin() + base.path() + clean)
        : at.resolve(uri);
  }

  private static CanonicalResult web(URI uri) {
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return new CanonicalResult.Foreign(scheme);
    }
    if (uri.getHost() == null) {
      return new CanonicalResult.Malformed("no host");
    }
    String path = uri.getRawPath().isEmpty() ? "/" : uri.normalize().getRawPath();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    String text = URI.create(scheme + "://" + host + port + path + query).toASCIIString();
    return text.length() > MAX
        ? new CanonicalResult.TooLong(text.length())
        : new CanonicalResult.Accepted(Url.ofCanonical(text), uri.getRawUserInfo());
  }
}
