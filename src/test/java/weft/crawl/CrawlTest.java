package weft.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.SiteServer;
import weft.fetch.AccessSettings;
import weft.model.RunEnd;
import weft.model.Seed;
import weft.scope.ScopePreset;
import weft.url.Glob;
import weft.url.Rewrites;
import weft.url.Url;

class CrawlTest {
  private final SiteServer site = SiteServer.start();
  private TestCrawl crawl;

  @BeforeEach
  void prepare(@TempDir Path directory) {
    crawl = new TestCrawl(directory);
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void everyLinkedPageIsFetchedOnce() throws InterruptedException {
    site.page("/", "<a href=a>a</a> <a href=/b#x>b</a>")
        .page("/a", "<a href='/b'>b</a> <a href='/'>home</a>")
        .page("/b", "<a href='a#y'>a</a> <a href=c>gone</a>");
    CrawlReport report = crawl.run(site.url("/"));
    assertEquals(RunEnd.FINISHED, report.end());
    assertEquals(List.of("/", "/a", "/b", "/c"), crawl.paths("done"));
    for (String path : List.of("/", "/a", "/b", "/c", "/robots.txt")) {
      assertEquals(1, site.count(path), path);
    }
    assertEquals(4, report.stats().pages());
  }

  @Test
  void robotsTxtComesFirstAndIsObeyedWithTheLineThatSaysSo() throws InterruptedException {
    site.robots("User-agent: *\nDisallow: /secret\n")
        .page("/", "<a href=/secret/x>x</a>")
        .page("/secret/x", "");
    crawl.run(site.url("/"));
    assertEquals("/robots.txt", site.targets().getFirst());
    assertEquals(0, site.count("/secret/x"));
    assertEquals("robots: 2: Disallow: /secret", crawl.why(site.url("/secret/x")));
  }

  @Test
  void redirectsAreFollowedOneHopAtATimeAndCostNoDepth() throws InterruptedException {
    crawl.depth = 1;
    site.page("/", "<a href=/r>r</a>")
        .redirect("/r", "/s")
        .redirect("/s", "/t")
        .page("/t", "<a href=/u>u</a>")
        .page("/u", "");
    crawl.run(site.url("/"));
    assertEquals(List.of("/", "/r", "/s", "/t"), crawl.paths("done"));
    assertEquals("depth: depth 1", crawl.why(site.url("/u")));
  }

  @Test
  void aRedirectLoopEnds() throws InterruptedException {
    site.page("/", "<a href=/x>x</a>").redirect("/x", "/y").redirect("/y", "/x");
    crawl.run(site.url("/"));
    assertEquals(List.of("/", "/x", "/y"), crawl.paths("done"));
  }

  @Test
  void aPageThatSetsACookieAndRedirectsToItselfIsAskedOnceMore() throws InterruptedException {
    site.page("/", "<a href=/x>x</a>").behindCookie("/", "seen=1");
    site.redirect("/x", "/x#here").header("/x", "Set-Cookie", "a=b");
    crawl.retries = 0;
    assertEquals(RunEnd.FINISHED, crawl.run(site.url("/")).end());
    assertEquals(List.of("200", "302"), crawl.column("SELECT status FROM pages ORDER BY url"));
    assertEquals(2, site.count("/"));
    assertEquals(2, site.count("/x"));
  }

  @Test
  void aPageThatSendsRoundToGetACookieIsAskedOnceMore() throws InterruptedException {
    site.page("/", "<a href=/x>x</a><a href=/wall>w</a>").page("/x", "");
    site.page("/wall", "<a href=/behind>b</a>").page("/behind", "");
    site.behindCookie("/wall", "seen=1", "/door");
    site.redirect("/door", "/wall").header("/door", "Set-Cookie", "seen=1; Path=/");
    CrawlReport report = crawl.run(site.url("/"));
    assertEquals(RunEnd.FINISHED, report.end());
    assertEquals(List.of("/", "/behind", "/door", "/wall", "/x"), crawl.paths("done"));
    assertEquals(2, site.count("/wall"));
    assertEquals(1, site.count("/door"));
    assertEquals(List.of("200"), crawl.column("SELECT status FROM pages WHERE url LIKE '%/wall'"));
  }

  @Test
  void aPageThatSendsRoundWhateverCookieComesIsAskedTwiceAtMost() throws InterruptedException {
    site.page("/", "<a href=/wall>w</a><a href=/other>o</a><a href=/language>l</a>");
    site.page("/other", "").redirect("/language", "/set");
    site.redirect("/set", "/other").header("/set", "Set-Cookie", "l=en");
    site.redirect("/wall", "/door");
    site.redirect("/door", "/wall").header("/door", "Set-Cookie", "seen=1; Path=/");
    assertEquals(RunEnd.FINISHED, crawl.run(site.url("/")).end());
    assertEquals(2, site.count("/wall"));
    assertEquals(1, site.count("/door"));
    assertEquals(1, site.count("/other"));
  }

  @Test
  void withoutCookiesARedirectToItselfIsLeftAtThat() throws InterruptedException {
    AccessSettings plain = crawl.access;
    crawl.access =
        new AccessSettings(
            plain.hosts(),
            plain.proxies(),
            new AccessSettings.Cookies(false, null, null),
            null,
            false,
            true,
            null,
            0);
    site.page("/", "").behindCookie("/", "seen=1");
    crawl.run(site.url("/"));
    assertEquals(1, site.count("/"));
    assertEquals(List.of("302"), crawl.column("SELECT status FROM pages"));
  }

  @Test
  void tooManyRedirectsInARowEnd() throws InterruptedException {
    crawl.maxRedirects = 2;
    site.page("/", "<a href=/1>1</a>");
    for (int i = 1; i < 6; i++) {
      site.redirect("/" + i, "/" + (i + 1));
    }
    crawl.run(site.url("/"));
    assertEquals("redirect-limit: max-redirects 2", crawl.why(site.url("/4")));
  }

  @Test
  void aSeedsRedirectExtendsTheScope() throws InterruptedException {
    try (SiteServer moved = SiteServer.startOn("127.0.0.9")) {
      moved.page("/", "<a href=/in>in</a>").page("/in", "");
      site.redirect("/", moved.url("/"));
      CrawlReport report = crawl.run(site.url("/"));
      assertEquals(List.of("/", "/", "/in"), crawl.paths("done"));
      assertEquals(List.of("host " + moved.url("/")), report.scopesAdded());
    }
  }

  @Test
  void strictlyASeedsRedirectExtendsNothing() throws InterruptedException {
    crawl.extendScope = false;
    try (SiteServer moved = SiteServer.startOn("127.0.0.9")) {
      site.redirect("/", moved.url("/"));
      crawl.run(site.url("/"));
      assertEquals(List.of(), moved.targets());
      assertTrue(crawl.why(moved.url("/")).startsWith("out-of-scope"), crawl.why(moved.url("/")));
    }
  }

  @Test
  void whatIsOutOfScopeStaysInTheLinkGraph() throws InterruptedException {
    site.page("/", "<a href='http://elsewhere.example/x'>Else</a>");
    crawl.run(site.url("/"));
    assertTrue(crawl.why("http://elsewhere.example/x").startsWith("out-of-scope"));
    assertEquals(
        List.of("Else"),
        crawl.column(
            "SELECT l.text FROM link l JOIN url u ON u.id = l.target"
                + " WHERE u.text = 'http://elsewhere.example/x'"));
  }

  @Test
  void aPageLimitIsExactAndWhatIsLeftStaysQueued() throws InterruptedException {
    site.page("/", "<a href=/1>1</a><a href=/2>2</a><a href=/3>3</a><a href=/4>4</a>");
    crawl.limits = new Limits(3, Long.MAX_VALUE, Duration.ofDays(1), Integer.MAX_VALUE, 0);
    assertEquals(RunEnd.LIMIT, crawl.run(site.url("/")).end());
    assertEquals(3, crawl.paths("done").size());
    assertEquals(2, crawl.paths("queued").size());
    crawl.limits = Limits.NONE;
    assertEquals(RunEnd.FINISHED, crawl.run().end());
    assertEquals(5, crawl.paths("done").size());
    assertEquals(1, site.count("/1"));
  }

  @Test
  void aHostLimitExcludesTheRest() throws InterruptedException {
    site.page("/", "<a href=/1>1</a><a href=/2>2</a><a href=/3>3</a>");
    crawl.limits = new Limits(Long.MAX_VALUE, Long.MAX_VALUE, Duration.ofDays(1), 2, 0);
    assertEquals(RunEnd.FINISHED, crawl.run(site.url("/")).end());
    assertEquals(2, crawl.paths("done").size());
    assertEquals(2, crawl.paths("excluded").size());
  }

  @Test
  void aBudgetOfAPatternIsExactAlsoOverAResume() throws InterruptedException {
    site.page("/", "<a href=/t/1>1</a><a href=/t/2>2</a><a href=/t/3>3</a><a href=/p>p</a>");
    List<Budget> budgets = List.of(new Budget(Glob.of("*/t/*"), 2));
    crawl.limits = new Limits(2, Long.MAX_VALUE, Duration.ofDays(1), Integer.MAX_VALUE, 0, budgets);
    assertEquals(RunEnd.LIMIT, crawl.run(site.url("/")).end());
    crawl.limits =
        new Limits(
            Long.MAX_VALUE, Long.MAX_VALUE, Duration.ofDays(1), Integer.MAX_VALUE, 0, budgets);
    assertEquals(RunEnd.FINISHED, crawl.run().end());
    assertEquals(4, crawl.paths("done").size());
    assertEquals(
        List.of("budget */t/*=2"),
        crawl.column("SELECT rule FROM excluded WHERE reason = 'budget'"));
  }

  @Test
  void aRedirectThatOnlyAddsTrackingIsFollowedToTheLetter() throws InterruptedException {
    crawl.rewrites = new Rewrites(Rewrites.TRACKING, Map.of());
    site.redirect("/", "/?utm_source=self").page("/?utm_source=self", "<a href='/p?gclid=1'>p</a>");
    crawl.run(site.url("/"));
    assertEquals(List.of("/", "/?utm_source=self", "/p"), crawl.paths("done"));
  }

  @Test
  void prioritiesOrderTheUrlsOfAHostAndChangeNothingElse() throws InterruptedException {
    site.page("/", "<a href=/a>a</a><a href=/b>b</a><a href=/news/1>n</a>")
        .page("/a", "")
        .page("/b", "<a href=/news/2>n</a>")
        .page("/news/1", "")
        .page("/news/2", "");
    crawl.priority = url -> url.path().startsWith("/news/") ? 5 : url.path().equals("/a") ? -1 : 0;
    crawl.concurrency = 1;
    crawl.run(site.url("/"));
    assertEquals(List.of("/robots.txt", "/", "/news/1", "/b", "/news/2", "/a"), site.targets());
    assertEquals(
        List.of("0", "1", "1", "1", "2"), crawl.column("SELECT depth FROM pages ORDER BY depth"));
  }

  @Test
  void priorityCountsAlsoBeyondWhatIsHeldInMemory() throws InterruptedException {
    StringBuilder links = new StringBuilder();
    for (int i = 0; i < 1_200; i++) {
      links.append("<a href=/p/").append(i).append(">p</a>");
      site.page("/p/" + i, "");
    }
    site.page("/", links + "<a href=/first>f</a>").page("/first", "");
    crawl.priority = url -> url.path().equals("/first") ? 1 : 0;
    crawl.limits = new Limits(2, Long.MAX_VALUE, Duration.ofDays(1), Integer.MAX_VALUE, 0);
    crawl.concurrency = 1;
    crawl.run(site.url("/"));
    assertEquals(List.of("/robots.txt", "/", "/first"), site.targets());
  }

  @Test
  void anExcludePatternIsNamed() throws InterruptedException {
    site.page("/", "<a href=/cal/1>1</a>");
    crawl.exclude("/cal/").run(site.url("/"));
    assertEquals("pattern: exclude /cal/", crawl.why(site.url("/cal/1")));
  }

  @Test
  void aLinkThatSaysNofollowIsRecordedAndNotFollowedUnlessAnotherLeadsThere()
      throws InterruptedException {
    site.page("/", "<a rel=nofollow href=/1>1</a><a rel=nofollow href=/2>2</a><a href=/3>3</a>")
        .page("/3", "<a href=/2>2</a>");
    crawl.run(site.url("/"));
    assertEquals(List.of("/", "/2", "/3"), crawl.paths("done"));
    assertTrue(crawl.why(site.url("/1")).startsWith("nofollow"), crawl.why(site.url("/1")));
  }

  @Test
  void imagesAreLinksThatAreNotFetched() throws InterruptedException {
    site.page("/", "<img src=/i.png alt=Eye><a href=/p>p</a>").page("/p", "");
    crawl.run(site.url("/"));
    assertEquals(0, site.count("/i.png"));
    assertTrue(crawl.why(site.url("/i.png")).startsWith("asset"), crawl.why(site.url("/i.png")));
  }

  @Test
  void anAnswerThatAsksToComeBackIsTriedAgainAndThenGivenUp() throws InterruptedException {
    site.page("/", "<a href=/busy>busy</a>").status("/busy", 500);
    crawl.run(site.url("/"));
    assertEquals(2, site.count("/busy"));
    assertTrue(
        crawl.why(site.url("/busy")).startsWith("http-status"), crawl.why(site.url("/busy")));
  }

  @Test
  void aSeedWithoutASchemeIsTriedAsHttpsAndThenAsHttp() throws InterruptedException {
    site.page("/", "");
    String https = site.url("/").replace("http:", "https:");
    CrawlReport report =
        crawl.run(List.of(new weft.model.Seed(weft.url.Url.ofCanonical(https), true, "argument")));
    assertEquals(1, report.stats().pages());
    assertEquals(1, site.count("/"));
  }

  @Test
  void aDeadHostEndsAllItsUrlsWithThatReason() throws InterruptedException {
    site.page("/", "");
    String dead = "http://127.0.0.8:1/";
    CrawlReport report = crawl.run(site.url("/"), dead, dead + "2", dead + "3");
    assertEquals(RunEnd.FINISHED, report.end());
    assertEquals(3, crawl.paths("failed").size());
    assertEquals(1, crawl.paths("done").size());
  }

  @Test
  void whenRobotsTxtCannotBeHadTheUrlsWaitForAnotherDay() throws InterruptedException {
    site.page("/", "").status("/robots.txt", 503);
    CrawlReport report = crawl.run(site.url("/"));
    assertEquals(RunEnd.BLOCKED, report.end());
    assertEquals(List.of("/"), crawl.paths("queued"));
    assertEquals(0, site.count("/"));
    site.robots("");
    assertEquals(RunEnd.FINISHED, crawl.run().end());
    assertEquals(List.of("/"), crawl.paths("done"));
  }

  @Test
  void aStoppedCrawlIsCarriedOnWithoutRepeats() throws InterruptedException {
    StringBuilder links = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      links.append("<a href=/").append(i).append(">").append(i).append("</a>");
      site.page("/" + i, "page " + i);
    }
    site.page("/", links.toString());
    crawl.limits = new Limits(20, Long.MAX_VALUE, Duration.ofDays(1), Integer.MAX_VALUE, 0);
    crawl.run(site.url("/"));
    crawl.limits = Limits.NONE;
    crawl.run();
    assertEquals(61, crawl.paths("done").size());
    for (int i = 0; i < 60; i++) {
      assertEquals(1, site.count("/" + i));
    }
  }

  @Test
  void aFinishedCrawlIsFollowedByANewRunInTheSameFile() throws InterruptedException {
    site.page("/", "<a href=/a>a</a>").page("/a", "");
    crawl.run(site.url("/"));
    crawl.run(site.url("/"));
    assertEquals(List.of("1", "2"), crawl.column("SELECT id FROM run ORDER BY id"));
    assertEquals(List.of("2"), crawl.column("SELECT count(*) FROM url"));
    assertEquals(2, site.count("/a"));
  }

  @Test
  void aListOfSeedsIsFetchedWithItsRedirectsAndNothingElse() throws InterruptedException {
    crawl.preset = ScopePreset.ANY;
    crawl.depth = 0;
    try (SiteServer moved = SiteServer.startOn("127.0.0.9")) {
      moved.page("/", "<a href=/x>x</a>");
      site.page("/1", "<a href=/2>2</a> <a href=/3>3</a>")
          .page("/2", "")
          .redirect("/moved", moved.url("/"));
      CrawlReport report = crawl.run(site.url("/1"), site.url("/2"), site.url("/moved"));
      assertEquals(
          List.of("/", "/1", "/2", "/moved"), crawl.paths("done").stream().sorted().toList());
      assertEquals(List.of(), report.scopesAdded());
      assertEquals("depth: depth 0", crawl.why(site.url("/3")));
      assertEquals("depth: depth 0", crawl.why(moved.url("/x")));
      assertEquals(List.of("3"), crawl.column("SELECT count(*) FROM links WHERE kind = 'a'"));
    }
  }

  @Test
  void alternatesAndPartsAreFetchedAndWhatWouldChangeOrOnlyMentionsSomethingIsNot()
      throws InterruptedException {
    site.page(
            "/",
            """
            <link rel=alternate hreflang=de href=/de><link rel=next href=/2>
            <link rel=amphtml href=/amp><meta property=og:url content=/og>
            <script type=application/ld+json>{"url": "/ld"}</script>
            <script id=__NEXT_DATA__ type=application/json>{"a": "/state"}</script>
            <body><nav><a href=/a ping=/ping>a</a></nav><div hx-get=/part></div>
            <button hx-post=/post hx-put=/put hx-patch=/patch hx-delete=/delete formaction=/fa>
            <form action=/form></form><q cite=/cite></q><img data-src=/i.png>
            """)
        .page("/de", "")
        .page("/2", "")
        .page("/amp", "")
        .page("/a", "")
        .page("/part", "");
    crawl.run(site.url("/"));
    assertEquals(List.of("/", "/2", "/a", "/amp", "/de", "/part"), crawl.paths("done"));
    assertEquals(
        List.of(
            "/cite", "/delete", "/fa", "/form", "/i.png", "/ld", "/og", "/patch", "/ping", "/post",
            "/put", "/state"),
        crawl.paths("excluded"));
    assertEquals(7, site.requests().size(), "the pages and robots.txt");
    assertEquals("asset: found as hx-delete", crawl.why(site.url("/delete")));
  }

  @Test
  void theViewOfLinksSaysWhereEachStood() throws InterruptedException {
    site.page(
            "/",
            """
            <link rel=alternate hreflang=de href=/r><body><header><a href="//h.test/">h</a></header>
            <p><a href=r>r</a><img data-src=/i.png alt=i></p><footer><a href=http://f.test/>f</a>
            """)
        .redirect("/r", "/")
        .page("/sub/", "");
    crawl.run(site.url("/"));
    assertEquals(
        List.of(
            "hreflang head root-relative href de -",
            "a header protocol-relative href - h",
            "a content path-relative href - r",
            "img content root-relative data-src - i",
            "a footer absolute href - f",
            "redirect - root-relative - - -"),
        crawl.column(
            """
            SELECT kind || ' ' || coalesce(position, '-') || ' ' || path_type || ' '
              || coalesce(attr, '-') || ' ' || coalesce(hreflang, '-') || ' '
              || coalesce(anchor, '-')
            FROM links
            """));
  }

  @Test
  void pagesThatNeedScriptsAreMarked() throws InterruptedException {
    site.page("/", "<a href=/app>app</a>")
        .page("/app", "<div id=root></div><script src=/app.js></script>");
    crawl.run(site.url("/"));
    assertEquals(
        List.of(site.url("/app")), crawl.column("SELECT url FROM pages WHERE needs_js = 1"));
    assertEquals(List.of(site.url("/")), crawl.column("SELECT url FROM pages WHERE needs_js = 0"));
  }

  @Test
  void aSeedsOwnScopeHoldsWhenTheRunIsCarriedOn() throws InterruptedException {
    site.page("/docs/", "<a href=/docs/a>a</a> <a href=/blog>b</a>")
        .page("/docs/a", "<a href=/docs/b>b</a> <a href=/shop>s</a>")
        .page("/docs/b", "");
    crawl.limits = new Limits(1, Long.MAX_VALUE, Limits.NONE.time(), Integer.MAX_VALUE, 0);
    crawl.run(List.of(new Seed(Url.ofCanonical(site.url("/docs/")), false, "list:1", "prefix")));
    crawl.limits = Limits.NONE;
    crawl.run(List.of());
    assertEquals(List.of("/docs/", "/docs/a", "/docs/b"), crawl.paths("done"));
    assertEquals("out-of-scope: scope host", crawl.why(site.url("/blog")));
    assertEquals("out-of-scope: scope host", crawl.why(site.url("/shop")));
    assertEquals(List.of("prefix"), crawl.column("SELECT scope FROM seeds"));
  }
}
