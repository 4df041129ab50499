package weft.crawl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.SiteServer;
import weft.model.RunEnd;
import weft.model.Seed;
import weft.scope.PatternRule;
import weft.scope.ScopePreset;
import weft.url.Url;

/** Sitemaps in a crawl: how they are found, what they lead to, and what liars among them cost. */
class SitemapCrawlTest {
  private final SiteServer site = SiteServer.start();
  private TestCrawl crawl;

  @BeforeEach
  void prepare(@TempDir Path directory) {
    crawl = new TestCrawl(directory);
    crawl.sitemaps = SitemapSettings.AUTO;
  }

  @AfterEach
  void close() {
    site.close();
  }

  private SiteServer xml(String path, String text) {
    return site.file(path, "application/xml", text.getBytes(UTF_8));
  }

  private String urlset(String... paths) {
    return Stream.of(paths)
        .map(path -> "<url><loc>" + site.url(path) + "</loc></url>")
        .collect(Collectors.joining("\n", "<urlset>", "</urlset>"));
  }

  private String index(String... paths) {
    return Stream.of(paths)
        .map(path -> "<sitemap><loc>" + site.url(path) + "</loc></sitemap>")
        .collect(Collectors.joining("\n", "<sitemapindex>", "</sitemapindex>"));
  }

  private List<String> pages() {
    return paths("SELECT url FROM pages ORDER BY url");
  }

  private List<String> paths(String sql) {
    return crawl.column(sql).stream().map(text -> text.replace(site.origin(), "")).toList();
  }

  @Test
  void aPageThatOnlyASitemapKnowsIsFetchedAndNamesTheSitemap() throws InterruptedException {
    site.page("/", "<a href=/linked>l</a>").page("/linked", "").page("/orphan", "");
    xml("/sitemap.xml", urlset("/", "/linked", "/orphan"));
    CrawlReport report = crawl.run(site.url("/"));
    assertEquals(RunEnd.FINISHED, report.end());
    assertEquals(List.of("/", "/linked", "/orphan"), pages());
    assertEquals(3, report.stats().pages());
    assertEquals(
        List.of("/sitemap.xml|1|SMU"),
        paths(
            "SELECT found_on || '|' || depth || '|' || hops FROM pages WHERE url LIKE '%/orphan'"));
    assertEquals(
        List.of("guess|urlset|done|200|3|none"),
        paths(
            "SELECT source || '|' || kind || '|' || state || '|' || status || '|' || entries"
                + " || '|' || coalesce(trouble, 'none') FROM sitemaps"));
    assertEquals(
        List.of("/|done", "/linked|done", "/orphan|done"),
        paths("SELECT url || '|' || state FROM sitemap_urls ORDER BY url"));
    assertEquals(1, site.count("/sitemap.xml"));
  }

  @Test
  void robotsTxtNamesSitemapsAndThenNobodyGuesses() throws InterruptedException {
    site.robots("Sitemap: " + site.url("/a.xml") + "\nUser-agent: *\nSitemap: /b.txt\n")
        .page("/", "")
        .page("/1", "")
        .page("/2", "")
        .file("/b.txt", "text/plain", site.url("/2").getBytes(UTF_8));
    xml("/a.xml", urlset("/1"));
    crawl.run(site.url("/"));
    assertEquals(List.of("/", "/1", "/2"), pages());
    assertEquals(0, site.count("/sitemap.xml"));
    assertEquals(
        List.of("/a.xml robots", "/b.txt robots"),
        paths("SELECT url || ' ' || source FROM sitemaps ORDER BY url"));
  }

  @Test
  void aGuessThatIsNotThereDisturbsNoReport() throws InterruptedException {
    site.page("/", "");
    CrawlReport report = crawl.run(site.url("/"));
    assertEquals(1, site.count("/sitemap.xml"));
    assertEquals(List.of("/"), pages());
    assertEquals(1, report.stats().pages());
    assertEquals(0, report.stats().errorAnswers());
    assertEquals(List.of("1"), crawl.column("SELECT pages FROM runs"));
    for (String view : List.of("links", "failures", "excluded", "redirects", "duplicates")) {
      assertEquals(List.of("0"), crawl.column("SELECT count(*) FROM " + view), view);
    }
    assertEquals(List.of("404"), crawl.column("SELECT status FROM sitemaps"));
  }

  @Test
  void aGuessThatRedirectsIsFollowedAndNoRedirectOfAPage() throws InterruptedException {
    site.page("/", "").page("/x", "").redirect("/sitemap.xml", "/wp-sitemap.xml");
    xml("/wp-sitemap.xml", urlset("/x"));
    crawl.run(site.url("/"));
    assertEquals(List.of("/", "/x"), pages());
    assertEquals(List.of(), crawl.column("SELECT url FROM redirects"));
    assertEquals(
        List.of("/sitemap.xml guess 302", "/wp-sitemap.xml redirect 200"),
        paths("SELECT url || ' ' || source || ' ' || status FROM sitemaps ORDER BY url"));
  }

  @Test
  void aWebPageInPlaceOfASitemapIsNoPageOfTheCrawl() throws InterruptedException {
    site.page("/", "").page("/sitemap.xml", "<html><a href=/trap>t</a></html>");
    crawl.run(site.url("/"));
    assertEquals(List.of("/"), pages());
    assertEquals(0, site.count("/trap"));
    assertEquals(
        List.of("html: a web page is served in its place"),
        crawl.column("SELECT kind || ': ' || trouble FROM sitemaps"));
  }

  @Test
  void aPageThatIsNamedAsASitemapStaysAPage() throws InterruptedException {
    site.robots("Sitemap: /\nSitemap: /about\n")
        .page("/", "<a href=/about>a</a>")
        .page("/about", "<title>About</title><a href=/deep>d</a>")
        .page("/deep", "");
    crawl.run(site.url("/"));
    assertEquals(List.of("/", "/about", "/deep"), pages());
    assertEquals(List.of("0", "1", "2"), crawl.column("SELECT depth FROM pages ORDER BY url"));
    assertEquals(List.of("html", "html"), crawl.column("SELECT kind FROM sitemaps"));
  }

  @Test
  void aSitemapThatAPageLinksToIsBoth() throws InterruptedException {
    site.page("/", "<a href=/a>a</a>").page("/a", "<a href=/sitemap.xml>map</a>").page("/1", "");
    xml("/sitemap.xml", urlset("/1"));
    crawl.run(site.url("/"));
    assertEquals(List.of("/", "/1", "/a", "/sitemap.xml"), pages());
    assertEquals(
        List.of("2 /a"),
        paths("SELECT depth || ' ' || found_on FROM pages WHERE url LIKE '%.xml'"));
    assertEquals(List.of("1"), crawl.column("SELECT depth FROM pages WHERE url LIKE '%/1'"));
    assertEquals(List.of("/1"), paths("SELECT url FROM sitemap_urls"));
  }

  @Test
  void aLinkedPageThatAnIndexNamesIsReadAsASitemapToo() throws InterruptedException {
    site.page("/", "<a href=/posts.xml>map</a>").page("/1", "");
    xml("/sitemap.xml", index("/posts.xml"));
    xml("/posts.xml", urlset("/1"));
    crawl.run(site.url("/"));
    assertEquals(List.of("/", "/1", "/posts.xml"), pages());
    assertEquals(List.of("1"), crawl.column("SELECT depth FROM pages WHERE url LIKE '%.xml'"));
    assertEquals(List.of("/1 /posts.xml"), paths("SELECT url || ' ' || sitemap FROM sitemap_urls"));
  }

  @Test
  void indexesThatNameOneAnotherEnd() throws InterruptedException {
    site.page("/", "").page("/1", "");
    xml("/sitemap.xml", index("/sitemap.xml", "/b.xml"));
    xml("/b.xml", index("/sitemap.xml", "/c.xml"));
    xml("/c.xml", index("/b.xml", "/d.xml"));
    xml("/d.xml", index("/e.xml"));
    CrawlReport report = crawl.run(site.url("/"));
    assertEquals(RunEnd.FINISHED, report.end());
    assertEquals(1, site.count("/b.xml"));
    assertEquals(1, site.count("/d.xml"));
    assertEquals(0, site.count("/e.xml"));
    assertEquals(
        List.of("indexes are nested more than 3 deep; sitemaps named here are left out"),
        crawl.column("SELECT trouble FROM sitemaps WHERE trouble IS NOT NULL"));
  }

  @Test
  void whatASitemapListsPassesScopePatternsAndRobots() throws InterruptedException {
    site.robots("User-agent: *\nDisallow: /secret\n").page("/", "").page("/in", "");
    crawl.exclude("/no");
    xml(
        "/sitemap.xml",
        "<urlset><url><loc>http://127.0.0.99/x</loc></url>"
            + urlset("/in", "/no", "/secret").substring("<urlset>".length()));
    crawl.run(site.url("/"));
    assertEquals(List.of("/", "/in"), pages());
    assertEquals("out-of-scope: scope host", crawl.why("http://127.0.0.99/x"));
    assertTrue(crawl.why(site.url("/no")).startsWith("pattern: "));
    assertEquals("robots: 2: Disallow: /secret", crawl.why(site.url("/secret")));
  }

  @Test
  void aSitemapThatRobotsTxtForbidsIsNotFetched() throws InterruptedException {
    site.robots("User-agent: *\nDisallow: /sitemap\n").page("/", "");
    crawl.run(site.url("/"));
    assertEquals(0, site.count("/sitemap.xml"));
    assertEquals(
        List.of("excluded robots"), crawl.column("SELECT state || ' ' || reason FROM sitemaps"));
  }

  @Test
  void aNamedSitemapMayLieOnAnotherHostWhatItListsMayNot() throws InterruptedException {
    try (SiteServer other = SiteServer.startOn("127.0.0.8")) {
      other.file(
          "/s.xml",
          "text/xml",
          urlset("/1")
              .replace("</urlset>", "<url><loc>" + other.url("/foreign") + "</loc></url></urlset>")
              .getBytes(UTF_8));
      site.robots("Sitemap: " + other.url("/s.xml") + "\n").page("/", "").page("/1", "");
      crawl.run(site.url("/"));
      assertEquals(List.of("/", "/1"), pages());
      assertEquals("out-of-scope: scope host", crawl.why(other.url("/foreign")));
      crawl.sitemaps = new SitemapSettings(false, List.of(Url.ofCanonical(other.url("/s.xml"))));
      crawl.run(site.url("/"));
      assertEquals(List.of("option"), crawl.column("SELECT source FROM sitemaps"));
      assertEquals(List.of("/", "/1"), pages());
    }
  }

  @Test
  void depthCountsFromTheSeedWhateverComesFirst() throws InterruptedException {
    site.page("/", "<a href=/a>a</a>")
        .page("/a", "<a href=/b>b</a>")
        .page("/b", "<a href=/c>c</a>")
        .page("/c", "");
    xml("/sitemap.xml", urlset("/b"));
    crawl.depth = 1;
    crawl.run(site.url("/"));
    assertEquals(List.of("/", "/a", "/b"), pages());
    assertEquals("depth: depth 1", crawl.why(site.url("/c")));
  }

  @Test
  void theSitemapOfTheHostThatASeedRedirectsToIsRead() throws InterruptedException {
    try (SiteServer www = SiteServer.startOn("127.0.0.7")) {
      www.page("/", "").page("/x", "");
      www.file(
          "/sitemap.xml",
          "text/xml",
          ("<urlset><url><loc>" + www.url("/x") + "</loc></url></urlset>").getBytes(UTF_8));
      site.redirect("/", www.url("/"));
      crawl.run(site.url("/"));
      assertEquals(1, www.count("/x"));
      assertEquals(0, site.count("/sitemap.xml"));
    }
  }

  @Test
  void manySeedsOfAHostAskForItsSitemapOnce() throws InterruptedException {
    site.page("/1", "").page("/2", "").page("/3", "");
    crawl.run(site.url("/1"), site.url("/2"), site.url("/3"));
    assertEquals(1, site.count("/sitemap.xml"));
  }

  @Test
  void aResumedRunReadsNoSitemapTwice() throws InterruptedException {
    site.page("/", "").page("/1", "").page("/2", "").page("/3", "");
    xml("/sitemap.xml", urlset("/1", "/2", "/3"));
    crawl.limits = new Limits(2, Long.MAX_VALUE, Limits.NONE.time(), Integer.MAX_VALUE, 0);
    assertEquals(RunEnd.LIMIT, crawl.run(site.url("/")).end());
    crawl.limits = Limits.NONE;
    assertEquals(RunEnd.FINISHED, crawl.run(List.of()).end());
    assertEquals(List.of("/", "/1", "/2", "/3"), pages());
    assertEquals(1, site.count("/sitemap.xml"));
    assertEquals(1, site.count("/1"));
  }

  @Test
  void sitemapsTakeNothingOfTheBudgetOfTheirHost() throws InterruptedException {
    site.page("/", "").page("/1", "").page("/2", "");
    xml("/sitemap.xml", urlset("/1", "/2"));
    crawl.limits = new Limits(Long.MAX_VALUE, Long.MAX_VALUE, Limits.NONE.time(), 2, 0);
    crawl.run(site.url("/"));
    assertEquals(2, pages().size());
    assertEquals(List.of("done"), crawl.column("SELECT state FROM sitemaps"));
  }

  @Test
  void anIncludePatternDoesNotKeepSitemapsOut() throws InterruptedException {
    site.page("/", "").page("/docs/1", "").page("/other", "");
    xml("/sitemap.xml", index("/posts.xml"));
    xml("/posts.xml", urlset("/docs/1", "/other"));
    crawl.patterns.add(new PatternRule(true, Pattern.compile("/docs/")));
    crawl.preset = ScopePreset.PREFIX;
    crawl.run(site.url("/"));
    assertEquals(List.of("/", "/docs/1"), pages());
  }

  @Test
  void aBombOfZerosCostsOneRequestAndIsSaid() throws InterruptedException, IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(zipped)) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 100; i++) {
        out.write(zeros);
      }
    }
    site.robots("Sitemap: /bomb.xml.gz\n")
        .page("/", "<a href=/next>n</a>")
        .page("/next", "")
        .file("/bomb.xml.gz", "application/gzip", zipped.toByteArray());
    crawl.run(site.url("/"));
    assertEquals(List.of("/", "/next"), pages());
    assertEquals(
        List.of("unknown"), crawl.column("SELECT kind FROM sitemaps WHERE trouble IS NOT NULL"));
    assertEquals(1, site.count("/bomb.xml.gz"));
  }

  @Test
  void whatASitemapSaysOfAUrlIsKept() throws InterruptedException {
    site.page("/", "").page("/1", "");
    xml(
        "/sitemap.xml",
        urlset("/1")
            .replace(
                "</loc>",
                "</loc><lastmod>2024-05-06</lastmod><changefreq>weekly</changefreq>"
                    + "<priority>0.5</priority>"));
    crawl.run(site.url("/"));
    assertEquals(
        List.of("2024-05-06 weekly 0.5"),
        crawl.column("SELECT lastmod || ' ' || changefreq || ' ' || priority FROM sitemap_urls"));
  }

  @Test
  void aSitemapThatAsksToComeBackIsTriedAgainAndFails() throws InterruptedException {
    site.page("/", "").status("/sitemap.xml", 500);
    crawl.run(site.url("/"));
    assertEquals(2, site.count("/sitemap.xml"));
    assertEquals(List.of("/"), pages());
    assertEquals(
        List.of("failed http-status"), crawl.column("SELECT state || ' ' || reason FROM sitemaps"));
  }

  @Test
  void aSeedsOwnDepthHoldsForWhatItsSitemapLists() throws InterruptedException {
    site.page("/", "<a href=/1>1</a>")
        .page("/1", "<a href=/2>2</a>")
        .page("/2", "")
        .page("/listed", "<a href=/behind>b</a>")
        .page("/behind", "<a href=/further>f</a>")
        .page("/further", "");
    xml("/sitemap.xml", urlset("/listed"));
    crawl.run(List.of(seed("/", 2)));
    assertEquals(
        List.of("/", "/1", "/2", "/behind", "/listed", "/sitemap.xml"), crawl.paths("done"));
    assertEquals("depth: depth 2", crawl.why(site.url("/further")));
    assertEquals(
        List.of("0", "1", "2", "2", "1"), crawl.column("SELECT depth FROM pages ORDER BY url"));
  }

  @Test
  void aSeedThatAllowsMoreIsTheOneThatCountsForASitemapEvenIfItComesLast()
      throws InterruptedException {
    site.page("/", "")
        .page("/late", "")
        .page("/listed", "<a href=/behind>b</a>")
        .page("/behind", "<a href=/further>f</a>")
        .page("/further", "");
    xml("/sitemap.xml", urlset("/listed"));
    crawl.priority = url -> url.pathAndQuery().equals("/late") ? -1 : 0;
    crawl.concurrency = 1;
    crawl.run(List.of(seed("/", 1), seed("/late", 2)));
    assertEquals(List.of("/", "/behind", "/late", "/listed", "/sitemap.xml"), crawl.paths("done"));
    assertEquals("depth: depth 2", crawl.why(site.url("/further")));
  }

  @Test
  void aSeedThatIsToStayAloneLooksForNoSitemap() throws InterruptedException {
    site.page("/", "<a href=/1>1</a>");
    xml("/sitemap.xml", urlset("/listed"));
    crawl.run(List.of(seed("/", 0)));
    assertEquals(List.of("/"), crawl.paths("done"));
    assertEquals(0, site.count("/sitemap.xml"));
    assertEquals("depth: depth 0", crawl.why(site.url("/1")));
  }

  @Test
  void aPageThatTurnsOutToBeASitemapCountsOnce() throws InterruptedException {
    site.page("/", "<a href=/s.xml>s</a>").page("/listed", "");
    xml("/s.xml", urlset("/listed"));
    xml(
        "/i.xml",
        "<sitemapindex><sitemap><loc>%s</loc></sitemap></sitemapindex>"
            .formatted(site.url("/s.xml")));
    crawl.sitemaps = new SitemapSettings(false, List.of(Url.ofCanonical(site.url("/i.xml"))));
    crawl.priority = url -> url.pathAndQuery().equals("/i.xml") ? -1 : 0;
    crawl.concurrency = 1;
    // Just as many as there are: the page that is asked for twice must not use up the limit.
    crawl.limits = new Limits(3, Long.MAX_VALUE, Limits.NONE.time(), Integer.MAX_VALUE, 0);
    CrawlReport report = crawl.run(site.url("/"));
    assertEquals(RunEnd.FINISHED, report.end());
    assertEquals(3, report.stats().pages());
    assertEquals(2, site.count("/s.xml"));
    assertEquals(List.of("3"), crawl.column("SELECT count(*) FROM pages"));
    assertEquals(List.of("3"), crawl.column("SELECT pages FROM runs"));
  }

  private Seed seed(String path, int depth) {
    return new Seed(Url.ofCanonical(site.url(path)), false, "list:1", null, depth);
  }
}
