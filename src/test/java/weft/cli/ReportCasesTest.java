package weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.analysis.Report;
import weft.analysis.Reports;
import weft.cli.command.ExitCode;
import weft.store.SqliteStore;
import weft.store.StoreSettings;

/** What reports find where the demonstration site is in order. */
class ReportCasesTest {
  @TempDir Path directory;
  private TypedCrawl crawl;

  @BeforeEach
  void start() {
    crawl = new TypedCrawl(directory);
  }

  @AfterEach
  void stop() {
    crawl.close();
  }

  private void crawled(String... more) {
    assertEquals(ExitCode.DONE, crawl.crawl(more), crawl.terminal::err);
  }

  /** Some columns of a report, in the order of texts; paths in the place of URLs. */
  private List<String> rows(String report, String columns) {
    ExitCode code =
        crawl.terminal.type("report", "site.db", report, "--columns", columns, "--format", "csv");
    assertEquals(ExitCode.DONE, code, crawl.terminal::err);
    return crawl
        .terminal
        .out()
        .lines()
        .skip(1)
        .map(line -> line.replace(crawl.site.origin(), ""))
        .sorted()
        .toList();
  }

  @Test
  void aSoft404IsKnownByItsHostsTrueOnes() {
    crawl
        .site
        .page(
            "/",
            "<title>Home</title><a href=/a>a</a><a href=/b>b</a><a href=/c>c</a><a href=/d>d</a><a"
                + " href=/e>e</a>")
        .put(
            "/a",
            new MockResponse.Builder()
                .code(404)
                .addHeader("Content-Type", "text/html")
                .body("<title>Lost in the woods</title>nothing here")
                .build())
        .page("/b", "<title>Lost in the woods</title>nothing here")
        .page("/c", "<title>Lost in the woods</title>nothing there")
        .page("/d", "<title>Shop</title><h1>404: not here</h1>")
        .page("/e", "<title>Lost property</title>an umbrella");
    crawled();
    assertEquals(
        List.of(
            "/b,same body as a page with status 404",
            "/c,same title as a page with status 404",
            "/d,heading says so"),
        rows("soft-404s", "url,because"));
  }

  @Test
  void aFragmentHasToNameAPlaceInThePageBehindTheLink() {
    crawl
        .site
        .page(
            "/",
            "<a href='#here'>x</a><a href='#nowhere'>in vain</a><a href='#top'>x</a><a"
                + " href='#'>x</a><a href='/b#old'>x</a><a href='/b#caf%C3%A9'>x</a><a"
                + " href='b#gone'>in vain too</a><a href='/moved#old'>x</a><a"
                + " href='/moved#lost'>moved</a><a href='/b#:~:text=x'>x</a><a"
                + " href='/app#!/state'>x</a><p id=here>")
        .page("/b", "<a name=old></a><p id='café'>")
        .page("/app", "app")
        .redirect("/moved", "/b");
    crawled();
    assertEquals(
        List.of("/,/,nowhere,in vain,1", "/,/b,gone,in vain too,0", "/,/moved,lost,moved,0"),
        rows("fragments", "url,target,fragment,anchor,same_page"));
  }

  @Test
  void withoutBodiesThereIsNothingToReadFragmentsFrom() {
    crawl.site.page("/", "<a href='#nowhere'>x</a>");
    crawled("--store-body", "none");
    assertEquals(List.of(), rows("fragments", "url"));
    assertEquals(List.of(), rows("structured-data", "url"));
  }

  @Test
  void whoRefusesUsIsBlockedAndNotBroken() {
    crawl
        .site
        .page("/", "<a href=/login>x</a><a href=/wall>x</a><a href=/teapot>x</a>")
        .status("/login", 401)
        .put(
            "/wall",
            new MockResponse.Builder().code(403).addHeader("cf-mitigated", "challenge").build())
        .status("/teapot", 418);
    crawled();
    assertEquals(
        List.of("challenge,1,/wall", "unauthorized,1,/login"),
        rows("blocked", "outcome,urls,example"));
    assertEquals(List.of("/teapot,client-error,418"), rows("broken", "url,outcome,status"));
  }

  @Test
  void languagesHaveToExistAndAgree() {
    crawl
        .site
        .page(
            "/",
            "<head><link rel=alternate hreflang=en href=/><link rel=alternate hreflang=xx"
                + " href=/x><link rel=alternate hreflang=de-AT href=/de><link rel=alternate"
                + " hreflang=fr href=/fr></head>")
        .page("/x", "x")
        .page(
            "/de",
            "<head><link rel=alternate hreflang=en href=/><link rel=alternate hreflang=de-AT"
                + " href=/de></head>")
        .page("/fr", "<head><meta name=robots content=noindex></head>");
    crawled();
    assertEquals(
        List.of(
            "/,de-AT,ok",
            "/,en,ok",
            "/,fr,target is noindex",
            "/,xx,invalid language",
            "/de,de-AT,ok",
            "/de,en,ok"),
        rows("hreflang", "url,hreflang,verdict"));
  }

  @Test
  void canonicalsMayLeadAstray() {
    crawl
        .site
        .page("/", "<a href=/a>x</a><a href=/b>x</a><a href=/c>x</a><a href=/d>x</a>")
        .page("/a", "<head><link rel=canonical href=/gone></head>a")
        .page("/b", "<head><link rel=canonical href=/a></head>b")
        .page("/c", "<head><link rel=canonical href=/a><link rel=canonical href=/b></head>c")
        .page("/d", "<head><link rel=canonical href=/d></head>d");
    crawled();
    assertEquals(
        List.of(
            "/,,missing",
            "/a,/gone,broken target",
            "/b,/a,chain",
            "/c,/a,several",
            "/c,/b,several",
            "/d,/d,self"),
        rows("canonicals", "url,target,verdict"));
  }

  @Test
  void headingsHaveAnOrder() {
    crawl
        .site
        .page("/", "<h1>One</h1><h2>Two</h2><h4>Four</h4><a href=/a>x</a>")
        .page("/a", "<h1>One</h1><h1>Two</h1><h2></h2>");
    crawled();
    assertEquals(
        List.of("/,1,skipped level", "/a,2,\"several h1, empty\""),
        rows("headings", "url,h1_count,verdict"));
  }

  @Test
  void structuredDataSaysWhatCannotBeRead() {
    crawl.site.page(
        "/",
        "<head><meta property=og:title content=T><script"
            + " type=application/ld+json>{\"@type\":\"Product\",\"name\":\"x\"}</script><script"
            + " type=application/ld+json>{broken</script></head><p>text");
    crawled();
    List<String> rows = rows("structured-data", "format,type,errors,warnings");
    assertEquals(
        List.of(
            "json-ld,,\"no JSON: unexpected 'broken' at character 8, line 1\",",
            "json-ld,Product,,",
            "opengraph,,,no og:title or no og:image"),
        rows);
  }

  @Test
  void cookiesWithoutFlagsAreInsecure() {
    crawl.site.page("/", "x").header("/", "Set-Cookie", "a=b; HttpOnly");
    crawl.site.header("/", "X-Content-Type-Options", "nosniff");
    crawled();
    assertEquals(
        List.of("/,\"Secure, SameSite\",\"not https, no csp, may be framed, insecure cookie\""),
        rows("security", "url,cookie_flags,verdict"));
  }

  @Test
  void aSecondRunShowsWhatHasChanged() {
    crawl.site.page("/", "<a href=/a>x</a><a href=/b>x</a>").page("/a", "a").page("/b", "b");
    crawled();
    crawl.site.page("/", "<a href=/a>x</a><a href=/c>x</a>").page("/a", "a").page("/c", "c");
    crawled();
    assertEquals(
        List.of("/,changed", "/b,not found any more", "/c,new"), rows("changes", "url,change"));
    assertEquals(
        List.of("/,1,1,done", "/b,0,1,"), rows("orphans", "url,in_list,previously_seen,state"));
  }

  @Test
  void aFileWithoutARunHasEmptyReports() {
    StoreSettings settings =
        new StoreSettings(
            StoreSettings.Durability.FAST, StoreSettings.Bodies.ALL, Integer.MAX_VALUE);
    SqliteStore.open(directory.resolve("site.db"), settings, "test", host -> host).close();
    for (Report report : Reports.all()) {
      if (!report.name().equals("overview")) {
        assertEquals(List.of(), rows(report.name(), report.columns().getFirst().name()));
      }
    }
    assertEquals(ExitCode.DONE, crawl.terminal.type("report", "site.db"), crawl.terminal::err);
  }

  @Test
  void aTableInMarkdownKeepsItsShape() {
    crawl.site.page("/", "<title>a | b &lt;i&gt;</title>");
    crawled();
    ExitCode code =
        crawl.terminal.type(
            "report", "site.db", "titles", "--columns", "title,pages", "--format", "md");
    assertEquals(ExitCode.DONE, code);
    assertEquals(
        List.of("| title | pages |", "| --- | --- |", "| a \\| b &lt;i> | 1 |"),
        crawl.terminal.out().lines().skip(4).toList());
  }
}
