package weft.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.SiteServer;
import weft.scope.ScopePreset;
import weft.url.Url;

/** What a crawl from a seed on loopback may ask there: the seed's host and no other. */
class PrivateAddressCrawlTest {
  private SiteServer site;
  private SiteServer other;
  private TestCrawl crawl;

  @BeforeEach
  void start(@TempDir Path directory) {
    site = SiteServer.start();
    other = SiteServer.startOn("127.0.0.2").page("/", "").page("/moved", "");
    crawl = new TestCrawl(directory);
    crawl.access = TestCrawl.access(false);
    crawl.retries = 0;
  }

  @AfterEach
  void stop() {
    site.close();
    other.close();
  }

  @Test
  void linksAndRedirectsToOtherPrivateHostsAreExcluded() throws InterruptedException {
    site.page("/", "<a href='%s'>o</a> <a href=/away>a</a>".formatted(other.url("/")))
        .redirect("/away", other.url("/moved"));
    crawl.preset = ScopePreset.ANY;
    crawl.run(site.url("/"));
    String why = "private-address: 127.0.0.2 is a loopback address; see --allow-private";
    assertEquals(why, crawl.why(other.url("/")));
    assertEquals(why, crawl.why(other.url("/moved")));
    assertEquals(List.of("/", "/away"), crawl.paths("done"));
    assertEquals(List.of(), other.requests());
  }

  @Test
  void theSeedsHostItselfMayBeWrittenInAnyWay() throws InterruptedException {
    site.page("/", "<a href='http://0x7f.1:%d/x'>x</a>".formatted(site.port())).page("/x", "");
    crawl.run(site.url("/"));
    assertEquals(List.of("/", "/x"), crawl.paths("done"));
  }

  @Test
  void localhostIsAnotherHost() throws InterruptedException {
    String url = "http://localhost:" + site.port() + "/x";
    site.page("/", "<a href='%s'>x</a>".formatted(url)).page("/x", "");
    crawl.preset = ScopePreset.ANY;
    crawl.run(site.url("/"));
    assertEquals(
        "private-address: 127.0.0.1 is a loopback address; see --allow-private", crawl.why(url));
    assertEquals(0, site.count("/x"));
  }

  @Test
  void linksOutAndAssetsAreNotCheckedThere() throws InterruptedException {
    site.page("/", "<a href='%s'>o</a> <img src='%s'>".formatted(other.url("/"), other.url("/i")));
    crawl.reach = new Reach(Assets.STORE, true, 0);
    crawl.run(site.url("/"));
    assertEquals(
        List.of("private-address"), crawl.column("SELECT reason FROM external ORDER BY url"));
    assertEquals(
        List.of("private-address"), crawl.column("SELECT reason FROM assets ORDER BY url"));
    assertEquals(List.of(), other.requests());
  }

  @Test
  void aRedirectOfRobotsAndASitemapThatRobotsNamesAreNotAskedThere() throws InterruptedException {
    SiteServer second = SiteServer.startOn("127.0.0.3");
    try (second) {
      site.page("/", "").robots("Sitemap: " + other.url("/s.xml") + "\n");
      second.page("/", "").redirect("/robots.txt", other.url("/robots.txt"));
      crawl.sitemaps = SitemapSettings.AUTO;
      crawl.run(site.url("/"), second.url("/"));
    }
    assertEquals(List.of("/", "/"), crawl.column("SELECT '/' FROM pages"));
    assertEquals(
        "private-address: 127.0.0.2 is a loopback address; see --allow-private",
        crawl.why(other.url("/s.xml")));
    assertEquals(List.of(), other.requests());
  }

  @Test
  void aNamedSitemapMayLieThere() throws InterruptedException {
    site.page("/", "");
    other.file("/s.xml", "text/xml", "<urlset></urlset>".getBytes(StandardCharsets.UTF_8));
    crawl.sitemaps = new SitemapSettings(false, List.of(Url.ofCanonical(other.url("/s.xml"))));
    crawl.run(site.url("/"));
    assertEquals(1, other.count("/s.xml"));
  }

  @Test
  void everythingIsAskedWhereThatIsAllowed() throws InterruptedException {
    site.page("/", "<a href='%s'>o</a>".formatted(other.url("/")));
    crawl.preset = ScopePreset.ANY;
    crawl.access = TestCrawl.access(true);
    crawl.run(site.url("/"));
    assertEquals(1, other.count("/"));
  }
}
