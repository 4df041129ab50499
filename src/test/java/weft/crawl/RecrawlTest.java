package weft.crawl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.SiteServer;
import weft.model.RunEnd;
import weft.store.StoreReader;

/** Several runs in one file: what is asked for again, what is stored, what an analyst sees. */
class RecrawlTest {
  @TempDir Path directory;
  private SiteServer site;
  private TestCrawl crawl;

  @BeforeEach
  void start() {
    site = SiteServer.start();
    crawl = new TestCrawl(directory);
    site.page("/", "<title>home</title><a href=/a>a</a><a href=/b>b</a><a href=mailto:x@y>m</a>");
    site.page("/a", "<title>a</title><a href=/deep>deep</a>");
    site.page("/b", "<title>b</title>");
    site.page("/deep", "<title>deep</title>");
    List.of("/", "/a", "/b", "/deep").forEach(page -> site.header(page, "ETag", tag(page)));
  }

  @AfterEach
  void stop() {
    site.close();
  }

  private static String tag(String page) {
    return "\"1" + page + "\"";
  }

  private void runsThrough() throws InterruptedException {
    assertEquals(RunEnd.FINISHED, crawl.run(site.url("/")).end());
  }

  private List<String> pages() {
    return crawl.column(
        """
        SELECT replace(url, '%s', '') || ' ' || status || ' ' || coalesce(title, '-') || ' '
          || depth || ' ' || change
        FROM pages ORDER BY url
        """
            .formatted(site.origin()));
  }

  private void sound() {
    try (StoreReader reader = StoreReader.open(crawl.file)) {
      assertEquals(List.of(), reader.verify().damage());
    }
  }

  @Test
  void whatIsUnchangedCostsNoBodyAndIsStillThereForAnalysts() throws InterruptedException {
    runsThrough();
    long rows = Long.parseLong(crawl.column("SELECT count(*) FROM link").getFirst());

    site.answerConditionally();
    runsThrough();

    assertEquals(
        List.of(
            "/ 200 home 0 unchanged",
            "/a 200 a 1 unchanged",
            "/b 200 b 1 unchanged",
            "/deep 200 deep 2 unchanged"),
        pages());
    assertEquals(List.of("304"), crawl.column("SELECT DISTINCT status FROM fetches WHERE run = 2"));
    assertEquals(List.of("0"), crawl.column("SELECT size_wire FROM runs WHERE id = 2"));
    assertEquals(Long.toString(rows), crawl.column("SELECT count(*) FROM link").getFirst());
    assertEquals(List.of("3"), crawl.column("SELECT count(*) FROM links"));
    assertEquals(List.of("1"), crawl.column("SELECT count(*) FROM unusable_links"));
    assertEquals(List.of("4"), crawl.column("SELECT pages FROM runs WHERE id = 2"));
    sound();
  }

  @Test
  void anETagThatCannotBeSentIsNoCondition() throws InterruptedException {
    for (String target : List.of("/", "/a", "/b", "/deep")) {
      site.put(
          target,
          new MockResponse.Builder()
              .addHeader("Content-Type", "text/html")
              .addHeaderLenient("ETag", "\"\u00e9\u0001\"")
              .addHeaderLenient("Last-Modified", "\u00e9")
              .body("<a href=/a>a</a><a href=/b>b</a><a href=/deep>deep</a>")
              .build());
    }
    runsThrough();
    runsThrough();
    assertEquals(List.of("200"), crawl.column("SELECT DISTINCT status FROM fetches WHERE run = 2"));
    assertEquals(List.of("4"), crawl.column("SELECT count(*) FROM pages"));
  }

  @Test
  void whatHasChangedWasAddedOrIsGoneIsSeen() throws InterruptedException {
    runsThrough();

    site.answerConditionally();
    site.page("/a", "<title>a, new</title><a href=/added>added</a>").header("/a", "ETag", "\"2\"");
    site.page("/added", "<title>added</title>");
    site.status("/b", 404);
    runsThrough();

    assertEquals(
        List.of(
            "/ 200 home 0 unchanged",
            "/a 200 a, new 1 changed",
            "/added 200 added 2 new",
            "/b 404 - 1 gone"),
        pages());
    assertEquals(1, site.count("/deep"), "no page leads there any more");
    assertEquals(
        List.of("1"),
        crawl.column(
            """
            SELECT count(*) FROM pages n JOIN all_pages o ON o.url = n.url AND o.run = 1
            WHERE n.status = 404 AND n.last_good_at = o.fetched_at
              AND n.last_good_hash = o.body_hash AND n.body_hash <> o.body_hash
            """));
    sound();
  }

  @Test
  void theSameBytesAreStoredOnceWhereTheServerKnowsNoConditions() throws InterruptedException {
    runsThrough();

    runsThrough();

    assertEquals(List.of("unchanged"), crawl.column("SELECT DISTINCT change FROM pages"));
    assertEquals(List.of("4"), crawl.column("SELECT count(*) FROM body"));
    assertEquals(List.of("3"), crawl.column("SELECT count(*) FROM link"));
    assertEquals(List.of("6"), crawl.column("SELECT count(*) FROM all_links"));
    assertEquals(2, site.count("/deep"));
    sound();

    site.page("/a", "<title>a</title><a href=/deep>deep</a>");
    site.header("/a", "Link", "<http://other.test/>; rel=next");
    runsThrough();
    assertEquals(
        List.of("http-next", "a"),
        crawl.column("SELECT kind FROM links WHERE src LIKE '%/a' ORDER BY kind DESC"));
    sound();
  }

  @Test
  void conditionsComeFromTheNewestGoodAnswerWhereverItIs() throws InterruptedException {
    runsThrough();
    site.page("/", "<title>home</title><a href=/b>b</a>").header("/", "ETag", "\"h2\"");
    site.status("/b", 404);
    runsThrough();
    site.page("/", "<title>home</title><a href=/a>a</a><a href=/b>b</a>");
    site.page("/b", "<title>b</title>").header("/b", "ETag", tag("/b"));
    site.answerConditionally();

    runsThrough();

    assertEquals(
        List.of(
            "/ 200 home 0 changed",
            "/a 200 a 1 unchanged",
            "/b 200 b 1 unchanged",
            "/deep 200 deep 2 unchanged"),
        pages());
    assertEquals(
        List.of("\"1/a\"", "\"1/b\"", "\"1/deep\"", "\"h2\""),
        site.requests().stream()
            .filter(seen -> seen.headers().containsKey("if-none-match"))
            .map(seen -> seen.headers().get("if-none-match"))
            .skip(2)
            .sorted()
            .toList());
    sound();
  }

  @Test
  void a304WithoutAConditionIsNoWordOnWhatWasThere() throws InterruptedException {
    site.page("/b", "<title>b</title>");
    runsThrough();
    site.status("/b", 304);

    runsThrough();

    assertEquals(List.of("304"), crawl.column("SELECT status FROM pages WHERE url LIKE '%/b'"));
    sound();
  }

  @Test
  void whatIsNotDueCountsTowardsNoLimit() throws Exception {
    runsThrough();
    crawl.change("UPDATE fetch SET at = 1 WHERE url IN (SELECT id FROM url WHERE text LIKE '%/b')");
    crawl.revisit = RevisitSettings.every(Duration.ofDays(1));
    crawl.limits = new Limits(2, Long.MAX_VALUE, Duration.ofDays(1), 2, 0);

    runsThrough();

    assertEquals(List.of("4"), crawl.column("SELECT count(*) FROM pages"));
    sound();
  }

  @Test
  void lastModifiedIsAConditionToo() throws InterruptedException {
    String date = "Sat, 21 Nov 2026 10:00:00 GMT";
    site.page("/", "<title>home</title>").header("/", "Last-Modified", date);
    runsThrough();
    site.answerConditionally();

    runsThrough();

    assertEquals(date, site.requests().getLast().headers().get("if-modified-since"));
    assertEquals(List.of("/ 200 home 0 unchanged"), pages());
  }

  @Test
  void aFirstCrawlSetsNoConditionsAndA304NobodyAskedForIsAnAnswer() throws InterruptedException {
    site.status("/b", 304);

    runsThrough();

    assertTrue(
        site.requests().stream()
            .noneMatch(
                seen ->
                    seen.headers().containsKey("if-none-match")
                        || seen.headers().containsKey("if-modified-since")));
    assertEquals(List.of("304"), crawl.column("SELECT status FROM pages WHERE url LIKE '%/b'"));
    sound();
  }

  @Test
  void whatIsNotDueIsNotAskedForButItsLinksAreFollowed() throws Exception {
    runsThrough();
    int before = site.targets().size();
    crawl.revisit = RevisitSettings.every(Duration.ofDays(1));
    crawl.change(
        "UPDATE fetch SET at = at - 2 * 86400000 WHERE url IN"
            + " (SELECT id FROM url WHERE text LIKE '%/deep')");
    site.answerConditionally();

    runsThrough();

    assertEquals(List.of("/deep"), site.targets().subList(before, site.targets().size()));
    assertEquals(
        List.of(
            "/ 200 home 0 not-due",
            "/a 200 a 1 not-due",
            "/b 200 b 1 not-due",
            "/deep 200 deep 2 unchanged"),
        pages());
    sound();
  }

  @Test
  void aClockThatWasAheadKeepsNothingFromBeingDue() throws Exception {
    runsThrough();
    int before = site.targets().size();
    crawl.revisit = RevisitSettings.every(Duration.ofDays(1));
    crawl.change(
        "UPDATE fetch SET at = at + 3600000 WHERE url IN"
            + " (SELECT id FROM url WHERE text LIKE '%/deep')");
    site.answerConditionally();

    runsThrough();

    assertEquals(List.of("/deep"), site.targets().subList(before, site.targets().size()));
  }

  @Test
  void theTimeToTheNextVisitGrowsAndShrinks() throws Exception {
    runsThrough();
    crawl.revisit = RevisitSettings.ADAPTIVE;
    crawl.change("UPDATE fetch SET at = at - 30 * 3600000");
    site.page("/b", "<title>b, new</title>");
    site.answerConditionally();
    runsThrough();

    assertEquals(
        List.of("/ 33.6", "/a 33.6", "/b 19.2", "/deep 33.6"),
        crawl.column(
            """
            SELECT replace(u.text, '%s', '') || ' ' || (c.interval / 3600000.0)
            FROM crawl_url c JOIN url u ON u.id = c.url WHERE c.run = 2 ORDER BY 1
            """
                .formatted(site.origin())));
    int before = site.targets().size();
    crawl.change("UPDATE fetch SET at = at - 20 * 3600000");
    runsThrough();

    assertEquals(List.of("/b"), site.targets().subList(before, site.targets().size()));
    sound();
  }

  @Test
  void aRecrawlThatWasCutOffGoesOnAndAsksForNothingTwice() throws InterruptedException {
    runsThrough();
    site.answerConditionally();
    crawl.limits = new Limits(2, Long.MAX_VALUE, Duration.ofDays(1), Integer.MAX_VALUE, 0);
    int before = site.targets().size();
    assertEquals(RunEnd.LIMIT, crawl.run(site.url("/")).end());
    assertEquals(2, site.targets().size() - before);

    crawl.limits = Limits.NONE;
    runsThrough();

    assertEquals(
        List.of("/", "/a", "/b", "/deep"),
        site.targets().subList(before, site.targets().size()).stream().sorted().toList());
    assertEquals(List.of("unchanged"), crawl.column("SELECT DISTINCT change FROM pages"));
    assertEquals(List.of("2"), crawl.column("SELECT max(id) FROM runs"));
    sound();
  }

  @Test
  void aSitemapThatIsUnchangedStillListsItsPages() throws InterruptedException {
    crawl.sitemaps = new SitemapSettings(true, List.of());
    site.file(
        "/sitemap.xml",
        "application/xml",
        "<urlset><url><loc>%s</loc></url></urlset>".formatted(site.url("/listed")).getBytes(UTF_8));
    site.header("/sitemap.xml", "ETag", "\"s\"").page("/listed", "<title>listed</title>");
    runsThrough();
    site.answerConditionally();

    runsThrough();

    assertEquals(
        List.of("/listed 200 listed 1 unchanged"),
        pages().stream().filter(page -> page.startsWith("/listed")).toList());
    assertEquals(
        List.of("urlset 1 done"),
        crawl.column("SELECT kind || ' ' || entries || ' ' || state FROM sitemaps"));
    assertEquals(List.of("1"), crawl.column("SELECT count(*) FROM sitemap_urls"));
    sound();
  }

  @Test
  void aSitemapThatNamesANewerDateMakesAPageDue() throws Exception {
    crawl.sitemaps = new SitemapSettings(true, List.of());
    sitemap("2020-01-01", "2020-01-01T10:00:00Z");
    runsThrough();
    crawl.revisit = RevisitSettings.every(Duration.ofDays(30));
    crawl.change("UPDATE fetch SET at = at - 2 * 86400000");
    sitemap("2020-01-01", Instant.now().minusSeconds(86_400).toString());
    int before = site.targets().size();

    runsThrough();

    assertEquals(
        List.of("/sitemap.xml", "/b"), site.targets().subList(before, site.targets().size()));
    assertEquals(
        List.of("/ not-due", "/a not-due", "/b unchanged", "/deep not-due"),
        pages().stream().map(p -> p.replaceAll(" .* ", " ")).toList());
    sound();
  }

  private void sitemap(String a, String b) {
    String entry = "<url><loc>%s</loc><lastmod>%s</lastmod></url>";
    String entries = entry.formatted(site.url("/a"), a) + entry.formatted(site.url("/b"), b);
    site.file(
        "/sitemap.xml", "application/xml", ("<urlset>" + entries + "</urlset>").getBytes(UTF_8));
  }

  @Test
  void aRunMayBeComparedWithNoneOrWithAnEarlierOne() throws InterruptedException {
    runsThrough();
    site.page("/b", "<title>b2</title>").header("/b", "ETag", "\"b2\"");
    runsThrough();
    site.answerConditionally();
    AtomicReference<String> sent = new AtomicReference<>("");
    crawl.since = 1;
    runsThrough();
    site.requests().stream()
        .filter(seen -> seen.target().equals("/b"))
        .forEach(seen -> sent.set(seen.headers().getOrDefault("if-none-match", "none")));
    assertEquals(tag("/b"), sent.get());

    crawl.since = 0;
    runsThrough();
    assertEquals(List.of("new"), crawl.column("SELECT DISTINCT change FROM pages"));
    sound();
  }
}
