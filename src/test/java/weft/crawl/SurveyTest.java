package weft.crawl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.SiteServer;
import weft.crawl.HostSurvey.Contact;
import weft.fetch.Credentials;
import weft.model.Decision;
import weft.model.DelayReason;
import weft.model.Reason;
import weft.model.Seed;
import weft.scope.ScopePreset;
import weft.url.Url;

/** What a survey asks, and what it makes of the answers. */
class SurveyTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final SiteServer site = SiteServer.start();
  private TestCrawl crawl;
  private Path directory;

  @BeforeEach
  void prepare(@TempDir Path fresh) {
    directory = fresh;
    crawl = new TestCrawl(fresh);
    crawl.sitemaps = SitemapSettings.AUTO;
  }

  @AfterEach
  void close() {
    site.close();
  }

  private SurveyReport survey(Duration longest, List<Seed> seeds, String... asked)
      throws InterruptedException {
    List<Url> urls = Stream.of(asked).map(site::url).map(Url::ofCanonical).toList();
    return new Survey(crawl.settings(), new Credentials(), longest, new SteadyClock())
        .run(seeds, urls);
  }

  private SurveyReport survey(String... seeds) throws InterruptedException {
    return survey(LONG, Stream.of(seeds).map(url -> seed(url, false)).toList());
  }

  private static Seed seed(String url, boolean guessed) {
    return new Seed(Url.ofCanonical(url), guessed, "argument");
  }

  private HostSurvey only(SurveyReport report) {
    assertEquals(1, report.hosts().size());
    return report.hosts().getFirst();
  }

  private static RobotsSurvey robots(HostSurvey host) {
    return Objects.requireNonNull(host.robots());
  }

  private void sitemap(String path, String kind, String entry, Stream<String> urls) {
    String text =
        urls.map(url -> "<" + entry + "><loc>" + url + "</loc></" + entry + ">")
            .collect(Collectors.joining("", "<" + kind + ">", "</" + kind + ">"));
    site.file(path, "application/xml", text.getBytes(UTF_8));
  }

  private void urlset(String path, String... paths) {
    sitemap(path, "urlset", "url", Stream.of(paths).map(site::url));
  }

  private void index(String path, String... paths) {
    sitemap(path, "sitemapindex", "sitemap", Stream.of(paths).map(site::url));
  }

  @Test
  void onlyRobotsAndSitemapsAreAskedForAndNothingIsWritten() throws Exception {
    site.page("/", "<a href=/a>a</a>").page("/a", "");
    site.robots("User-agent: *\nDisallow: /b\nSitemap: " + site.url("/index.xml"));
    index("/index.xml", "/one.xml", "/two.xml");
    urlset("/one.xml", "/", "/a");
    urlset("/two.xml", "/b", "/c");
    SitemapSurvey found = only(survey(site.url("/"), site.url("/a"))).sitemaps();
    assertEquals(
        List.of("/index.xml", "/one.xml", "/robots.txt", "/two.xml"),
        site.targets().stream().sorted().toList());
    assertEquals(3, found.read());
    assertEquals(4, found.listed());
    assertEquals(3, found.accepted());
    assertEquals(Map.of(Decision.reject(Reason.ROBOTS, "2: Disallow: /b"), 1L), found.rejected());
    try (Stream<Path> files = Files.list(directory)) {
      assertEquals(List.of(), files.toList());
    }
  }

  @Test
  void theCrawlFetchesWhatTheSurveySaid() throws InterruptedException {
    site.page("/", "").generated(target -> target.startsWith("/p/") ? "page" : null);
    site.robots(
        "User-agent: *\nDisallow: /p/3\nDisallow: /barred.xml\nSitemap: " + site.url("/i.xml"));
    index("/i.xml", "/1.xml", "/2.xml", "/barred.xml", "/excluded.xml", "/moved.xml");
    urlset("/1.xml", "/p/1", "/p/2", "/p/3", "/p/excluded");
    urlset("/2.xml", "/p/4");
    urlset("/3.xml", "/p/5");
    site.redirect("/moved.xml", "/3.xml");
    crawl.exclude("excluded");
    SurveyReport report = survey(site.url("/"));
    List<String> surveyed = site.targets().stream().sorted().toList();
    var _ = crawl.run(site.url("/"));
    List<String> crawled = site.targets().subList(surveyed.size(), site.targets().size());
    assertEquals(surveyed, crawled.stream().filter(t -> !t.matches("/|/p/.*")).sorted().toList());
    assertEquals(4, crawled.stream().filter(target -> target.startsWith("/p/")).count());
    assertEquals(4, report.estimate().pages());
    assertEquals(
        List.of("/p/3", "/p/excluded"),
        crawl.paths("excluded").stream().filter(path -> path.startsWith("/p/")).toList());
  }

  @Test
  void withoutOneInRobotsTheUsualPlaceIsLookedAt() throws InterruptedException {
    HostSurvey host = only(survey(site.url("/")));
    assertEquals(List.of("/robots.txt", "/sitemap.xml"), site.targets());
    assertEquals(Contact.ANSWERED, host.contact());
    assertEquals(404, robots(host).status());
    assertEquals("", robots(host).group());
    assertEquals(0, host.sitemaps().read());
    assertEquals(0, host.sitemaps().unread());
    assertEquals(List.of(), host.sitemaps().troubles());
  }

  @Test
  void wherePagesBesideTheSeedsDoNotCountNoSitemapIsReadAsInACrawl() throws InterruptedException {
    crawl.sitemaps = SitemapSettings.OFF;
    var _ = survey(site.url("/"));
    assertEquals(List.of("/robots.txt"), site.targets());
  }

  @Test
  void aHostWhoseSeedsAreBarredIsNotAskedForSitemaps() throws InterruptedException {
    site.robots("User-agent: weft\nDisallow: /x\n");
    HostSurvey host = only(survey(site.url("/x/1"), site.url("/x/2")));
    assertEquals(List.of("/robots.txt"), site.targets());
    assertEquals(2, host.seeds());
    assertEquals(2, host.barred());
    assertEquals("weft", robots(host).group());
  }

  @Test
  void aSitemapOfAnotherHostPassesThatHostsRobots() throws InterruptedException {
    try (SiteServer other = SiteServer.startOn("127.0.0.2")) {
      other.robots("User-agent: *\nDisallow: /closed");
      site.robots("Sitemap: " + other.url("/open.txt") + "\nSitemap: " + other.url("/closed.txt"));
      other.file("/open.txt", "text/plain", site.url("/p").getBytes(UTF_8));
      HostSurvey host = survey(site.url("/")).hosts().getFirst();
      assertEquals(List.of("/robots.txt", "/open.txt"), other.targets());
      assertEquals(1, host.sitemaps().accepted());
      assertEquals(
          List.of(other.url("/closed.txt") + ": robots: 2: Disallow: /closed"),
          host.sitemaps().troubles());
    }
  }

  @Test
  void aSitemapThatRedirectsIsFollowed() throws InterruptedException {
    site.redirect("/sitemap.xml", "/moved.xml");
    urlset("/moved.xml", "/a");
    assertEquals(1, only(survey(site.url("/"))).sitemaps().listed());
  }

  @Test
  void theDelayIsTheOneThatWillHold() throws InterruptedException {
    crawl.delay = Duration.ofMillis(20);
    site.robots("User-agent: *\nCrawl-delay: 0.1\n");
    urlset("/sitemap.xml", "/a", "/b", "/c");
    SurveyReport report = survey(site.url("/"));
    HostSurvey host = only(report);
    assertEquals(Duration.ofMillis(100), robots(host).crawlDelay());
    assertEquals("*", robots(host).group());
    assertEquals(Duration.ofMillis(100), host.delay());
    assertEquals(DelayReason.CRAWL_DELAY, host.why());
    assertEquals(
        new Estimate(3, 5, Duration.ofMillis(500), ""),
        report.estimate(),
        "robots and sitemap too");
  }

  @Test
  void requestsKeepTheDelay() throws InterruptedException {
    crawl.delay = Duration.ofMillis(60);
    index("/sitemap.xml", "/1.xml", "/2.xml", "/3.xml");
    var _ = survey(site.url("/"));
    List<Long> starts = site.requests().stream().map(SiteServer.Seen::nanos).toList();
    assertEquals(5, starts.size());
    for (int i = 1; i < starts.size(); i++) {
      assertTrue(starts.get(i) - starts.get(i - 1) >= 50_000_000L, "request " + i);
    }
  }

  @Test
  void urlsThatAreAskedAboutGetTheRuleThatDecides() throws InterruptedException {
    site.robots("User-agent: *\nDisallow: /private\n");
    crawl.exclude("[?]sort=");
    List<JudgedUrl> asked =
        survey(LONG, List.of(seed(site.url("/"), false)), "/", "/private/x", "/a?sort=up").asked();
    assertEquals(
        List.of(
            Decision.accept("scope host 127.0.0.1"),
            Decision.reject(Reason.ROBOTS, "2: Disallow: /private"),
            Decision.reject(Reason.PATTERN, "exclude [?]sort=")),
        asked.stream().map(JudgedUrl::decision).toList());
  }

  @Test
  void aHostThatNobodyAskedIsJudgedByScopeAndSaysSo() throws InterruptedException {
    crawl.preset = ScopePreset.ANY;
    SurveyReport report =
        new Survey(crawl.settings(), new Credentials(), LONG, new SteadyClock())
            .run(
                List.of(seed(site.url("/"), false)),
                List.of(Url.ofCanonical("http://elsewhere.test/")));
    assertEquals(
        Decision.accept("scope any; robots.txt of its host is not known"),
        report.asked().getFirst().decision());
  }

  @Test
  void anExcludedSeedIsNamedAndItsHostIsNotAsked() throws InterruptedException {
    crawl.exclude("/out");
    SurveyReport report = survey(site.url("/out"));
    assertEquals(List.of(), site.targets());
    assertEquals(
        Decision.reject(Reason.PATTERN, "exclude /out"),
        report.seedsExcluded().getFirst().decision());
    assertFalse(report.nothingReached());
  }

  @Test
  void aHostThatDoesNotAnswerSaysWhyAndIsAskedOnce() throws InterruptedException {
    SiteServer gone = SiteServer.start();
    String url = gone.url("/");
    gone.close();
    SurveyReport report = survey(url);
    HostSurvey host = only(report);
    assertEquals(Contact.FAILED, host.contact());
    assertTrue(host.detail().startsWith("connect: "), host.detail());
    assertNull(host.robots());
    assertTrue(report.nothingReached());
  }

  @Test
  void aSeedWhoseSchemeWasGuessedIsTriedByHttp() throws InterruptedException {
    String https = "https" + site.url("/").substring("http".length());
    SurveyReport report = survey(LONG, List.of(seed(https, true)));
    assertEquals(
        List.of(Contact.FAILED, Contact.ANSWERED),
        report.hosts().stream().map(HostSurvey::contact).toList());
    assertFalse(report.nothingReached());
  }

  @Test
  void aHostWhoseRobotsCannotBeHadIsBlocked() throws InterruptedException {
    site.status("/robots.txt", 503);
    SurveyReport report = survey(site.url("/"));
    HostSurvey host = only(report);
    assertEquals(Contact.BLOCKED, host.contact());
    assertEquals("robots.txt: it answered 503", host.detail());
    assertFalse(report.nothingReached());
    assertEquals(List.of("/robots.txt"), site.targets());
  }

  @Test
  void aSiteOfManySitemapsIsReadInPart() throws InterruptedException {
    String[] many = IntStream.range(0, 80).mapToObj(i -> "/" + i + ".xml").toArray(String[]::new);
    index("/sitemap.xml", many);
    Stream.of(many).forEach(path -> urlset(path, path + "/page"));
    SitemapSurvey found = only(survey(site.url("/"))).sitemaps();
    assertEquals(SitemapSurveyor.MOST, found.read());
    assertEquals(81 - SitemapSurveyor.MOST, found.unread());
    assertEquals(1 + SitemapSurveyor.MOST, site.targets().size());
  }

  @Test
  void aHostThatKeepsSilentDoesNotOutlastTheSurvey() throws InterruptedException {
    try (SiteServer silent = SiteServer.startOn("127.0.0.3")) {
      silent.held("/robots.txt", new CountDownLatch(1), "");
      List<Seed> seeds = List.of(seed(silent.url("/"), false), seed(site.url("/"), false));
      SurveyReport report = survey(Duration.ofMillis(700), seeds);
      assertTrue(report.timeUp());
      assertEquals(
          List.of(Contact.NOT_ASKED, Contact.ANSWERED),
          report.hosts().stream().map(HostSurvey::contact).toList());
    }
  }

  @Test
  void whereRobotsIsIgnoredOnlySitemapsAreAskedFor() throws InterruptedException {
    crawl.requests =
        new RequestRules(
            null,
            _ -> weft.robots.RobotsPolicy.IGNORE,
            List.of(),
            RetryOn.STANDARD,
            Duration.ZERO,
            null,
            null);
    HostSurvey host = only(survey(site.url("/")));
    assertEquals(List.of("/sitemap.xml"), site.targets());
    assertEquals(Contact.ANSWERED, host.contact());
    assertNull(host.robots());
  }
}
