package weft.parse;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import weft.url.CanonicalResult;
import weft.url.Url;

/**
 * What the references in a page are relative to (HTML, "document base URL").
 *
 * @param url absent where a base element names another scheme than http and https: then only
 *     absolute references lead anywhere
 * @param declared the base that the page sets; absent where it sets none or one that does not count
 */
record DocumentBase(@Nullable Url url, @Nullable String declared) {

  /** The base of something that was found at that URL and sets none itself. */
  static DocumentBase at(Url page) {
    return new DocumentBase(page, null);
  }

  /** The base of a page whose first base element with an href has this one. */
  static DocumentBase of(Url page, @Nullable String href, LinkResolver resolver) {
    if (href == null) {
      return at(page);
    }
    return switch (resolver.resolve(href, page)) {
      case CanonicalResult.Accepted accepted ->
          new DocumentBase(accepted.url(), accepted.url().text());
      case CanonicalResult.Foreign foreign -> foreign(page, foreign.scheme(), Ascii.strip(href));
      case CanonicalResult.Malformed ignored -> at(page);
      case CanonicalResult.TooLong ignored -> at(page);
    };
  }

  private static DocumentBase foreign(Url page, String scheme, String href) {
    return switch (scheme.toLowerCase(Locale.ROOT)) {
      case "data", "javascript" -> at(page);
      default -> new DocumentBase(null, href);
    };
  }
}
