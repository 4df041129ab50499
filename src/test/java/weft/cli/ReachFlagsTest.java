package weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.cli.command.ExitCode;

/** The flags that say what belongs to a crawl and when it stops, from the command line. */
class ReachFlagsTest {
  @TempDir Path directory;
  private TypedCrawl crawl;

  @BeforeEach
  void start() {
    crawl = new TypedCrawl(directory);
    crawl.site.page("/", "<a href=/a/>a</a> <a href=/b>b</a>").page("/b", "<p>b");
    crawl.site.page("/a/", "<a href=/a/c>c</a> <a href=/b>b</a>").page("/a/c", "<p>c");
  }

  @AfterEach
  void stop() {
    crawl.close();
  }

  private List<String> sorted() {
    return crawl.fetched().stream().sorted().toList();
  }

  @Test
  void inputIsAListOfSeeds() {
    crawl.file("seeds.txt", crawl.site.url("/a/c") + "\n");
    crawl.terminal.type("crawl", "--input", "seeds.txt", "-o", "site.db", "--delay", "0");
    assertEquals(List.of("/a/c"), crawl.fetched());
  }

  @Test
  void outputIsWhereTheCrawlIsStored() {
    crawl.terminal.type("crawl", crawl.site.url("/b"), "--output", "other.db", "--delay", "0");
    assertTrue(Files.exists(directory.resolve("other.db")));
  }

  @ParameterizedTest
  @CsvSource({"extend, done", "strict, excluded"})
  void seedRedirectsSayWhetherScopeFollowsASeed(String value, String state) {
    crawl.site.redirect("/old", crawl.url("b.test", "/b"));
    crawl.crawlFrom(
        crawl.url("a.test", "/old"),
        "--resolve",
        crawl.names("a.test"),
        "--resolve",
        crawl.names("b.test"),
        "--seed-redirects",
        value);
    assertEquals(List.of(state), crawl.rows("SELECT state FROM urls WHERE url LIKE '%/b'"));
  }

  @Test
  void aSitemapThatIsNamedIsRead() {
    String only = crawl.site.url("/only");
    crawl.site.page("/only", "<p>only");
    crawl.site.file("/map.txt", "text/plain", only.getBytes(StandardCharsets.UTF_8));
    crawl.crawl("--sitemap", crawl.site.url("/map.txt"));
    assertEquals(List.of(only), crawl.rows("SELECT url FROM sitemap_urls WHERE state = 'done'"));
  }

  @Test
  void seedsOnlyFollowsNoLink() {
    crawl.crawl("--seeds-only");
    assertEquals(List.of("/"), crawl.fetched());
    assertEquals(List.of("2"), crawl.rows("SELECT count(*) FROM links"));
  }

  @ParameterizedTest
  @CsvSource({"page, 1", "prefix, 2", "host, 3", "any, 3"})
  void scopeSaysWhatBelongsToASeed(String scope, int pages) {
    crawl.crawlFrom(crawl.site.url("/a/"), "--scope", scope);
    assertEquals(pages, crawl.fetched().size());
  }

  @Test
  void scopeDomainHasTheOtherNamesOfTheDomain() {
    crawl.site.page("/go", "<a href='" + crawl.url("www.a.test", "/b") + "'>b</a>");
    crawl.crawlFrom(
        crawl.url("blog.a.test", "/go"),
        "--scope",
        "domain",
        "--resolve",
        crawl.names("blog.a.test"),
        "--resolve",
        crawl.names("www.a.test"));
    assertEquals(List.of("/go", "/b"), crawl.fetched());
  }

  @Test
  void depthIsTheNumberOfLinksFromASeed() {
    crawl.crawl("--depth", "1");
    assertEquals(List.of("/", "/a/", "/b"), sorted());
  }

  @Test
  void includeAndExcludeJudgeUrls() {
    crawl.crawl("--include", "/a/", "--exclude", "c$");
    assertEquals(List.of("/", "/a/"), sorted());
    assertEquals(
        List.of("not-included", "pattern"),
        crawl.rows("SELECT DISTINCT reason FROM excluded ORDER BY 1"));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "2, 2"})
  void extraHopsGoBeyondTheScope(String hops, int beyond) {
    crawl.site.page("/", "<a href='" + crawl.url("b.test", "/one") + "'>1</a>");
    crawl.site.page("/one", "<a href=/two>2</a>").page("/two", "<a href=/three>3</a>");
    crawl.crawl("--resolve", crawl.names("b.test"), "--extra-hops", hops);
    assertEquals(1 + beyond, crawl.fetched().size());
  }

  @ParameterizedTest
  @CsvSource({"none, ", "check, HEAD", "store, GET"})
  void assetsAreRecordedCheckedOrStored(String value, String method) {
    crawl.site.page("/", "<img src=/i.png>").file("/i.png", "image/png", new byte[] {1, 2});
    crawl.crawl("--assets", value);
    assertEquals(
        method == null ? List.of() : List.of(method),
        crawl.rows("SELECT method FROM fetches WHERE url LIKE '%.png'"));
  }

  @ParameterizedTest
  @CsvSource({"none, 0", "check, 1"})
  void externalLinksAreCheckedWhereThatIsAskedFor(String value, String count) {
    crawl.site.page("/", "<a href='" + crawl.url("b.test", "/b") + "'>b</a>");
    crawl.crawl("--resolve", crawl.names("b.test"), "--external", value);
    assertEquals(List.of(count), crawl.rows("SELECT count(*) FROM external WHERE status = 200"));
  }

  @Test
  void typeRefusesTheBodiesOfOtherMediaTypes() {
    crawl.site.file("/b", "application/zip", new byte[5000]);
    crawl.crawl("--type", "text/html");
    assertEquals(
        List.of("/b"), crawl.rows("SELECT substr(url, -2) FROM pages WHERE truncated = 'skipped'"));
  }

  @Test
  void skipExtLeavesOutFilesByTheirNames() {
    crawl.site.page("/", "<a href=/x.zip>x</a> <a href=/y.html>y</a>");
    crawl.crawl("--skip-ext", "zip,iso");
    assertEquals(List.of("/", "/y.html"), sorted());
    assertEquals(List.of("extension"), crawl.rows("SELECT reason FROM excluded"));
  }

  @ParameterizedTest
  @CsvSource({"on, /t", "off, /t?utm_source=x"})
  void parametersThatTrackAreDroppedUnlessStripTrackingIsOff(String value, String asked) {
    crawl.site.page("/", "<a href='/t?utm_source=x'>t</a>");
    crawl.crawl("--strip-tracking", value);
    assertEquals(List.of("/", asked), crawl.fetched());
  }

  @Test
  void stripQueryDropsParameters() {
    crawl.site.page("/", "<a href='/t?sid=1&p=2'>t</a> <a href='/t?sid=2&p=2'>t</a>");
    crawl.crawl("--strip-query", "s*d");
    assertEquals(List.of("/", "/t?p=2"), crawl.fetched());
  }

  @Test
  void aHostAliasIsAnotherNameOfTheSameHost() {
    crawl.site.page("/", "<a href='" + crawl.url("www.a.test", "/b") + "'>b</a>");
    crawl.crawlFrom(
        crawl.url("a.test", "/"),
        "--resolve",
        crawl.names("a.test"),
        "--host-alias",
        "www.a.test=a.test");
    assertEquals(List.of("/", "/b"), crawl.fetched());
  }

  @Test
  void followNofollowFollowsThoseLinksToo() {
    crawl.site.page("/", "<a rel=nofollow href=/b>b</a>");
    crawl.crawl();
    assertEquals(List.of("/"), crawl.fetched());
    crawl.crawl("--follow-nofollow");
    assertEquals(List.of("/", "/", "/b"), crawl.fetched());
  }

  @Test
  void whatPagesSayOfAllTheirLinksCanBeIgnoredAndIsRecordedAllTheSame() {
    crawl.site.page("/", "<meta name=robots content=nofollow><a href=/a/>a</a>");
    crawl.site.page("/a/", "<a href=/b>b</a> <a rel=nofollow href=/c>c</a>");
    crawl.site.header("/a/", "X-Robots-Tag", "nofollow");
    crawl.crawl();
    assertEquals(List.of("/"), crawl.fetched());
    crawl.crawl("--ignore-meta-robots");
    assertEquals(List.of("/", "/", "/a/", "/b"), crawl.fetched());
    assertEquals(List.of("nofollow"), crawl.rows("SELECT reason FROM excluded"));
    assertEquals(
        List.of("2"), crawl.rows("SELECT count(*) FROM pages WHERE meta_robots = 'nofollow'"));
  }

  @Test
  void maxPagesStopsTheCrawl() {
    assertEquals(ExitCode.LIMIT, crawl.crawl("--max-pages", "1"));
    assertTrue(crawl.terminal.err().contains("stopped by max-pages 1"), crawl.terminal.err());
  }

  @Test
  void maxTimeStopsTheCrawl() {
    crawl.site.page("/", "<a href=/1>on</a>");
    crawl.site.generated(target -> "<a href='" + target + "1'>on</a>");
    assertEquals(ExitCode.LIMIT, crawl.crawl("--max-time", "1s", "--delay", "20ms"));
    assertTrue(crawl.terminal.err().contains("stopped by max-time 1s"), crawl.terminal.err());
  }

  @Test
  void maxBytesStopsTheCrawl() {
    crawl.site.generated(target -> "x".repeat(1000) + "<a href='" + target + "1'>on</a>");
    crawl.site.page("/", "<a href=/1>on</a>");
    assertEquals(ExitCode.LIMIT, crawl.crawl("--max-bytes", "3K"));
    assertTrue(crawl.terminal.err().contains("stopped by max-bytes 3.0 KB"), crawl.terminal.err());
  }

  @Test
  void maxPerHostExcludesTheRestOfAHost() {
    crawl.crawl("--max-per-host", "2");
    assertEquals(2, crawl.fetched().size());
    assertEquals(List.of("host-limit"), crawl.rows("SELECT DISTINCT reason FROM excluded"));
  }

  @Test
  void aBudgetIsForThePagesThatMatch() {
    crawl.site.page("/", "<a href=/t/1>1</a> <a href=/t/2>2</a> <a href=/b>b</a>");
    crawl.site.page("/t/1", "").page("/t/2", "");
    crawl.crawl("--budget", crawl.site.url("/t/*=1"));
    assertEquals(List.of("1"), crawl.rows("SELECT count(*) FROM excluded WHERE reason = 'budget'"));
    assertEquals(3, crawl.fetched().size());
  }

  @Test
  void minFreeDiskStopsTheCrawlInTime() {
    assertEquals(ExitCode.LIMIT, crawl.crawl("--min-free-disk", "1000000T"));
    assertTrue(crawl.terminal.err().contains("min-free-disk"), crawl.terminal.err());
  }

  @Test
  void aRedirectThatOnlyAddsAnAliasedNameStaysInScope() {
    String www = crawl.url("www.test", "/x");
    crawl
        .site
        .page("/", "<a href=/x>x</a>")
        .redirect("//a.test/x", www)
        .page("//www.test/x", "<a href=/y>y</a>")
        .page("//a.test/y", "");
    crawl.crawlFrom(
        crawl.url("a.test", "/"),
        "--resolve",
        crawl.names("a.test"),
        "--resolve",
        crawl.names("www.test"),
        "--host-alias",
        "www.test=a.test");
    assertEquals(
        List.of("200"), crawl.rows("SELECT status FROM urls WHERE url = '%s'".formatted(www)));
    assertEquals(List.of("200"), crawl.rows("SELECT status FROM urls WHERE url LIKE '%/y'"));
  }
}
