package weft.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
import weft.model.HostState;
import weft.model.Lease;
import weft.model.LinkKind;
import weft.model.Outlink;
import weft.model.Page;
import weft.model.Reason;
import weft.model.RobotsFile;
import weft.model.RunEnd;
import weft.model.Seed;
import weft.model.Timings;
import weft.model.Truncation;
import weft.model.Verdict;
import weft.model.Visit;
import weft.store.SqliteStore;
import weft.store.StoreSettings;
import weft.url.Url;

/**
 * A small crawl in a file, with one URL for each thing that can become of one: a seed that links to
 * a page, a redirect, a missing page, a dead host, an out-of-scope URL and a disallowed one.
 */
public final class Sample {
  static final String HOME = "https://a.test/";
  static final String PAGE = "https://a.test/page";
  static final String MOVED = "https://a.test/moved";
  static final String GONE = "https://a.test/gone";
  static final String SLOW = "https://slow.test/";
  static final String OTHER = "https://other.test/";
  static final String SECRET = "https://a.test/secret";
  static final String WAITING = "https://a.test/waiting";
  private static final Instant AT = Instant.parse("2025-03-01T12:00:00Z");

  private final SqliteStore store;

  private Sample(SqliteStore store) {
    this.store = store;
  }

  /** Writes the file; its run ends as told, or is left without an end. */
  public static Path in(Path directory, @Nullable RunEnd end) {
    Path file = directory.resolve("site.db");
    StoreSettings settings =
        new StoreSettings(
            StoreSettings.Durability.FAST, StoreSettings.Bodies.ALL, Integer.MAX_VALUE);
    try (SqliteStore store = SqliteStore.open(file, settings, "test", host -> host)) {
      store.begin("", AT);
      new Sample(store).crawl(end != RunEnd.FINISHED);
      if (end != null) {
        store.end(end, AT.plusSeconds(60));
      }
    }
    return file;
  }

  private void crawl(boolean leaveOneWaiting) {
    Decision in = Decision.accept("scope host a.test");
    Decision out = Decision.reject(Reason.OUT_OF_SCOPE, "scope host a.test");
    Seed seed = new Seed(Url.ofCanonical(HOME), false, "seeds.txt:3");
    CrawlUrl home = store.seed(List.of(seed), url -> in).queued().getFirst();
    List<CrawlUrl> found =
        store
            .save(
                visit(
                    home,
                    response(200, "<title>Home</title>"),
                    page("Home \u001b[2J"),
                    List.of(
                        candidate(PAGE, in),
                        candidate(MOVED, in),
                        candidate(SLOW, in),
                        candidate(OTHER, out),
                        candidate(SECRET, in)),
                    new Verdict.Done()))
            .queued();
    for (CrawlUrl url : found) {
      visit(url);
    }
    if (leaveOneWaiting) {
      Seed late = new Seed(Url.ofCanonical(WAITING), false, "argument");
      store.seed(List.of(late), url -> in);
    }
    store.saveRobots(new RobotsFile("https://a.test", AT, 200, "User-agent: *", ""));
  }

  private void visit(CrawlUrl url) {
    Decision in = Decision.accept("scope host a.test");
    switch (url.url().text()) {
      case PAGE -> {
        FetchResult busy = response(503, "busy");
        store.save(visit(url, busy, null, List.of(), new Verdict.Retry(Duration.ofSeconds(1))));
        store.save(
            visit(url.attempted(), response(200, "<p>Text"), page("Page"), List.of(), done()));
      }
      case MOVED -> {
        FetchResult moved = new FetchResult.Redirect(exchange(301), body(""), "/gone");
        Visit visit = visit(url, moved, null, List.of(candidate(GONE, in)), done());
        store.save(redirected(visit)).queued().forEach(this::visit);
      }
      case GONE -> store.save(visit(url, response(404, "gone"), page("No"), List.of(), done()));
      case SLOW -> {
        FetchResult failure =
            new FetchResult.Failure(
                AT, Reason.TIMEOUT, "no answer in 30s", "192.0.2.9", Timings.NONE);
        store.save(
            visit(
                url, failure, null, List.of(), new Verdict.GaveUp(Reason.TIMEOUT, "three times")));
      }
      case SECRET -> {
        String rule = "2: Disallow: /secret";
        FetchResult denied = new FetchResult.Excluded(Reason.ROBOTS, rule);
        store.save(visit(url, denied, null, List.of(), new Verdict.Excluded(Reason.ROBOTS, rule)));
      }
      default -> throw new AssertionError(url);
    }
  }

  private static Verdict done() {
    return new Verdict.Done();
  }

  private static Candidate candidate(String url, Decision decision) {
    return new Candidate(Url.ofCanonical(url), LinkKind.A.hop(), decision);
  }

  private static Visit redirected(Visit visit) {
    List<Candidate> candidates =
        visit.candidates().stream()
            .map(c -> new Candidate(c.url(), LinkKind.REDIRECT.hop(), c.decision()))
            .toList();
    List<Edge> edges =
        candidates.stream()
            .map(c -> new Edge(new Outlink(c.url(), LinkKind.REDIRECT, "", "", false), 0))
            .toList();
    return new Visit(
        visit.lease(), visit.result(), null, candidates, edges, visit.verdict(), visit.host());
  }

  private static Visit visit(
      CrawlUrl url,
      FetchResult result,
      @Nullable Page page,
      List<Candidate> candidates,
      Verdict verdict) {
    List<Edge> edges = new ArrayList<>();
    for (Candidate candidate : candidates) {
      String text = "to " + candidate.url().path();
      edges.add(new Edge(new Outlink(candidate.url(), LinkKind.A, "", text, false), 0));
    }
    boolean slow = url.url().host().equals("slow.test");
    HostState host =
        new HostState(
            url.host(),
            slow ? Duration.ofSeconds(8) : Duration.ofMillis(500),
            slow ? DelayReason.BACK_OFF : DelayReason.CONFIGURED,
            AT,
            0,
            HostState.Health.ALIVE);
    return new Visit(new Lease(1, url, AT), result, page, candidates, edges, verdict, host);
  }

  private static FetchResult response(int status, String text) {
    return new FetchResult.Response(exchange(status), body(text));
  }

  private static Exchange exchange(int status) {
    Headers headers = new Headers(List.of(new Header("Content-Type", "text/html")));
    Timings timings = new Timings(-1, 10, -1, 20_000, 30_000);
    return new Exchange(AT, status, headers, "h2", "192.0.2.1", timings);
  }

  private static Body body(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new Body(bytes, digest, bytes, "identity", bytes.length, Truncation.NONE);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Page page(String title) {
    return new Page(
        "UTF-8",
        title,
        null,
        List.of(),
        null,
        List.of("noindex"),
        null,
        "en",
        false,
        List.of(),
        List.of(),
        null,
        null);
  }
}
