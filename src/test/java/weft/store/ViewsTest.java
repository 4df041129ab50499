package weft.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.model.CrawlUrl;
import weft.model.Decision;
import weft.model.FetchResult;
import weft.model.Header;
import weft.model.Headers;
import weft.model.LinkKind;
import weft.model.Reason;
import weft.model.RobotsFile;
import weft.model.Verdict;
import weft.store.Schema.Column;

/** The views, on a small stored crawl. */
final class ViewsTest {
  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void crawl() {
    file = directory.resolve("crawl.db");
    try (SqliteStore store = Stores.begun(file, 1)) {
      CrawlUrl seed = seed(store, "http://a.example/");
      Headers headers =
          new Headers(
              List.of(
                  new Header("content-type", "text/html; charset=utf-8"),
                  new Header("ETag", "\"v1\""),
                  new Header("Last-Modified", "Sat, 01 Mar 2025 10:00:00 GMT")));
      List<CrawlUrl> found =
          store
              .save(
                  Visits.of(seed)
                      .result(
                          new FetchResult.Response(
                              Visits.exchange(200, headers), Visits.body("same")))
                      .link("http://a.example/moved")
                      .link("http://a.example/copy")
                      .link("http://b.example/broken")
                      .link(
                          "http://c.example/",
                          LinkKind.A,
                          false,
                          Decision.reject(Reason.OUT_OF_SCOPE, "scope host a.example"))
                      .visit())
              .queued();
      store.save(Visits.of(found.get(0)).redirect("http://a.example/target").visit());
      store.save(Visits.of(found.get(1)).body(Visits.body("same")).visit());
      store.save(
          Visits.of(found.get(2))
              .failure(Reason.CONNECT)
              .verdict(new Verdict.GaveUp(Reason.CONNECT, "connection refused"))
              .visit());
      store.saveRobots(new RobotsFile("http://a.example", Visits.AT, 200, "User-agent: *", ""));
    }
  }

  private static CrawlUrl seed(SqliteStore store, String url) {
    return store.seed(List.of(Visits.seed(url)), Visits::accept).queued().getFirst();
  }

  private List<String> rows(String sql) throws SQLException {
    return Stores.rows(file, sql);
  }

  @Test
  void everyColumnOfEveryViewIsDocumented() throws SQLException {
    Map<String, List<String>> documented = new TreeMap<>();
    Map<String, List<String>> stored = new TreeMap<>();
    Schema.views()
        .forEach(
            (view, columns) -> documented.put(view, columns.stream().map(Column::name).toList()));
    for (String view : rows("SELECT name FROM sqlite_schema WHERE type = 'view'")) {
      if (!view.startsWith("all_")) {
        stored.put(view, rows("SELECT name FROM pragma_table_info('" + view + "')"));
      }
    }
    assertEquals(stored, documented);
  }

  @Test
  void everyViewOfRunsHasATwinWithAllOfThem() throws SQLException {
    for (Map.Entry<String, List<Column>> view : Schema.views().entrySet()) {
      boolean twin =
          !rows("SELECT 1 FROM sqlite_schema WHERE name = 'all_" + view.getKey() + "'").isEmpty();
      assertEquals(Views.ofRuns(view.getValue()), twin, view.getKey());
    }
  }

  @Test
  void pagesShowsWhatWasAnswered() throws SQLException {
    assertEquals(
        List.of(
            "http://a.example/|200|text/html|A \"heading\"|0|null|4|4|30.0E-3|\"v1\""
                + "|Sat, 01 Mar 2025 10:00:00 GMT|null|2025-03-01T12:00:00.000Z",
            "http://a.example/copy|200|text/html|A \"heading\"|1|http://a.example/|0|4|30.0E-3"
                + "|null|null|null|2025-03-01T12:00:00.000Z",
            "http://a.example/moved|301|null|null|1|http://a.example/|1|0|30.0E-3|null|null"
                + "|http://a.example/target|2025-03-01T12:00:00.000Z"),
        rows(
            """
            SELECT url, status, content_type, h1, depth, found_on, outlinks, size_body,
              printf('%.1fE-3', total_ms * 1000), etag, last_modified, redirect_url, fetched_at
            FROM pages ORDER BY url\
            """));
  }

  @Test
  void linksShowsWhatBecameOfTheirTargets() throws SQLException {
    assertEquals(
        List.of(
            "http://a.example/copy|a|1|done|200",
            "http://a.example/moved|a|1|done|301",
            "http://b.example/broken|a|1|failed|null",
            "http://c.example/|a|1|excluded|null"),
        rows(
            """
            SELECT dst, kind, follow, dst_state, dst_status FROM links
            WHERE src = 'http://a.example/' ORDER BY dst\
            """));
  }

  @Test
  void redirectsShowsWhereTheyLead() throws SQLException {
    assertEquals(
        List.of("http://a.example/moved|301|http://a.example/target|queued|1"),
        rows("SELECT url, status, target, target_state, depth FROM redirects"));
  }

  @Test
  void duplicatesShowsPagesWithOneBody() throws SQLException {
    assertEquals(
        List.of("http://a.example/|2|4", "http://a.example/copy|2|4"),
        rows("SELECT url, copies, size_body FROM duplicates ORDER BY url"));
  }

  @Test
  void failuresExcludedAndQueuedSayWhy() throws SQLException {
    assertEquals(
        List.of("http://b.example/broken|connect|connection refused|1|http://a.example/"),
        rows("SELECT url, reason, detail, attempts, found_on FROM failures"));
    assertEquals(
        List.of("http://c.example/|out-of-scope|scope host a.example"),
        rows("SELECT url, reason, rule FROM excluded"));
    assertEquals(
        List.of("http://a.example/target|a.example|1|http://a.example/moved"),
        rows("SELECT url, host, depth, found_on FROM queued"));
  }

  @Test
  void hostsAddUpToTheirUrls() throws SQLException {
    assertEquals(
        List.of(
            "a.example|80|a.example|4|3|0|0|1|500.0|configured",
            "b.example|80|b.example|1|0|1|0|0|500.0|configured",
            "c.example|80|c.example|1|0|0|1|0|null|null"),
        rows(
            """
            SELECT host, port, domain, urls, done, failed, excluded, queued, delay_ms, delay_reason
            FROM hosts ORDER BY host\
            """));
  }

  @Test
  void seedsRunsAndRobotsFilesAreThere() throws SQLException {
    assertEquals(
        List.of("http://a.example/|argument|0|done|200"),
        rows("SELECT url, source, scheme_guessed, state, status FROM seeds"));
    assertEquals(
        List.of("1|2025-03-01T12:00:00.000Z|null|2"),
        rows("SELECT id, started_at, ended_at, pages FROM runs"));
    assertEquals(
        List.of("http://a.example|200|User-agent: *"),
        rows("SELECT origin, status, text FROM robots_files"));
  }

  @Test
  void viewsShowTheNewestRunAndTheirTwinsAll() throws SQLException {
    try (SqliteStore store = Stores.open(file)) {
      store.begin("", Visits.AT);
      store.save(Visits.of(seed(store, "http://a.example/copy")).visit());
    }
    assertEquals(List.of("2|http://a.example/copy"), rows("SELECT run, url FROM pages"));
    assertEquals(
        List.of("1|3", "2|1"), rows("SELECT run, count(*) FROM all_pages GROUP BY run ORDER BY 1"));
    try (StoreReader reader = StoreReader.open(file, 1)) {
      Answer answer = new Answer();
      reader.query("SELECT count(*) FROM pages", answer);
      assertEquals(List.of(List.of(3)), answer.rows);
    }
  }

  @Test
  void codesAreExplainedInTheFile() throws SQLException {
    assertEquals(
        Reason.values().length, Integer.parseInt(Stores.one(file, "SELECT count(*) FROM reason")));
    assertFalse(rows("SELECT name FROM link_kind WHERE name = 'meta-refresh'").isEmpty());
  }
}
