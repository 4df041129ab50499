package weft.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.SiteServer;
import weft.fetch.MediaRanges;
import weft.model.RunEnd;

/** What a crawl goes after once it has the pages in scope. */
class ReachTest {
  @TempDir Path directory;

  private TestCrawl crawl;
  private SiteServer site;
  private SiteServer other;

  @BeforeEach
  void start() {
    crawl = new TestCrawl(directory);
    site = SiteServer.start();
    other = SiteServer.startOn("127.0.0.9");
  }

  @AfterEach
  void stop() {
    site.close();
    other.close();
  }

  @Test
  void assetsAreStoredWhereverTheyLieAndPagesStayPages() throws InterruptedException {
    site.page(
            "/",
            "<img src=/i.png><img src='"
                + other.url("/far.png")
                + "'><script src=/s.js></script><form action=/order></form><a href=/p>p</a>")
        .page("/p", "<img src=/i.png>")
        .file("/i.png", "image/png", bytes("png"))
        .file("/s.js", "text/javascript", bytes("js"));
    other.file("/far.png", "image/png", bytes("far"));
    crawl.reach = new Reach(Assets.STORE, false, 0);
    assertEquals(RunEnd.FINISHED, crawl.run(site.url("/")).end());
    assertEquals(
        List.of(other.url("/far.png"), site.url("/i.png"), site.url("/s.js")).stream()
            .sorted()
            .toList(),
        crawl.column("SELECT url FROM assets WHERE status = 200 AND size_body > 0 ORDER BY url"));
    assertEquals(
        List.of(site.url("/"), site.url("/p")), crawl.column("SELECT url FROM pages ORDER BY url"));
    assertEquals(List.of("2"), crawl.column("SELECT pages FROM runs"));
    assertEquals(0, site.count("/order"));
    assertEquals(1, site.count("/i.png"));
  }

  @Test
  void anAssetOfADeepestPageIsStoredAndOneThatIsExcludedIsNot() throws InterruptedException {
    site.page("/", "<img src=/i.png><img src=/ads/a.png>").file("/i.png", "image/png", bytes("i"));
    crawl.depth = 0;
    crawl.reach = new Reach(Assets.STORE, false, 0);
    crawl.exclude("/ads/").run(site.url("/"));
    assertEquals(List.of(site.url("/i.png")), crawl.column("SELECT url FROM assets"));
    assertEquals(0, site.count("/ads/a.png"));
  }

  @Test
  void anAssetThatRedirectsIsFollowed() throws InterruptedException {
    site.page("/", "<img src=/i.png>").redirect("/i.png", other.url("/j.png"));
    other.file("/j.png", "image/png", bytes("j"));
    crawl.reach = new Reach(Assets.STORE, false, 0);
    crawl.run(site.url("/"));
    assertEquals(
        List.of("200"),
        crawl.column("SELECT status FROM assets WHERE url = '" + other.url("/j.png") + "'"));
  }

  @Test
  void pagesThatOnlyAnAssetLinksToAreNotCrawled() throws InterruptedException {
    site.page("/", "<script src=/frame.html></script>").page("/frame.html", "<a href=/in>in</a>");
    crawl.reach = new Reach(Assets.STORE, false, 0);
    crawl.run(site.url("/"));
    assertEquals(1, site.count("/frame.html"));
    assertEquals(0, site.count("/in"));
  }

  @Test
  void linksThatLeadOutAreAskedForByHeadAndNotFollowed() throws InterruptedException {
    site.page(
        "/",
        "<a href='" + other.url("/there") + "'>t</a><a href='" + other.url("/gone") + "'>g</a>");
    other.page("/there", "<a href=/more>more</a>").status("/gone", 404);
    crawl.reach = new Reach(Assets.NONE, true, 0);
    assertEquals(RunEnd.FINISHED, crawl.run(site.url("/")).end());
    assertEquals(List.of("404", "200"), crawl.column("SELECT status FROM external ORDER BY url"));
    assertEquals(
        List.of("GET /gone", "GET /robots.txt", "HEAD /gone", "HEAD /there"),
        other.requests().stream()
            .map(seen -> seen.method() + " " + seen.target())
            .sorted()
            .toList());
    assertEquals(0, other.count("/more"));
    assertEquals(List.of("1"), crawl.column("SELECT count(*) FROM pages"));
  }

  @Test
  void aServerThatRefusesHeadIsAskedByGetWithoutReadingTheBody() throws InterruptedException {
    site.page("/", "<a href='" + other.url("/nohead") + "'>t</a>");
    other.put("/nohead", new MockResponse.Builder().code(200).body("x".repeat(100_000)).build());
    crawl.reach = new Reach(Assets.NONE, true, 0);
    crawl.run(site.url("/"));
    assertEquals(List.of("200"), crawl.column("SELECT status FROM external"));
    assertEquals(
        List.of("0"),
        crawl.column("SELECT count(*) FROM fetches WHERE url LIKE '%nohead' AND size_body > 0"));
  }

  @Test
  void aServerThatDoesNotAnswerHeadIsAskedByGetEvenWithoutRetries() throws InterruptedException {
    site.page(
        "/", "<a href='" + other.url("/bad") + "'>b</a> <a href='" + other.url("/503") + "'>");
    other.misbehave("/bad", SiteServer.Misbehaviour.HANG_UP).status("/503", 503);
    crawl.reach = new Reach(Assets.NONE, true, 0);
    crawl.retries = 0;
    crawl.run(site.url("/"));
    assertEquals(
        List.of("GET /503", "GET /bad", "HEAD /503", "HEAD /bad"),
        other.requests().stream()
            .map(seen -> seen.method() + " " + seen.target())
            .filter(seen -> !seen.contains("robots"))
            .distinct() // a kept connection that is closed is replaced without a word
            .sorted()
            .toList());
    assertEquals(
        List.of("http-status", "lost"), crawl.column("SELECT reason FROM external ORDER BY url"));
  }

  @Test
  void aCheckFollowsRedirectsToTheirEnd() throws InterruptedException {
    site.page("/", "<a href='" + other.url("/a") + "'>a</a>");
    other.redirect("/a", "/b").redirect("/b", "/c").page("/c", "");
    crawl.reach = new Reach(Assets.NONE, true, 0);
    crawl.run(site.url("/"));
    assertEquals(
        List.of("302", "302", "200"), crawl.column("SELECT status FROM external ORDER BY url"));
  }

  @Test
  void extraHopsReachPagesBeyondTheScopeByTheirNearestWay() throws InterruptedException {
    try (SiteServer third = SiteServer.startOn("127.0.0.10")) {
      site.page("/", "<a href=/in>in</a>").page("/in", "<a href='" + other.url("/1") + "'>1</a>");
      other
          .page("/1", "<a href=/2>2</a><a href='" + third.url("/x") + "'>x</a>")
          .page("/2", "<a href=/3>3</a><a href='" + site.url("/back") + "'>back</a>")
          .page("/3", "");
      site.page("/back", "<a href='" + third.url("/y") + "'>y</a>");
      third.page("/x", "<a href=/z>z</a>").page("/y", "<a href=/z>z</a>").page("/z", "");
      crawl.reach = new Reach(Assets.NONE, false, 2);
      assertEquals(RunEnd.FINISHED, crawl.run(site.url("/")).end());
      assertEquals(
          List.of("/1", "/2", "/x", "/y", "/z"),
          crawl.column(
              "SELECT replace(replace(url, '"
                  + other.origin()
                  + "', ''), '"
                  + third.origin()
                  + "', '') AS path FROM pages WHERE url NOT LIKE '"
                  + site.origin()
                  + "%' ORDER BY path"));
    }
  }

  @Test
  void aLinkOutThatWasCheckedAndBecomesASeedIsFetchedAsAPage()
      throws InterruptedException, SQLException {
    site.page("/", "<a href='" + other.url("/p") + "'>p</a>");
    other.page("/p", "<a href=/q>q</a>").page("/q", "q");
    crawl.reach = new Reach(Assets.NONE, true, 0);
    crawl.run(site.url("/"));
    crawl.change("UPDATE run SET end_reason = 'stopped'");
    crawl.run(other.url("/p"));
    assertEquals(List.of("3"), crawl.column("SELECT count(*) FROM pages WHERE size_body > 0"));
    assertEquals(List.of("0"), crawl.column("SELECT count(*) FROM external"));
  }

  @Test
  void aRunThatIsStoppedBeforeItsRoundsIsNotFinishedAndTakesThemUpLater()
      throws InterruptedException {
    site.page("/", "<img src=/i.png><a href=/b>b</a><a href='" + other.url("/x") + "'>x</a>")
        .page("/b", "")
        .file("/i.png", "image/png", bytes("i"));
    other.page("/x", "");
    crawl.reach = new Reach(Assets.STORE, true, 0);
    crawl.limits = pages(1);
    assertEquals(RunEnd.LIMIT, crawl.run(site.url("/")).end());
    assertEquals(0, site.count("/i.png"));
    crawl.limits = Limits.NONE;
    assertEquals(RunEnd.FINISHED, crawl.run().end());
    assertEquals(List.of("200"), crawl.column("SELECT status FROM assets"));
    assertEquals(List.of("200"), crawl.column("SELECT status FROM external"));
  }

  @Test
  void aLimitThatIsAllPagesThereAreKeepsNothingElseWaiting() throws InterruptedException {
    site.page("/", "<img src=/i.png><a href=/b>b</a><a href='" + other.url("/x") + "'>x</a>")
        .page("/b", "<img src=/j.png>")
        .file("/i.png", "image/png", bytes("i"))
        .file("/j.png", "image/png", bytes("j"));
    other.page("/x", "");
    crawl.reach = new Reach(Assets.STORE, true, 0);
    crawl.limits = pages(2);
    assertEquals(RunEnd.FINISHED, crawl.run(site.url("/")).end());
    assertEquals(List.of("200", "200"), crawl.column("SELECT status FROM assets"));
    assertEquals(List.of("200"), crawl.column("SELECT status FROM external"));
  }

  @Test
  void aLimitOnPagesHoldsBeyondTheScopeToo() throws InterruptedException {
    site.page(
        "/", "<a href='" + other.url("/x") + "'>x</a><a href='" + other.url("/y") + "'>y</a>");
    other.page("/x", "").page("/y", "");
    crawl.reach = new Reach(Assets.NONE, false, 1);
    crawl.limits = pages(2);
    assertEquals(RunEnd.LIMIT, crawl.run(site.url("/")).end());
    assertEquals(1, other.count("/x") + other.count("/y"));
    crawl.limits = Limits.NONE;
    assertEquals(RunEnd.FINISHED, crawl.run().end());
    assertEquals(2, other.count("/x") + other.count("/y"));
  }

  private static Limits pages(long most) {
    return new Limits(most, Long.MAX_VALUE, Duration.ofDays(1), Integer.MAX_VALUE, 0);
  }

  @Test
  void redirectsOfChecksAndAssetsAreNoMatterOfDepth() throws InterruptedException {
    site.page("/", "<img src=/i><a href='" + other.url("/a") + "'>a</a>")
        .redirect("/i", "/i.png")
        .file("/i.png", "image/png", bytes("i"));
    other.redirect("/a", "/b").page("/b", "");
    crawl.depth = 0;
    crawl.reach = new Reach(Assets.STORE, true, 0);
    crawl.run(site.url("/"));
    assertEquals(List.of("302", "200"), crawl.column("SELECT status FROM assets ORDER BY url"));
    // A link one hop away is too deep for a page, but not for being checked.
    assertEquals(List.of("302", "200"), crawl.column("SELECT status FROM external ORDER BY url"));
  }

  @Test
  void aUrlThatIsQueuedBehindTheFrontiersBackIsNotLeftBehind() throws InterruptedException {
    site.page("/", "<a href=/a>a</a>").page("/a", "a");
    crawl.listener =
        (visit, _) -> {
          if (visit.lease().url().url().path().equals("/a") && site.count("/a") == 1) {
            queueAgain("/");
          }
        };
    assertEquals(RunEnd.FINISHED, crawl.run(site.url("/")).end());
    assertEquals(2, site.count("/"));
  }

  private void queueAgain(String path) {
    try {
      crawl.change(
          "UPDATE crawl_url SET state = 0 WHERE url = (SELECT id FROM url WHERE text = '"
              + site.url(path)
              + "')");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void theBodyOfAnUnwantedTypeIsLeftOnTheWire() throws InterruptedException {
    site.page("/", "<a href=/p>p</a><a href=/big.zip>zip</a>")
        .page("/p", "")
        .file("/big.zip", "application/zip", new byte[200_000]);
    crawl.types = MediaRanges.of(List.of("text/html"));
    crawl.run(site.url("/"));
    assertEquals(
        List.of("skipped"),
        crawl.column("SELECT truncated FROM pages WHERE url LIKE '%.zip' AND size_body IS NULL"));
    assertEquals(List.of("3"), crawl.column("SELECT count(*) FROM pages WHERE status = 200"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
