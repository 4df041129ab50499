package weft.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.SiteServer;
import weft.fetch.AddressGuard;
import weft.fetch.Credentials;
import weft.fetch.HttpFetcher;
import weft.model.Seed;
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
  void aSurveyAsksNothingThereEither() throws InterruptedException {
    site.page("/", "").redirect("/robots.txt", other.url("/robots.txt"));
    crawl.sitemaps = SitemapSettings.AUTO;
    SiteServer second = SiteServer.startOn("127.0.0.3");
    try (second) {
      second.robots("Sitemap: " + other.url("/s.xml") + "\n");
      Seed first = new Seed(Url.ofCanonical(site.url("/")), false, "argument");
      Seed named = new Seed(Url.ofCanonical(second.url("/")), false, "argument");
      SurveyReport _ =
          new Survey(crawl.settings(), new Credentials(), Duration.ofMinutes(1), new SteadyClock())
              .run(List.of(first, named), List.of());
      assertEquals(1, second.count("/robots.txt"));
    }
    assertEquals(1, site.count("/robots.txt"));
    assertEquals(List.of(), other.requests());
  }

  @Test
  void aLoginDoesNotFollowARedirectThere() {
    site.redirect("/login", other.url("/login"));
    assertEquals(
        "login at "
            + other.url("/login")
            + ": 127.0.0.2 is a loopback address; see --allow-private",
        failed());
    assertEquals(List.of(), other.requests());
  }

  @Test
  void aFormIsNotSentToAnotherSite() {
    site.page("/login", "<form action='%s'><input name=pw></form>".formatted(other.url("/in")));
    crawl.access = TestCrawl.access(true);
    assertEquals(
        "login at %s: the form would be sent to %s, another site; name the page with the form there"
                .formatted(site.url("/login"), other.url("/in"))
            + " as url of [login]",
        failed());
    assertEquals(List.of(), other.requests());
  }

  /** Why a login by the form on the site fails. */
  private String failed() {
    LoginSettings login =
        new LoginSettings(site.url("/login"), Map.of("pw", "s3cret"), Pattern.compile("x"), null);
    RequestRules plain = RequestRules.PLAIN;
    crawl.requests =
        new RequestRules(null, null, List.of(), plain.retryOn(), plain.interval(), login, null);
    CrawlSettings settings = crawl.settings();
    AddressGuard guard = Rooms.guard(settings, Rooms.addresses(settings));
    try (HttpFetcher fetcher =
        new HttpFetcher(settings.fetch(), new Credentials(), guard, new SteadyClock())) {
      FormLogin form = new FormLogin(login, fetcher, _ -> {});
      return String.valueOf(assertThrows(LoginFailed.class, form::run).getMessage());
    }
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
