package weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weft.analysis.Column;
import weft.analysis.Report;
import weft.analysis.Reports;
import weft.cli.command.ExitCode;
import weft.cli.demo.DemoSite;

/** What each report finds in the crawl of the demonstration site. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportTest {
  @TempDir static Path directory;

  private String origin = "";

  @BeforeAll
  void crawl() throws IOException {
    try (DemoSite site = DemoSite.open(Path.of("data/demo-site"))) {
      origin = site.origin();
      String config = Path.of("config/demo.toml").toAbsolutePath().toString();
      Terminal terminal = terminal();
      ExitCode code =
          terminal.type("crawl", origin + "/", "-o", "demo.db", "-c", config, "--progress", "none");
      assertEquals(ExitCode.DONE, code, terminal::err);
    }
  }

  private static Terminal terminal() {
    return new Terminal(directory, Wiring.parts());
  }

  private static String typed(String... words) {
    Terminal terminal = terminal();
    assertEquals(ExitCode.DONE, terminal.type(words), terminal::err);
    return terminal.out();
  }

  private static String refused(String... words) {
    Terminal terminal = terminal();
    assertEquals(ExitCode.USAGE, terminal.type(words), terminal::out);
    return terminal.err();
  }

  /** Some columns of a report, of the rows that a condition takes; paths in the place of URLs. */
  private List<String> rows(String report, String columns, String where) {
    String csv =
        typed(
            "report", "demo.db", report, "--columns", columns, "--where", where, "--format", "csv");
    return csv.lines().skip(1).map(line -> line.replace(origin, "")).toList();
  }

  /** The same in the order of texts, where that of the report depends on the order of fetches. */
  private List<String> sorted(String report, String columns, String where) {
    return rows(report, columns, where).stream().sorted().toList();
  }

  @Test
  void overviewCountsWhatTheRunDid() {
    assertEquals(
        List.of("pages,93", "redirects,9", "broken URLs,3", "blocked URLs,1"),
        rows(
            "overview",
            "metric,value",
            "metric IN ('pages', 'broken URLs', 'blocked URLs', 'redirects')"));
    assertEquals(
        List.of("asset,6", "nofollow,2", "out-of-scope,5", "pattern,1", "robots,2"),
        sorted("overview", "metric,value", "metric LIKE 'URLs excluded: %'").stream()
            .map(row -> row.replace("URLs excluded: ", ""))
            .toList());
    assertEquals(
        List.of("pages with the same bytes as another,9", "pages found unchanged,0"),
        rows(
            "overview",
            "metric,value",
            "metric IN ('pages with the same bytes as another', 'pages found unchanged')"));
  }

  @Test
  void pagesTellsWhoMayBeIndexedAndHowManyLinkThere() {
    assertEquals(
        List.of(
            "/guild/,200,1,,The guild,74,1",
            "/guild/treasury.html,403,0,client-error,Forbidden,2,1"),
        rows(
            "pages",
            "url,status,indexable,indexable_reason,title,unique_inlinks,folder_depth",
            "url LIKE '%/guild/' OR url LIKE '%/treasury.html'"));
  }

  @Test
  void pagesTellsHowMuchOfThemIsTextAndWhatTheyAreAlike() {
    typed("graph", "demo.db");
    typed("report", "demo.db", "near-duplicates", "--similarity", "0.7");
    assertEquals(
        List.of(
            "/courses/beginners-spring.html,1,,2",
            "/courses/beginners-winter.html,1,/courses/beginners-spring.html,2"),
        sorted(
                "pages",
                "url,pagerank,near_dup_of,near_dup_count",
                "near_dup_count > 0 AND url NOT LIKE '%autumn%'")
            .stream()
            .map(row -> row.replaceFirst(",0\\.0\\d+", ",1"))
            .toList());
    assertEquals(
        List.of("/courses/beginners-spring.html"),
        rows("pages", "url", "url LIKE '%spring.html' AND text_ratio BETWEEN 0.3 AND 0.9"));
  }

  @Test
  void brokenNamesTheLinkThatLeadsThere() {
    assertEquals(
        List.of(
            "/news/flood.html,gone,410,/news/,The flood of 2019,a,content",
            "/news/visitors.html,server-error,500,/news/,The counter of visitors,a,content",
            "/patterns/lost.html,not-found,404,/patterns/,the lost pattern,a,content"),
        rows("broken", "url,outcome,status,referrer,anchor,link_kind,link_position", "1"));
  }

  @Test
  void blockedKeepsTheForbiddenApartFromTheBroken() {
    assertEquals(
        List.of("127.0.0.1,forbidden,1,/guild/treasury.html,,0"),
        rows("blocked", "host,outcome,urls,example,retry_after_max,urls_pending", "1"));
  }

  @Test
  void redirectsNameTheirTarget() {
    assertEquals(
        List.of("/old/,301,permanent,/old/front.html,302,1"),
        rows(
            "redirects",
            "url,status,type,target,target_status,unique_inlinks",
            "status = 301 AND url LIKE '%/old/'"));
  }

  @Test
  void redirectChainsFollowsThemToTheirEndAndFindsTheCircle() {
    assertEquals(
        List.of("/ring/one,loop,3,1,/ring/one,302", "/old/,chain,4,1,/guild/history.html,200"),
        rows("redirect-chains", "source,type,hops,temp_in_chain,final_url,final_status", "1"));
    assertEquals(List.of("301 302 307 308"), rows("redirect-chains", "statuses", "type = 'chain'"));
    assertTrue(
        rows("redirect-chains", "chain", "hops = 4")
            .getFirst()
            .startsWith("/old/ -> /old/front.html"),
        "the whole chain");
  }

  @Test
  void skippedHasEveryUrlThatWasNotFetched() {
    assertEquals(16, rows("skipped", "url", "1").size());
    assertEquals(
        List.of("/private/keys.html,excluded,robots", "/private/ledger.html,excluded,robots"),
        sorted("skipped", "url,state,reason", "reason = 'robots'"));
  }

  @Test
  void thereIsNoTrapWhereThePatternIsExcluded() {
    assertEquals(List.of(), rows("traps", "pattern", "1"));
  }

  @Test
  void linksAreAllOfThem() {
    assertEquals(
        List.of("a,/news/,/news/flood.html,The flood of 2019,410"),
        rows("links", "kind,src,dst,anchor,dst_status", "dst LIKE '%/flood.html'"));
  }

  @Test
  void anchorsCountsTheWordsOfLinks() {
    assertEquals(
        List.of("/,Home,75,75"), rows("anchors", "url,anchor,links,pages", "anchor = 'Home'"));
  }

  @Test
  void orphansAreKnownFromTheSitemapAlone() {
    assertEquals(
        List.of("/news/exhibition.html,1,0,0,done,200"),
        rows("orphans", "url,in_sitemap,in_list,previously_seen,state,status", "1"));
  }

  @Test
  void sitemapAuditFindsWhatNoPageLinksToAndWhatIsNotListed() {
    assertEquals(
        List.of("/news/exhibition.html,/sitemap.xml,2026-01-10,no page links to it"),
        rows(
            "sitemap-audit",
            "url,sitemap,lastmod,verdict",
            "sitemap IS NOT NULL AND verdict <> 'ok'"));
    assertEquals(
        List.of("/de/,not listed"), rows("sitemap-audit", "url,verdict", "url LIKE '%/de/'"));
  }

  @Test
  void robotsCountsWhatTheFileForbids() {
    assertEquals(
        List.of(",200,1,1,,1,2"),
        rows(
            "robots",
            "origin,status,user_agents,disallows,crawl_delay,sitemaps,urls_blocked",
            "1"));
  }

  @Test
  void robotsTestAsksForEachCrawler() {
    String csv =
        typed(
            "report",
            "demo.db",
            "robots-test",
            "--agent",
            "Googlebot",
            "--agent",
            "other",
            "--where",
            "url LIKE '%/private/%'",
            "--format",
            "csv");
    assertEquals(
        List.of(
            "url,Googlebot,other",
            "/private/keys.html,\"disallowed, line 3: Disallow: /private/\",\"disallowed, line 3:"
                + " Disallow: /private/\"",
            "/private/ledger.html,\"disallowed, line 3: Disallow: /private/\",\"disallowed, line 3:"
                + " Disallow: /private/\"",
            "/private/open-day.html,\"allowed, line 4: Allow: /private/open-day.html\",\"allowed,"
                + " line 4: Allow: /private/open-day.html\""),
        csv.lines().map(line -> line.replace(origin, "")).toList());
  }

  @Test
  void canonicalsTellsSelfFromOthers() {
    assertEquals(
        List.of("/patterns/twill.html?print=1,/patterns/twill.html,html,200,0,canonicalised"),
        rows("canonicals", "url,target,source,target_status,self,verdict", "url LIKE '%print=1'"));
    assertEquals(
        List.of("canonicalised,8", "missing,67", "self,4"), counted("canonicals", "verdict"));
  }

  private List<String> counted(String report, String column) {
    return rows(report, column, "1").stream()
        .sorted()
        .collect(Collectors.groupingBy(value -> value, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .map(entry -> entry.getKey() + "," + entry.getValue())
        .toList();
  }

  @Test
  void hreflangMissesTheLinkBack() {
    assertEquals(
        List.of("/,fr,/fr/,1,0,1,no return link", "/,ja,/ja/,1,0,1,no return link"),
        rows("hreflang", "url,hreflang,target,valid,reciprocal,self,verdict", "verdict <> 'ok'"));
  }

  @Test
  void paginationAgrees() {
    assertEquals(
        List.of(
            "/patterns/,next,/patterns/page-2.html,1,1,ok",
            "/patterns/page-2.html,prev,/patterns/,1,1,ok"),
        rows("pagination", "url,rel,target,reciprocal,linked,verdict", "1"));
  }

  @Test
  void duplicatesAreThoseThatNameNoOther() {
    assertEquals(
        List.of("/workshop/how-to-warp.html,2", "/workshop/warping.html,2"),
        sorted("duplicates", "url,copies", "url LIKE '%warp%'"));
    assertEquals(
        List.of("canonicalised,8", "duplicate,1", "representative,4"),
        counted("duplicates", "verdict"));
  }

  @Test
  void titlesAreMissingOrShared() {
    assertEquals(
        List.of("2,2,missing", "2,2,\"duplicate, short\""),
        rows(
            "titles",
            "pages,indexable,verdict",
            "verdict LIKE 'missing%' OR verdict LIKE 'duplicate%'"));
    assertTrue(
        rows("titles", "example", "verdict = 'missing'").getFirst().startsWith("/news/"),
        "one of the two");
  }

  @Test
  void descriptionsAreMissing() {
    assertEquals(List.of("76,66"), rows("descriptions", "pages,indexable", "verdict = 'missing'"));
  }

  @Test
  void headingsMissTheirFirst() {
    assertEquals(
        List.of("/news/empty.html,0", "/news/untitled.html,0"),
        sorted("headings", "url,h1_count", "verdict LIKE '%missing h1%' AND url LIKE '%/news/%'"));
  }

  @Test
  void imagesLackATextThatStandsForThem() {
    assertEquals(
        List.of("/images/herringbone.svg,2,1,/gallery/", "/images/plain.svg,2,1,/gallery/"),
        rows("images", "src,pages,missing_alt,example", "verdict = 'missing alt'"));
  }

  @Test
  void structuredDataIsDerivedWhenItIsAskedFor() {
    assertEquals(List.of(), rows("structured-data", "url,format,type", "1"));
    assertEquals(
        "0\n",
        typed(
                    "query",
                    "demo.db",
                    "SELECT count(*) FROM pages WHERE status = 200 AND content_type = 'text/html'"
                        + " AND size_body > 0 AND words IS NULL",
                    "--format",
                    "csv")
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow()
            + "\n");
  }

  @Test
  void securityFindsNothingEncrypted() {
    assertEquals(
        List.of("/,0,0,\"not https, no csp, may be framed, no nosniff\""),
        rows(
            "security",
            "url,https,mixed_content,verdict",
            "url LIKE '%:%/' AND url NOT LIKE '%:%/%/%' OR length(url) = "
                + (origin.length() + 1)));
  }

  @Test
  void performanceFindsTheSlowPage() {
    List<String> slow = rows("performance", "key", "scope = 'template' AND ttfb_max_ms >= 300");
    assertTrue(slow.contains("/library/{name}.html"), slow::toString);
    assertEquals(List.of("93"), rows("performance", "pages", "scope = 'host'"));
  }

  @Test
  void hostsAreThoseThatTheRunKnows() {
    assertEquals(
        List.of("127.0.0.1,106,94,1,11,2,0", "museum.example.org,2,0,0,2,0,0"),
        rows("hosts", "host,urls,fetched,failed,excluded,robots_denied,queued", "urls > 1"));
  }

  @Test
  void statusCodesHasOneRowAStatus() {
    assertEquals(
        List.of(
            "200,,81",
            "301,,2",
            "302,,4",
            "303,,1",
            "307,,1",
            "308,,1",
            "403,,1",
            "404,,1",
            "410,,1",
            "500,http-status,1"),
        rows("status-codes", "status,reason,urls", "1"));
  }

  @Test
  void mimeTypesHasOneRowAType() {
    assertEquals(
        List.of("text/html,91,3", "application/rss+xml,1,0", "text/plain,1,0"),
        rows("mime-types", "content_type,urls,errors", "1"));
  }

  @Test
  void depthHasOneRowAStep() {
    assertEquals(List.of("0,1", "1,25", "2,54", "3,13"), rows("depth", "depth,urls", "1"));
  }

  @Test
  void directoriesHasOneRowAFolder() {
    assertEquals(
        List.of("/courses/materials/,3"),
        rows("directories", "folder,urls", "folder LIKE '%/materials/'"));
  }

  @Test
  void templatesFoldsWhatIsAlike() {
    assertEquals(
        List.of("/courses/?sort,3", "/guild/minutes/{n}.html,2"),
        rows("templates", "template,urls", "template LIKE '%?sort' OR template LIKE '%{n}%'"));
  }

  @Test
  void noParagraphOfMainTextsStandsOnHalfThePages() {
    assertEquals(List.of(), rows("boilerplate", "text", "1"));
  }

  @Test
  void issuesAreThoseThatRulesFind() {
    assertEquals(
        List.of("/ring/one", "/ring/three", "/ring/two"),
        sorted("issues", "url", "id = 'redirect-loop'"));
    assertEquals(
        List.of("hreflang-no-return,error,/", "sitemap-orphan,warning,/news/exhibition.html"),
        sorted("issues", "id,severity,url", "id IN ('hreflang-no-return', 'sitemap-orphan')"));
  }

  @Test
  void aFirstRunHasNoChanges() {
    assertEquals(List.of(), rows("changes", "url", "1"));
  }

  @Test
  void nothingHereLooksLikeASoft404() {
    assertEquals(List.of(), rows("soft-404s", "url,because", "1"));
  }

  @Test
  void fragmentsNameAPlaceThatIsNotThere() {
    assertEquals(
        List.of("/guild/,/guild/history.html,flood,A short history,0"),
        rows("fragments", "url,target,fragment,anchor,same_page", "1"));
  }

  @Test
  void graphMetricsCountPagesThatLinkAndClicksFromTheSeed() {
    assertEquals(
        List.of("/,74,20,1,0", "/calendar/,74,1,1,1"),
        sorted(
            "graph-metrics",
            "url,in_degree,out_degree,component,click_depth",
            "in_degree = 74 AND (click_depth = 0 OR out_degree = 1)"));
  }

  @Test
  void nearDuplicatesAreAlikeAsFarAsWasAskedFor() {
    assertEquals(List.of(), rows("near-duplicates", "url", "1"), "nothing at 0.9");
    String alike =
        typed(
            "report",
            "demo.db",
            "near-duplicates",
            "--similarity",
            "0.7",
            "--columns",
            "cluster,url",
            "--format",
            "csv");
    assertEquals(
        List.of(
            "1,/courses/beginners-autumn.html",
            "1,/courses/beginners-spring.html",
            "1,/courses/beginners-winter.html",
            "cluster,url"),
        alike.replace(origin, "").lines().sorted().toList());
  }

  @Test
  void aSimilarityThatMakesNoSenseIsRefused() {
    for (String bad : List.of("0.4", "1.1", "much", "0.95x")) {
      assertEquals(
          "weft: --similarity " + bad + ": must be a number from 0.5 to 1, such as 0.9\n",
          refused("report", "demo.db", "near-duplicates", "--similarity", bad));
    }
  }

  static Stream<String> names() {
    return Reports.all().stream().map(Report::name);
  }

  @ParameterizedTest
  @MethodSource("names")
  void theColumnsOfAReportAreThoseThatItSays(String name) {
    Report report = Reports.named(name).orElseThrow();
    String header =
        typed("report", "demo.db", name, "--format", "csv").lines().findFirst().orElseThrow();
    assertEquals(String.join(",", report.columns().stream().map(Column::name).toList()), header);
    assertTrue(report.meaning().matches("(?s)[A-Z].*\\."), report.meaning());
  }

  @Test
  void withoutANameItShowsTheOverviewAndWhatElseThereIs() {
    String text = typed("report", "demo.db");
    assertTrue(text.contains("URLs known"), text);
    assertTrue(
        text.lines().anyMatch(l -> l.matches("broken +3  URLs that answer with an error.*")), text);
  }

  @Test
  void columnsCanBeCalledAsScreamingFrogCallsThem() {
    String csv =
        typed(
            "report",
            "demo.db",
            "broken",
            "--format",
            "csv",
            "--headers",
            "sf",
            "--columns",
            "link_kind,referrer,url,anchor,outcome");
    assertEquals("Type,Source,Destination,Anchor,outcome", csv.lines().findFirst().orElseThrow());
  }

  @Test
  void severalReportsAreWrittenOneAfterTheOther() {
    String text =
        typed(
            "report",
            "demo.db",
            "broken",
            "orphans",
            "--format",
            "md",
            "--columns",
            "url",
            "--limit",
            "1");
    assertEquals(
        "## broken\n\n%s\n\n| url |\n| --- |\n| %s/news/flood.html |\n\n## orphans\n\n%s\n\n| url |\n| --- |\n| %s/news/exhibition.html |\n"
            .formatted(
                Reports.named("broken").orElseThrow().meaning(), origin,
                Reports.named("orphans").orElseThrow().meaning(), origin),
        text);
  }

  @Test
  void eachReportCanHaveAFileOfItsOwn() throws IOException {
    typed("report", "demo.db", "-o", "reports", "--format", "jsonl");
    Path broken = directory.resolve("reports/broken.jsonl");
    assertEquals(3, Files.readAllLines(broken).size());
    assertTrue(Files.exists(directory.resolve("reports/robots-test.jsonl")));
  }

  @Test
  void rulesThatHoldMakeTheExitCode() throws IOException {
    Terminal terminal = terminal();
    ExitCode code =
        terminal.type(
            "report",
            "demo.db",
            "--fail-on",
            "broken>0",
            "--fail-on",
            "orphans > 5",
            "--junit",
            "checks.xml");
    assertEquals(ExitCode.FINDINGS, code);
    assertEquals("weft: --fail-on 'broken>0': broken has 3 rows\n", terminal.err());
    assertEquals("", terminal.out());
    assertEquals(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuite name="weft report" tests="2" failures="1" errors="0" skipped="0">
          <testcase classname="weft.report" name="broken&gt;0">
            <failure message="broken has 3 rows"/>
          </testcase>
          <testcase classname="weft.report" name="orphans &gt; 5"/>
        </testsuite>
        """,
        Files.readString(directory.resolve("checks.xml")));
    assertEquals("", typed("report", "demo.db", "--fail-on", "broken>3"));
    assertEquals("", typed("report", "demo.db", "--fail-on", "titles", "--where", "length > 1000"));
  }

  @Test
  void whatIsWrongIsSaidInOneLine() {
    assertEquals(
        "weft: unknown report 'brokn'; did you mean 'broken'?\n",
        refused("report", "demo.db", "brokn"));
    assertTrue(
        refused("report", "demo.db", "x")
            .startsWith("weft: unknown report 'x'; there are overview, pages, "));
    assertEquals(
        "weft: --columns ulr: broken has no such column; did you mean 'url'?\n",
        refused("report", "demo.db", "broken", "--columns", "ulr"));
    assertEquals(
        "weft: --where: broken has no column statsu; did you mean 'status'?\n",
        refused("report", "demo.db", "broken", "--where", "statsu = 1"));
    assertTrue(
        refused("report", "demo.db", "broken", "--where", "status =").startsWith("weft: SQL: "));
    assertEquals(
        "weft: --fail-on broken>many: must be a report and a number of rows to compare with, such"
            + " as 'broken>0'\n",
        refused("report", "demo.db", "--fail-on", "broken>many"));
    assertEquals(
        "weft: unknown report 'broke'; did you mean 'broken'?\n",
        refused("report", "demo.db", "--fail-on", "broke>0"));
    assertEquals(
        "weft: --junit a.xml: needs rules; give --fail-on 'broken>0'\n",
        refused("report", "demo.db", "--junit", "a.xml"));
    assertEquals(
        "weft: --format htm: must be one of table, csv, jsonl, md\n",
        refused("report", "demo.db", "--format", "htm"));
    assertEquals(
        "weft: --headers fs: must be one of weft, sf; did you mean 'sf'?\n",
        refused("report", "demo.db", "--headers", "fs"));
    assertEquals(
        "weft: --limit few: must be a number of rows, such as 20\n",
        refused("report", "demo.db", "--limit", "few"));
    assertEquals(
        "weft: --format csv takes one report at a time; --output DIR writes each to a file of its"
            + " own\n",
        refused("report", "demo.db", "broken", "orphans", "--format", "csv"));
    assertFalse(refused("report", "none.db").contains("\tat "));
  }
}
