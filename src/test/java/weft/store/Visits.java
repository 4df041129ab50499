package weft.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.model.Body;
import weft.model.Candidate;
import weft.model.CrawlUrl;
import weft.model.Decision;
import weft.model.DelayReason;
import weft.model.Edge;
import weft.model.Exchange;
import weft.model.FetchResult;
import weft.model.Header;
import weft.model.Headers;
import weft.model.Heading;
import weft.model.HostState;
import weft.model.Lease;
import weft.model.LinkKind;
import weft.model.Outlink;
import weft.model.Page;
import weft.model.Reason;
import weft.model.Seed;
import weft.model.Timings;
import weft.model.Truncation;
import weft.model.Verdict;
import weft.model.Visit;
import weft.url.Url;

/** A visit in the making: what the crawl would hand to the store. */
final class Visits {
  static final Instant AT = Instant.parse("2025-03-01T12:00:00Z");
  static final Headers HTML = new Headers(List.of(new Header("Content-Type", "text/html")));

  private final CrawlUrl url;
  private final List<Candidate> candidates = new ArrayList<>();
  private final List<Edge> edges = new ArrayList<>();
  private FetchResult result;
  private Verdict verdict = new Verdict.Done();
  private @Nullable Page page;

  private Visits(CrawlUrl url) {
    this.url = url;
    result = new FetchResult.Response(exchange(200, HTML), body("page " + url.url()));
    page = page("title of " + url.url());
  }

  static Visits of(CrawlUrl url) {
    return new Visits(url);
  }

  static Url url(String text) {
    return Url.ofCanonical(text);
  }

  static Seed seed(String text) {
    return new Seed(url(text), false, "argument");
  }

  static Decision accept(Url url) {
    return Decision.accept("scope any");
  }

  static Exchange exchange(int status, Headers headers) {
    return new Exchange(
        AT, status, headers, "http/1.1", "192.0.2.1", new Timings(-1, 10, -1, 20, 30));
  }

  static Body body(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Body(bytes, sha256(bytes), bytes, "identity", bytes.length, Truncation.NONE);
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static Page page(String title) {
    return new Page(
        "UTF-8",
        title,
        null,
        List.of(new Heading(1, "A \"heading\"")),
        null,
        List.of(),
        null,
        "en",
        false,
        List.of(),
        List.of(),
        null,
        null);
  }

  /** A followed link to a URL that scope accepts. */
  Visits link(String target) {
    return link(target, LinkKind.A, false, Decision.accept("scope any"));
  }

  Visits link(String target, LinkKind kind, boolean nofollow, Decision decision) {
    candidates.add(new Candidate(url(target), kind.hop(), decision));
    return edge(target, kind, nofollow, 0);
  }

  /** A link that says nofollow. */
  Visits nofollow(String target) {
    return link(target, LinkKind.A, true, Decision.reject(Reason.NOFOLLOW, "rel=nofollow"));
  }

  /** A link whose target has that row, and which is no candidate. */
  Visits edge(String target, LinkKind kind, boolean nofollow, long id) {
    edges.add(new Edge(new Outlink(url(target), kind, "", "to " + target, nofollow), id));
    return this;
  }

  Visits result(FetchResult result) {
    this.result = result;
    return this;
  }

  Visits body(Body body) {
    return result(new FetchResult.Response(exchange(200, HTML), body));
  }

  Visits redirect(String target) {
    page = null;
    result =
        new FetchResult.Redirect(
            exchange(301, new Headers(List.of(new Header("Location", target)))), body(""), target);
    return link(target, LinkKind.REDIRECT, false, Decision.accept("scope any"));
  }

  Visits failure(Reason reason) {
    page = null;
    return result(new FetchResult.Failure(AT, reason, "it broke", "", Timings.NONE));
  }

  Visits noPage() {
    page = null;
    return this;
  }

  Visits verdict(Verdict verdict) {
    this.verdict = verdict;
    return this;
  }

  Visit visit() {
    HostState host =
        new HostState(
            url.host(),
            Duration.ofMillis(500),
            DelayReason.CONFIGURED,
            AT.plusMillis(500),
            0,
            HostState.Health.ALIVE);
    return new Visit(new Lease(1, url, AT), result, page, candidates, edges, verdict, host);
  }
}
