package weft.parse;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import weft.model.Body;
import weft.model.Exchange;
import weft.model.Header;
import weft.model.Headers;
import weft.model.LinkKind;
import weft.model.Outlink;
import weft.model.Page;
import weft.model.Timings;
import weft.model.Truncation;
import weft.url.Url;

/** Answers made up for tests, and what the parser finds in them. */
final class Parsing {
  static final Url PAGE = Url.ofCanonical("http://site.test/dir/page.html");

  private Parsing() {}

  /** Parses UTF-8 HTML at {@link #PAGE}. */
  static Page html(String html) {
    return answer(html.getBytes(StandardCharsets.UTF_8), "Content-Type: text/html;charset=utf-8");
  }

  /** Parses UTF-8 HTML with further headers, each {@code Name: value}. */
  static Page html(String html, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.add("Content-Type: text/html;charset=utf-8");
    return answer(html.getBytes(StandardCharsets.UTF_8), all.toArray(String[]::new));
  }

  /** Parses bytes with exactly these headers. */
  static Page answer(byte[] body, String... headers) {
    return answer(ParseSettings.of("weft"), body, headers);
  }

  /** Parses bytes with exactly these headers in another way than the usual one. */
  static Page answer(ParseSettings settings, byte[] body, String... headers) {
    return new Pages(new UriResolver(), settings).parse(PAGE, exchange(headers), body(body));
  }

  static Exchange exchange(String... headers) {
    List<Header> fields = new ArrayList<>();
    for (String header : headers) {
      int colon = header.indexOf(':');
      fields.add(new Header(header.substring(0, colon), header.substring(colon + 1).strip()));
    }
    Headers all = new Headers(fields);
    return new Exchange(Instant.EPOCH, 200, all, "http/1.1", "127.0.0.1", Timings.NONE);
  }

  static Body body(byte[] bytes) {
    return new Body(bytes, new byte[32], bytes, "identity", bytes.length, Truncation.NONE);
  }

  /** The targets of all links. */
  static List<String> targets(Page page) {
    return page.links().stream().map(link -> link.target().text()).toList();
  }

  /** The targets of the links of one kind, without the site's origin. */
  static List<String> paths(Page page, LinkKind kind) {
    return page.links().stream()
        .filter(link -> link.kind() == kind)
        .map(link -> link.target().text().replace("http://site.test", ""))
        .toList();
  }

  /** A text of a conformance vector. */
  static String field(Map<String, Object> vector, String key) {
    return (String) Objects.requireNonNull(vector.get(key), key);
  }

  /** The only link of a page. */
  static Outlink only(Page page) {
    if (page.links().size() != 1) {
      throw new AssertionError("not one link: " + page.links());
    }
    return page.links().getFirst();
  }
}
