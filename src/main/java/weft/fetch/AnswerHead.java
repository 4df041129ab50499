package weft.fetch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import okhttp3.Protocol;
import okhttp3.Response;
import weft.model.Exchange;
import weft.model.Header;
import weft.model.Headers;
import weft.url.Userinfo;

/** What the head of an answer says. */
final class AnswerHead {
  private AnswerHead() {}

  /**
   * Whether the header speaks of a body that does not come, since such an answer has none (RFC
   * 9110, 6.4.1); OkHttp would wait for it, and refuses a 204 or 205 with a length outright.
   */
  static boolean promisesInVain(Response answer) {
    boolean promises =
        answer.header("Transfer-Encoding") != null
            || answer.headers("Content-Length").stream().anyMatch(n -> !n.strip().equals("0"));
    return (isBodiless(answer.code()) || answer.code() == 304)
        && promises
        && answer.protocol() != Protocol.HTTP_2;
  }

  /** Whether an answer with that status never has a body (RFC 9110, 15.3.5 and 15.3.6). */
  static boolean isBodiless(int status) {
    return status == 204 || status == 205;
  }

  /** Where an answer redirects to; absent where it does not. */
  static Optional<String> location(Response answer) {
    return switch (answer.code()) {
      case 301, 302, 303, 307, 308 ->
          answer.headers("Location").stream()
              .filter(value -> !value.isBlank())
              .findFirst()
              .map(Userinfo::without);
      default -> Optional.empty();
    };
  }

  /** What is kept of it. */
  static Exchange exchange(Response answer, Flight flight, Instant at) {
    List<Header> fields = new ArrayList<>(answer.headers().size());
    for (int i = 0; i < answer.headers().size(); i++) {
      String name = answer.headers().name(i);
      String value = answer.headers().value(i);
      boolean login = value.indexOf('@') >= 0 && namesUrls(name);
      fields.add(new Header(name, login ? Userinfo.without(value) : value));
    }
    return new Exchange(
        at,
        answer.code(),
        new Headers(fields),
        answer.protocol().toString(),
        flight.address(),
        flight.timings());
  }

  /** Whether a header field holds URLs, in which a password may stand. */
  private static boolean namesUrls(String field) {
    return switch (field.toLowerCase(Locale.ROOT)) {
      case "location", "content-location", "refresh", "link" -> true;
      default -> false;
    };
  }
}
