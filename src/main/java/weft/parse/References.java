package weft.parse;

import java.util.HashMap;
import java.util.Map;
import weft.url.CanonicalResult;

/**
 * The references of one page, each distinct one resolved once. Fragments are cut off first: a page
 * that names one URL with fifty fragments names one URL. Owned by one parse.
 */
final class References {
  private final LinkResolver resolver;
  private final DocumentBase base;
  private final LegacyQuery query;
  private final Map<String, CanonicalResult> resolved = new HashMap<>();

  References(LinkResolver resolver, DocumentBase base, LegacyQuery query) {
    this.resolver = resolver;
    this.base = base;
    this.query = query;
  }

  /** What became of a reference that has no white space at its ends. */
  CanonicalResult resolve(String href) {
    String key = withoutFragment(href);
    CanonicalResult known = resolved.get(key);
    if (known == null) {
      known = ask(key);
      resolved.put(key, known);
    }
    return known;
  }

  private CanonicalResult ask(String reference) {
    CanonicalResult result = resolver.resolve(query.encode(reference), base.url());
    if (base.url() == null && result instanceof CanonicalResult.Malformed) {
      return new CanonicalResult.Foreign(scheme());
    }
    return result;
  }

  private String scheme() {
    String declared = base.declared();
    return declared == null ? "" : declared.substring(0, Math.max(0, declared.indexOf(':')));
  }

  /** White space before the number sign belongs to the URL, so the sign stays to protect it. */
  private static String withoutFragment(String href) {
    int sign = href.indexOf('#');
    if (sign < 0) {
      return href;
    }
    boolean protect = sign > 0 && href.charAt(sign - 1) <= ' ';
    return href.substring(0, protect ? sign + 1 : sign);
  }
}
