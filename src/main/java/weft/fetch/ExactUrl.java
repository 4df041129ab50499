package weft.fetch;

import java.util.Arrays;
import okhttp3.HttpUrl;
import weft.url.Url;

/**
 * A canonical URL as OkHttp takes it, letter by letter. OkHttp's own parser percent-encodes some
 * characters that the WHATWG URL standard leaves alone (such as {@code |} in a path), so the
 * request line would ask for another URL than the one that is stored. The builder's parts are set
 * directly instead, which is cheaper too; they are internal to OkHttp, but a version without them
 * does not compile.
 */
final class ExactUrl {
  private ExactUrl() {}

  /** The same URL for OkHttp; path and query reach the wire as they are. */
  static HttpUrl of(Url url) {
    String target = checked(url.pathAndQuery());
    String host = url.host();
    HttpUrl.Builder parts = new HttpUrl.Builder().scheme(url.scheme());
    parts.setHost$okhttp(host.charAt(0) == '[' ? host.substring(1, host.length() - 1) : host);
    parts.setPort$okhttp(url.port());
    int question = target.indexOf('?');
    String path = question < 0 ? target : target.substring(0, question);
    parts.getEncodedPathSegments$okhttp().set(0, path.substring(1));
    if (question >= 0) {
      parts.setEncodedQueryNamesAndValues$okhttp(
          Arrays.asList(target.substring(question + 1), null));
    }
    return parts.build();
  }

  /** Nothing that could end a request line early is let through, whoever made the URL. */
  private static String checked(String target) {
    for (int i = 0; i < target.length(); i++) {
      char c = target.charAt(i);
      if (c <= ' ' || c >= 0x7f || c == '#') {
        throw new IllegalArgumentException("not canonical: " + target);
      }
    }
    return target;
  }
}
