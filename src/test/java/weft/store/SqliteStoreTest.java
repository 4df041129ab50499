package weft.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.model.CrawlUrl;
import weft.model.Decision;
import weft.model.FetchResult;
import weft.model.LinkKind;
import weft.model.Reason;
import weft.model.RobotsFile;
import weft.model.Run;
import weft.model.RunEnd;
import weft.model.RunTotals;
import weft.model.Saved;
import weft.model.Seed;
import weft.model.StoredHost;
import weft.model.Verdict;
import weft.url.HostKey;

final class SqliteStoreTest {
  private static final String STATES =
      """
      SELECT u.text, s.name, coalesce(r.name, ''), c.depth, c.hops, c.attempts
      FROM crawl_url c JOIN url u ON u.id = c.url JOIN state s ON s.code = c.state
      LEFT JOIN reason r ON r.code = c.reason ORDER BY u.id\
      """;

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void name() {
    file = directory.resolve("crawl.db");
  }

  private static CrawlUrl seed(SqliteStore store, String url) {
    return store.seed(List.of(Visits.seed(url)), Visits::accept).queued().getFirst();
  }

  @Test
  void aSeedIsQueuedOnce() {
    try (SqliteStore store = Stores.begun(file, 3)) {
      Saved first = store.seed(List.of(Visits.seed("http://a.example/")), Visits::accept);
      Saved second = store.seed(List.of(Visits.seed("http://a.example/")), Visits::accept);
      assertEquals(1, first.queued().size());
      assertEquals("S", first.queued().getFirst().hops());
      assertEquals(List.of(), second.queued());
      assertEquals(first.known(), second.known());
    }
  }

  @Test
  void aRefusedSeedIsExcludedWithItsRule() throws SQLException {
    try (SqliteStore store = Stores.begun(file, 3)) {
      Saved saved =
          store.seed(
              List.of(Visits.seed("http://a.example/")),
              _ -> Decision.reject(Reason.PATTERN, "exclude a"));
      assertEquals(List.of(), saved.queued());
      assertEquals("exclude a", Stores.one(file, "SELECT rule FROM crawl_url"));
    }
  }

  @Test
  void aVisitBecomesRows() throws SQLException {
    try (SqliteStore store = Stores.begun(file, 3)) {
      CrawlUrl seed = seed(store, "http://a.example/");
      Saved saved =
          store.save(
              Visits.of(seed).link("http://a.example/1").nofollow("http://b.example/2").visit());
      assertEquals("http://a.example/1", saved.queued().getFirst().url().text());
      assertEquals("SL", saved.queued().getFirst().hops());
      assertEquals(List.of(true, false), saved.known().stream().map(k -> k.settled()).toList());
    }
    assertEquals(
        List.of(
            "http://a.example/|done||0|S|1",
            "http://a.example/1|queued||1|SL|0",
            "http://b.example/2|excluded|nofollow|1|SL|0"),
        Stores.rows(file, STATES));
    assertEquals(
        "1|200|192.0.2.1|null|10|text/html|2",
        Stores.one(
            file, "SELECT id, status, address, dns, connect, content_type, links FROM fetch"));
    assertEquals(
        "title of http://a.example/|[[1,\"A \\\"heading\\\"\"]]",
        Stores.one(file, "SELECT title, headings FROM page"));
    assertEquals(
        List.of("1|1|2|0|to http://a.example/1", "2|1|3|1|to http://b.example/2"),
        Stores.rows(file, "SELECT id, source, target, nofollow, text FROM link"));
  }

  @Test
  void aRetryStaysQueuedAndCounts() throws SQLException {
    try (SqliteStore store = Stores.begun(file, 3)) {
      CrawlUrl seed = seed(store, "http://a.example/");
      Visits visit = Visits.of(seed).failure(Reason.TIMEOUT);
      store.save(visit.verdict(new Verdict.Retry(Duration.ofSeconds(1))).visit());
      assertEquals(List.of("http://a.example/|queued||0|S|1"), Stores.rows(file, STATES));
      assertEquals(1, store.queued(seed.host(), 10).getFirst().attempts());
      store.save(visit.verdict(new Verdict.GaveUp(Reason.TIMEOUT, "no answer in 30 s")).visit());
    }
    assertEquals(List.of("http://a.example/|failed|timeout|0|S|2"), Stores.rows(file, STATES));
    assertEquals(List.of("null", "1"), Stores.rows(file, "SELECT previous FROM fetch ORDER BY id"));
  }

  @Test
  void aReturnedVisitWritesNothingButPoliteness() throws SQLException {
    try (SqliteStore store = Stores.begun(file, 3)) {
      CrawlUrl seed = seed(store, "http://a.example/");
      Visits visit = Visits.of(seed).link("http://a.example/1");
      store.save(visit.verdict(new Verdict.Returned()).visit());
    }
    assertEquals(List.of("http://a.example/|queued||0|S|0"), Stores.rows(file, STATES));
    assertEquals("0", Stores.one(file, "SELECT count(*) FROM fetch"));
    assertEquals("500000|configured", Stores.one(file, "SELECT delay, delay_reason FROM host"));
  }

  @Test
  void whatWasNotAskedForLeavesNoFetch() throws SQLException {
    try (SqliteStore store = Stores.begun(file, 3)) {
      CrawlUrl seed = seed(store, "http://a.example/");
      store.save(
          Visits.of(seed)
              .noPage()
              .result(new FetchResult.Excluded(Reason.ROBOTS, "Disallow: /"))
              .verdict(new Verdict.Excluded(Reason.ROBOTS, "Disallow: /"))
              .visit());
    }
    assertEquals(List.of("http://a.example/|excluded|robots|0|S|0"), Stores.rows(file, STATES));
    assertEquals("0", Stores.one(file, "SELECT count(*) FROM fetch"));
  }

  @Test
  void aRunIsTakenUpWhereItStopped() {
    try (SqliteStore store = Stores.begun(file, 3)) {
      CrawlUrl seed = seed(store, "http://a.example/");
      store.save(Visits.of(seed).link("http://a.example/1").visit());
      store.end(RunEnd.STOPPED, Visits.AT.plusSeconds(60));
    }
    try (SqliteStore store = Stores.open(file)) {
      Run last = store.lastRun().orElseThrow();
      assertEquals(RunEnd.STOPPED, last.end());
      Run run = store.carryOn("depth = 3");
      assertEquals(1, run.id());
      assertEquals("depth = 3", store.lastRun().orElseThrow().config());
      assertEquals(1, store.totals().pages());
      StoredHost host = store.hostsWithQueued().getFirst();
      assertEquals(new HostKey("a.example", 80), host.key());
      assertEquals(Duration.ofMillis(500), host.state().delay());
      List<CrawlUrl> queued = store.queued(host.state().host(), 10);
      assertEquals("http://a.example/1", queued.getFirst().url().text());
    }
  }

  @Test
  void totalsCountAnswersBytesAndTheQueue() {
    try (SqliteStore store = Stores.begun(file, 3)) {
      CrawlUrl seed = seed(store, "http://a.example/");
      store.save(Visits.of(seed).link("http://a.example/1").body(Visits.body("12345")).visit());
      assertEquals(new RunTotals(1, 5, 1), store.totals());
    }
  }

  @Test
  void aSecondRunKnowsNothingOfTheFirst() throws SQLException {
    try (SqliteStore store = Stores.begun(file, 3)) {
      store.save(Visits.of(seed(store, "http://a.example/")).visit());
      store.begin("", Visits.AT.plusSeconds(60));
      CrawlUrl again = seed(store, "http://a.example/");
      assertEquals(1, again.id());
      assertEquals(0, again.attempts());
      assertEquals(1, store.hostsWithQueued().size());
    }
    assertEquals("1", Stores.one(file, "SELECT count(*) FROM url"));
  }

  @Test
  void seedsAreRememberedAsTheyWereNamed() {
    try (SqliteStore store = Stores.begun(file, 3)) {
      Seed guessed = new Seed(Visits.url("https://a.example/"), true, "seeds.txt:3");
      store.seed(List.of(guessed), Visits::accept);
      assertEquals(List.of(guessed), store.seeds());
    }
  }

  @Test
  void pagesAreCountedByHost() {
    try (SqliteStore store = Stores.begun(file, 3)) {
      store.save(Visits.of(seed(store, "http://a.example/")).visit());
      store.save(Visits.of(seed(store, "http://a.example/1")).visit());
      seed(store, "http://b.example/");
      assertEquals(Map.of(new HostKey("a.example", 80), 2), store.pagesByHost());
    }
  }

  @Test
  void hostsWithQueuedAreFoundByIndexAlone() throws SQLException {
    Stores.begun(file, 3).close();
    List<String> plan = Stores.rows(file, "EXPLAIN QUERY PLAN " + HostRows.WITH_QUEUED);
    assertEquals(
        2,
        plan.stream().filter(step -> step.contains("INDEX crawl_url_queued")).count(),
        "" + plan);
    assertFalse(plan.stream().anyMatch(step -> step.contains("SCAN crawl_url")), "" + plan);
  }

  @Test
  void whatResumingAsksForLooksAtQueuedRowsAlone() throws SQLException {
    Stores.begun(file, 3).close();
    for (String sql : List.of(HostRows.WITH_QUEUED, RunRows.TOTALS, HostQueueRows.QUEUED)) {
      List<String> plan = Stores.rows(file, "EXPLAIN QUERY PLAN " + sql);
      List<String> looks =
          plan.stream().filter(step -> step.matches(".*(SCAN|SEARCH) (crawl_url|c) .*")).toList();
      assertFalse(looks.isEmpty(), "" + plan);
      assertTrue(looks.stream().allMatch(step -> step.contains("crawl_url_queued")), "" + plan);
      assertTrue(plan.stream().noneMatch(step -> step.contains("TEMP B-TREE")), "" + plan);
    }
  }

  @Test
  void hostsWithQueuedAreReadPortionByPortion() {
    try (SqliteStore store = Stores.begun(file, 3)) {
      for (String host : List.of("c", "a", "b", "d", "e")) {
        seed(store, "http://" + host + ".example/");
        seed(store, "http://" + host + ".example/1");
      }
      List<StoredHost> all = store.hostsWithQueued();
      assertEquals(
          List.of("c.example", "a.example", "b.example", "d.example", "e.example"),
          all.stream().map(host -> host.key().name()).toList());
      assertEquals(all.subList(0, 2), store.hostsWithQueued(0, 2));
      assertEquals(all.subList(2, 4), store.hostsWithQueued(all.get(1).state().host(), 2));
      assertEquals(all.subList(4, 5), store.hostsWithQueued(all.get(3).state().host(), 2));
      assertEquals(List.of(), store.hostsWithQueued(all.get(4).state().host(), 2));
    }
  }

  @Test
  void urlsOfSeveralHostsAreReadAtOnce() {
    try (SqliteStore store = Stores.begun(file, 3)) {
      CrawlUrl a = seed(store, "http://a.example/");
      CrawlUrl b = seed(store, "http://b.example/");
      CrawlUrl second = seed(store, "http://b.example/2");
      Map<Long, Integer> limits = new LinkedHashMap<>();
      limits.put(b.host(), 5);
      limits.put(a.host(), 0);
      assertEquals(List.of(List.of(b, second), List.of()), store.queued(limits));
    }
  }

  @Test
  void aHostGivenUpHasNothingQueued() throws SQLException {
    try (SqliteStore store = Stores.begun(file, 3)) {
      CrawlUrl seed = seed(store, "http://a.example/");
      seed(store, "http://a.example/1");
      seed(store, "http://b.example/");
      assertEquals(2, store.endHost(seed.host(), Reason.HOST_DEAD, "connect refused"));
      assertEquals(1, store.hostsWithQueued().size());
    }
    assertEquals(
        "2", Stores.one(file, "SELECT count(*) FROM crawl_url WHERE state = 2 AND reason = 47"));
  }

  @Test
  void scopesAndRobotsAreKept() {
    try (SqliteStore store = Stores.begun(file, 3)) {
      store.addScope("host http://b.example/");
      store.addScope("host http://b.example/");
      RobotsFile robots = new RobotsFile("http://a.example", Visits.AT, 200, "User-agent: *\n", "");
      store.saveRobots(robots);
      assertEquals(List.of("host http://b.example/"), store.scopes());
      assertEquals(robots, store.robots("http://a.example").orElseThrow());
      assertTrue(store.robots("http://b.example").isEmpty());
    }
  }

  @Test
  void aGrownScopeLetsInWhatItKeptOut() {
    Decision out = Decision.reject(Reason.OUT_OF_SCOPE, "scope host a.example");
    try (SqliteStore store = Stores.begun(file, 1)) {
      CrawlUrl seed = seed(store, "http://a.example/");
      store.save(
          Visits.of(seed)
              .link("http://www.b.example/1", LinkKind.A, false, out)
              .link("http://www.b.example/2", LinkKind.A, false, out)
              .link("http://c.example/", LinkKind.A, false, out)
              .visit());
      List<StoredHost> hosts =
          store.rejudge("b.example", url -> url.path().equals("/1") ? Visits.accept(url) : out);
      assertEquals(List.of("www.b.example:80"), hosts.stream().map(h -> "" + h.key()).toList());
      assertEquals(1, store.queued(hosts.getFirst().state().host(), 10).size());
      assertEquals(2, store.rejudge(null, Visits::accept).size());
    }
  }

  @Test
  void aGrownScopeDoesNotLetInWhatNoFollowedLinkLeadsTo() throws SQLException {
    Decision out = Decision.reject(Reason.OUT_OF_SCOPE, "scope host a.example");
    try (SqliteStore store = Stores.begun(file, 5)) {
      CrawlUrl seed = seed(store, "http://a.example/");
      Saved saved =
          store.save(
              Visits.of(seed)
                  .link("http://b.example/image", LinkKind.IMG, false, out)
                  .link("http://b.example/ad", LinkKind.A, true, out)
                  .visit());
      assertFalse(saved.known().getFirst().settled());
      assertEquals(List.of(), store.rejudge(null, Visits::accept));
    }
    assertEquals(
        List.of("http://b.example/ad|nofollow", "http://b.example/image|asset"),
        Stores.rows(file, "SELECT url, reason FROM excluded ORDER BY url"));
  }

  @Test
  void theLockFileGoesWithTheStore() {
    Path lock = directory.resolve("crawl.db.lock");
    try (SqliteStore store = Stores.begun(file, 1)) {
      assertEquals(0, store.totals().pages());
      assertTrue(Files.exists(lock));
    }
    assertFalse(Files.exists(lock));
    assertFalse(Files.exists(directory.resolve("crawl.db-wal")));
  }
}
