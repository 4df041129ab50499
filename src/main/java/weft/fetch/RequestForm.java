package weft.fetch;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import okhttp3.FormBody;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
import weft.model.Header;
import weft.url.HostKey;
import weft.url.Url;

/**
 * What a request looks like: the same fields in the same order for every host, save what the caller
 * adds, what is configured for the host, what the {@link Credentials} and the {@link CookieStore}
 * know.
 */
final class RequestForm {
  private static final String ACCEPT =
      "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
  private static final String COOKIE = "Cookie";
  private static final String CODINGS = "gzip, deflate, br, zstd";

  private final String userAgent;
  private final Credentials credentials;
  private final CookieStore cookies;
  private final Function<HostKey, HostRequest> hosts;

  RequestForm(FetchSettings settings, Credentials credentials, CookieStore cookies) {
    userAgent = settings.userAgent();
    hosts = settings.access().hosts();
    this.credentials = credentials;
    this.cookies = cookies;
  }

  /** The request for OkHttp, with the flight aboard. */
  Request of(FetchRequest request, Flight flight) {
    Url url = request.url();
    HttpUrl target = ExactUrl.of(url);
    HostRequest host = hosts.apply(url.hostKey());
    Headers.Builder headers =
        new Headers.Builder()
            .add("Host", url.origin().substring(url.origin().indexOf("//") + 2))
            .add("User-Agent", host.userAgent() == null ? userAgent : host.userAgent())
            .add("Accept", ACCEPT)
            .add("Accept-Encoding", CODINGS);
    Optional<String> authorization = credentials.authorization(url);
    authorization.ifPresent(value -> headers.add("Authorization", value));
    for (Header field : request.headers()) {
      headers.set(field.name(), field.value());
    }
    for (Header field : host.headers()) {
      headers.set(field.name(), field.value());
    }
    if (!host.secrets().isEmpty() && credentials.places().admits(url, host.portNamed())) {
      for (Header field : host.secrets()) {
        headers.set(field.name(), field.value());
      }
    }
    cookies.header(target).ifPresent(kept -> headers.set(COOKIE, joined(headers, kept)));
    Request.Builder built =
        new Request.Builder()
            .method(request.part() == Part.HEADER_BY_HEAD ? "HEAD" : "GET", null)
            .url(target)
            .headers(headers.build())
            .tag(Flight.class, flight);
    return request.form() == null ? built.build() : built.post(body(request.form())).build();
  }

  private static FormBody body(Map<String, String> form) {
    FormBody.Builder body = new FormBody.Builder(StandardCharsets.UTF_8);
    form.forEach(body::add);
    return body.build();
  }

  /** What the user has us send stands before what servers have set. */
  private static String joined(Headers.Builder headers, String kept) {
    String given = headers.get(COOKIE);
    return given == null ? kept : given + "; " + kept;
  }
}
