package weft.fetch;

import java.util.Optional;
import okhttp3.Headers;
import okhttp3.Request;
import weft.model.Header;
import weft.url.Url;

/**
 * What a request looks like: the same fields in the same order for every host, save what the caller
 * adds and what the {@link Credentials} know.
 */
final class RequestForm {
  private static final String ACCEPT =
      "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
  private static final String CODINGS = "gzip, deflate, br, zstd";

  private final String userAgent;
  private final Credentials credentials;

  RequestForm(String userAgent, Credentials credentials) {
    this.userAgent = userAgent;
    this.credentials = credentials;
  }

  /** The request for OkHttp, with the flight aboard. */
  Request of(FetchRequest request, Flight flight) {
    Url url = request.url();
    Headers.Builder headers =
        new Headers.Builder()
            .add("Host", url.origin().substring(url.origin().indexOf("//") + 2))
            .add("User-Agent", userAgent)
            .add("Accept", ACCEPT)
            .add("Accept-Encoding", CODINGS);
    Optional<String> authorization = credentials.authorization(url.hostKey());
    authorization.ifPresent(value -> headers.add("Authorization", value));
    for (Header field : request.headers()) {
      headers.set(field.name(), field.value());
    }
    return new Request.Builder()
        .method(request.part() == Part.HEADER_BY_HEAD ? "HEAD" : "GET", null)
        .url(ExactUrl.of(url))
        .headers(headers.build())
        .tag(Flight.class, flight)
        .build();
  }
}
