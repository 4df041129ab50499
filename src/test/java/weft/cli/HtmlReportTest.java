package weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import weft.cli.command.ExitCode;

/** What {@code weft report --html} writes, of a site that means no good. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HtmlReportTest {
  private static final String HOSTILE =
      "</title></td></style></script><script>alert(1)</script>\"'><img src=x onerror=alert(2)>";

  private static final String WRITTEN =
      "&lt;/title>&lt;/td>&lt;/style>&lt;/script>&lt;script>alert(1)&lt;/script>\"'>&lt;img src=x"
          + " onerror=alert(2)>";

  @TempDir static Path directory;

  private String origin = "";

  @BeforeAll
  void crawl() throws IOException {
    try (TypedCrawl crawl = new TypedCrawl(directory)) {
      crawl
          .site
          .page(
              "/",
              "<title>"
                  + WRITTEN
                  + "</title><meta name=description content=\"javascript:alert(3)\">"
                  + "<a href=/news/%3Cscript%3E?\"><b>x</a><a href=/news/a>"
                  + WRITTEN
                  + "</a><a href='javascript:alert(4)'>x</a><a href=/lost>"
                  + WRITTEN
                  + "</a><a href=/old>x</a>"
                  + "<img src=/i.png alt=\"'><script>alert(5)</script>\"><img src=/j.png>")
          .page("/news/%3Cscript%3E?%22", "<title>javascript:alert(6)</title><h1>x</h1>")
          .page("/news/a", "<title>\u202etxt.exe</title><h1>a</h1><h1>b</h1>")
          .put(
              "/old",
              new MockResponse.Builder()
                  .code(301)
                  .addHeader("Location", "javascript:alert(7)")
                  .build());
      assertEquals(ExitCode.DONE, crawl.crawl(), crawl.terminal::err);
      origin = crawl.site.origin();
      Files.copy(directory.resolve("site.db"), directory.resolve("fresh.db"));
    }
  }

  private static Terminal terminal() {
    return new Terminal(directory, Wiring.parts());
  }

  private static Document page(String... more) throws IOException {
    return Jsoup.parse(text(more));
  }

  private static String text(String... more) throws IOException {
    return textOf("site.db", more);
  }

  private static String textOf(String file, String... more) throws IOException {
    Terminal terminal = terminal();
    List<String> words = new ArrayList<>(List.of("report", file, "--html", "page.html"));
    words.addAll(List.of(more));
    assertEquals(ExitCode.DONE, terminal.type(words.toArray(String[]::new)), terminal::err);
    return Files.readString(directory.resolve("page.html"));
  }

  private static String refused(String... words) {
    Terminal terminal = terminal();
    assertEquals(ExitCode.USAGE, terminal.type(words), terminal::out);
    return terminal.err();
  }

  @Test
  void whatStrangersWroteIsTextAndNothingElse() throws IOException {
    Document page = page("all");
    assertEquals(1, page.select("script").size());
    assertEquals(1, page.select("style").size());
    assertEquals(0, page.select("img, iframe, object, embed, form, link, base, b > script").size());
    assertTrue(page.text().contains(HOSTILE), "the title as it is");
    for (Element element : page.getAllElements()) {
      for (Attribute attribute : element.attributes()) {
        String name = attribute.getKey();
        assertFalse(name.startsWith("on") || name.equals("style"), element::outerHtml);
      }
    }
    assertFalse(page.outerHtml().contains("\u202e"), "a text in another direction");
  }

  @Test
  void onlyWebAddressesBecomeLinks() throws IOException {
    Document page = page("all");
    assertTrue(page.text().contains("javascript:alert(3)"), "the description");
    assertTrue(page.text().contains("javascript:alert(6)"), "the title");
    List<String> links = page.select("[href], [src]").eachAttr("href");
    assertTrue(links.contains(origin + "/lost"), links::toString);
    assertEquals(
        List.of(),
        links.stream().filter(l -> !l.startsWith("#") && !l.startsWith("http://")).toList());
  }

  @Test
  void thePageLoadsNothing() throws IOException {
    String text = text("all");
    Document page = Jsoup.parse(text);
    assertEquals(0, page.select("[src], [srcset], [xlink:href], link, use, image").size());
    String style = page.expectFirst("style").data();
    assertFalse(style.contains("url(") || style.contains("@import"), style);
    String script = page.expectFirst("script").data();
    assertFalse(
        Stream.of("fetch(", "XMLHttpRequest", "import", "innerHTML", "eval", "http")
            .anyMatch(script::contains),
        script);
  }

  @Test
  void thePolicyAllowsOurScriptAndStyleAlone() throws Exception {
    Document page = page();
    assertEquals(
        "default-src 'none'; script-src "
            + hash(page.expectFirst("script").data())
            + "; style-src "
            + hash(page.expectFirst("style").data())
            + "; base-uri 'none'; form-action 'none'",
        page.select("meta[http-equiv=Content-Security-Policy]").attr("content"));
  }

  private static String hash(String text) throws GeneralSecurityException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
    return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
  }

  @Test
  void everyChapterIsThereAndTheNavigationLeadsToIt() throws IOException {
    Document page = page();
    assertEquals("Crawl of " + origin.substring(7), page.title());
    assertEquals(
        List.of(
            "overview",
            "findings",
            "structure",
            "answers",
            "pages",
            "search",
            "links",
            "technology"),
        page.select("main > section").eachAttr("id"));
    assertEquals(
        page.select("main > section").eachAttr("id"),
        page.select("nav a").eachAttr("href").stream().map(link -> link.substring(1)).toList());
    for (String link : page.select("a[href^=#]").eachAttr("href")) {
      assertEquals(1, page.select(link).size(), link);
    }
  }

  @Test
  void theOverviewCounts() throws IOException {
    Document page = page();
    assertEquals("5", page.expectFirst(".tiles dt:contains(Pages) + dd b").text());
    assertEquals(
        List.of("200 3", "301 1", "404 1"), page.select("#chart-status tbody tr").eachText());
    assertEquals(List.of("0 1", "1 4"), page.select("#chart-depth tbody tr").eachText());
    int charts = page.select("figure:has(figcaption h3):has(svg[role=img]):has(table)").size();
    // That of the crawl rate says nothing where all came within a moment.
    assertTrue(charts == 5 || charts == 6, () -> charts + " charts");
  }

  @Test
  void findingsComeWithTheirCountAdviceAndExamples() throws IOException {
    Element finding =
        page().expectFirst(".finding:contains(links to a URL of its own host that answers with)");
    assertEquals("error", finding.select(".badge").text());
    assertEquals("1", finding.select(".count").text());
    assertTrue(finding.text().contains("Correct the link"), finding::text);
    assertEquals(List.of(origin + "/"), finding.select("details a").eachAttr("href"));
    assertTrue(finding.select("details li").text().endsWith("/lost"), finding::text);
  }

  @Test
  void theStructureIsAPictureAndAList() throws IOException {
    Element structure = page().expectFirst("#structure");
    assertTrue(
        structure.select("svg title").eachText().contains("news: 2 pages"),
        structure.select("svg title")::toString);
    assertTrue(
        structure.select("details li").eachText().contains("news 2 pages"),
        structure.select("details")::text);
  }

  @Test
  void tablesTellReadersAndScreenReadersWhatTheyShow() throws IOException {
    Document page = page();
    assertEquals(List.of(), page.select("table:not(:has(caption))").eachText());
    assertEquals(List.of(), page.select("th:not([scope])").eachText());
    assertEquals("en", page.select("html").attr("lang"));
    assertEquals(List.of(), page.select("svg[role=img]:not([aria-labelledby])").eachText());
    List<String> ids = page.select("[id]").eachAttr("id");
    assertEquals(ids.stream().distinct().toList(), ids);
    for (String id : page.select("[aria-labelledby]").eachAttr("aria-labelledby")) {
      assertTrue(ids.contains(id), id);
    }
  }

  @Test
  void aTableSaysHowManyRowsItLeavesOut() throws IOException {
    Element pages = page("--limit", "2").expectFirst("#r-pages");
    assertEquals(2, pages.select(".data tbody tr").size());
    assertEquals(
        "These are the first 2 of 5 rows; 'weft report FILE pages' writes all of them.",
        pages.select(".bound").text());
    assertEquals("5", pages.select("h3 .count").text());
  }

  @Test
  void onlyTheReportsThatAreNamedHaveTables() throws IOException {
    Document page = page("pages", "robots-test");
    assertEquals(List.of("r-pages", "r-robots-test"), page.select(".report").eachAttr("id"));
    assertEquals(1, page.select("#others #r-robots-test").size());
  }

  @Test
  void aReportThatFindsNothingIsNamedWithoutATable() throws IOException {
    Document page = page();
    assertEquals(0, page.select("#r-hreflang").size());
    assertTrue(page.select("#search .empty").text().contains("Languages"), page::text);
  }

  @Test
  void whatWasNotWorkedOutIsNotCalledFine() throws IOException {
    Document page = Jsoup.parse(textOf("fresh.db"));
    assertTrue(
        page.select("footer").text().contains("Weight of pages"), page.select("footer")::text);
    assertFalse(page.select("#links .empty").text().contains("Weight of pages"));
  }

  @Test
  void thePageDependsOnTheFileAlone() throws IOException {
    assertEquals(text(), text());
  }

  @Test
  void aDirectoryGetsTheNameThatServersLookFor() throws IOException {
    Terminal terminal = terminal();
    ExitCode code = terminal.type("report", "site.db", "--html", "out/here");
    assertEquals(ExitCode.DONE, code, terminal::err);
    Path folder = directory.resolve("out/here");
    assertEquals("the report is in " + folder.resolve("index.html") + "\n", terminal.out());
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(folder.resolve("index.html")), files.toList());
    }
  }

  @Test
  void rulesAreCheckedBesides() {
    Terminal terminal = terminal();
    assertEquals(
        ExitCode.FINDINGS,
        terminal.type("report", "site.db", "--html", "page.html", "--fail-on", "broken>0"));
  }

  @Test
  void badPlacesAreRefusedInALine() throws IOException {
    Files.createDirectories(directory.resolve("folder.html"));
    Files.writeString(directory.resolve("file"), "mine");
    Files.copy(directory.resolve("site.db"), directory.resolve("crawl.html"));
    assertEquals(
        "weft: --html folder.html: is a directory; name a file, or a directory without .html\n",
        refused("report", "site.db", "--html", "folder.html"));
    assertEquals(
        "weft: --html file: is a file; name a directory, or a file that ends in .html\n",
        refused("report", "site.db", "--html", "file"));
    assertEquals("mine", Files.readString(directory.resolve("file")));
    assertEquals(
        "weft: --html crawl.html: is the crawl itself; name another file\n",
        refused("report", "crawl.html", "--html", "crawl.html"));
    assertEquals(
        "weft: --html file/x.html: cannot be written; check the directory and its permissions\n",
        refused("report", "site.db", "--html", "file/x.html"));
    assertEquals(
        "weft: --html and --format exclude each other; give one of them\n",
        refused("report", "site.db", "--html", "x.html", "--format", "csv"));
    assertEquals(
        "weft: --html and --where exclude each other; give one of them\n",
        refused("report", "site.db", "--html", "x.html", "--where", "1"));
  }
}
