package weft.cli.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.analysis.IssueRules;
import weft.cli.TypedCrawl;
import weft.cli.command.ExitCode;
import weft.store.SqliteStore;
import weft.store.StoreSettings;

/** What {@code weft issues} says, and how it is told what to leave out. */
class IssuesCommandTest {
  @TempDir Path directory;
  private TypedCrawl crawl;

  @BeforeEach
  void start() {
    crawl = new TypedCrawl(directory);
    crawl
        .site
        .page("/", "<title>The front page</title><a href=/a>a</a><a href=/b>b</a><a href=/c>c</a>")
        .page("/a", "<a href=/>home</a>")
        .page("/b", "<a href=/gone>gone</a><a href=/a>a</a>")
        .page("/c", "<title>The third page</title><a href=/gone>gone</a><a href=/a>a</a>");
    assertEquals(ExitCode.DONE, crawl.crawl(), crawl.terminal::err);
  }

  @AfterEach
  void stop() {
    crawl.close();
  }

  private List<String> issues(String... words) {
    List<String> line = new ArrayList<>(List.of("issues", "site.db"));
    line.addAll(List.of(words));
    ExitCode code = crawl.terminal.type(line.toArray(String[]::new));
    assertEquals(ExitCode.DONE, code, crawl.terminal::err);
    return crawl.terminal.out().lines().map(row -> row.replace(crawl.site.origin(), "")).toList();
  }

  /** The row of a rule: severity, id, URLs, new and gone. */
  private String row(String rule, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--format", "csv"));
    return issues(all.toArray(String[]::new)).stream()
        .filter(line -> line.split(",", -1)[1].equals(rule))
        .map(line -> String.join(",", List.of(line.split(",", -1)).subList(0, 5)))
        .findFirst()
        .orElse("");
  }

  @Test
  void theGravestComesFirstAndThenWhatConcernsMostUrls() {
    List<String> rows = issues("--format", "csv");
    assertEquals("severity,id,urls,new,gone,what,example", rows.getFirst());
    assertTrue(rows.get(1).startsWith("error,link-broken,2,,,"), rows.get(1));
    assertTrue(rows.get(2).startsWith("error,title-missing,2,,,"), rows.get(2));
    assertTrue(rows.get(3).startsWith("error,response-4xx,1,,,"), rows.get(3));
    assertTrue(rows.get(3).endsWith(",/gone"), rows.get(3));
    List<String> severities = rows.stream().skip(1).map(row -> row.split(",", -1)[0]).toList();
    List<String> order = List.of("error", "warning", "notice");
    assertEquals(
        severities.stream().sorted(Comparator.comparingInt(order::indexOf)).toList(), severities);
  }

  @Test
  void peopleAreToldWhatToMendFirstAndInWhichOrderItStands() {
    List<String> lines = issues();
    assertTrue(lines.contains("Mend first: link-broken. Correct the link or take it away."));
    assertEquals(
        "Order: by severity, then by the number of URLs concerned. 'weft issues site.db"
            + " link-broken' lists them.",
        lines.getLast());
  }

  @Test
  void theGravestAloneOrTheFirstRowsCanBeAskedFor() {
    List<String> ids = issues("--severity", "error", "--format", "csv");
    assertTrue(
        ids.stream().skip(1).allMatch(row -> row.startsWith("error,")) && ids.size() == 4,
        ids::toString);
    assertEquals(2, issues("--limit", "1", "--format", "csv").size());
    assertEquals(
        List.of("/a,,3,"),
        issues("title-missing", "--limit", "1", "--format", "csv").subList(1, 2));
    assertEquals(2, issues("title-missing", "--limit", "1", "--format", "csv").size());
    assertEquals("error,title-missing,2,,", row("title-missing", "--severity", "error"));
    assertEquals("", row("description-missing", "--severity", "error"));
  }

  @Test
  void aRuleListsItsUrlsThoseThatMostPagesLinkToFirstAndHowToMendThem() {
    List<String> lines = issues("title-missing");
    assertEquals(
        "title-missing (error, titles): The page has no title, or an empty one.", lines.getFirst());
    assertTrue(lines.get(1).startsWith("How to mend it: Give it a title"), lines.get(1));
    assertEquals(
        List.of("url,change,unique_inlinks,evidence", "/a,,3,", "/b,,1,"),
        issues("title-missing", "--format", "csv"));
    assertEquals(
        List.of("/b,,1,\"1 broken, such as /gone\"", "/c,,1,\"1 broken, such as /gone\""),
        issues("link-broken", "--format", "csv").stream().skip(1).toList());
  }

  @Test
  void theRunBeforeTellsWhatIsNewAndWhatIsGone() {
    crawl.site.page("/b", "<title>The second page</title>").page("/c", "<a href=/d>d</a>");
    crawl.site.page("/d", "<a href=/>home</a>");
    assertEquals(ExitCode.DONE, crawl.crawl(), crawl.terminal::err);
    assertEquals("error,title-missing,3,2,1", row("title-missing"));
    assertEquals("error,link-broken,0,0,2", row("link-broken"));
    assertEquals(
        List.of("/a,same,1,", "/c,new,1,", "/d,new,1,", "/b,gone,1,"),
        issues("title-missing", "--format", "csv").stream().skip(1).toList());
    assertEquals(List.of("/a", "/c", "/d"), reported("title-missing"));
    assertEquals("error,title-missing,2,,", ofRun(1));
  }

  private List<String> reported(String rule) {
    ExitCode code =
        crawl.terminal.type(
            "report",
            "site.db",
            "issues",
            "--columns",
            "url",
            "--where",
            "id = '" + rule + "'",
            "--format",
            "csv");
    assertEquals(ExitCode.DONE, code, crawl.terminal::err);
    return crawl
        .terminal
        .out()
        .lines()
        .skip(1)
        .map(row -> row.replace(crawl.site.origin(), ""))
        .toList();
  }

  private String ofRun(long run) {
    ExitCode code = crawl.terminal.type("issues", "site.db@" + run, "--format", "csv");
    assertEquals(ExitCode.DONE, code, crawl.terminal::err);
    return crawl
        .terminal
        .out()
        .lines()
        .filter(line -> line.contains(",title-missing,"))
        .map(line -> String.join(",", List.of(line.split(",", -1)).subList(0, 5)))
        .findFirst()
        .orElse("");
  }

  @Test
  void whatIsIgnoredIsNotCountedWholeOrByItsUrls() {
    assertEquals("error,title-missing,2,,", row("title-missing"));
    assertEquals("", row("title-missing", "--ignore", "title-missing"));
    assertEquals("error,title-missing,1,,", row("title-missing", "--ignore", "title-missing=*/a"));
    assertEquals(
        "", row("title-missing", "--ignore", "title-missing=*/a", "--ignore", "title-missing=*/b"));
    assertEquals("error,title-missing,2,,", row("title-missing", "--ignore", "title-missing=/a"));
    assertEquals("error,link-broken,2,,", row("link-broken", "--ignore", "title-missing"));
    crawl.terminal.type(
        "issues", "site.db", "title-missing", "--ignore", "title-missing=*/a", "--format", "csv");
    assertFalse(crawl.terminal.out().contains("/a,"), crawl.terminal.out());
  }

  @ParameterizedTest
  @CsvSource({
    "errors>0, FINDINGS",
    "errors>5, DONE",
    "errors=5, FINDINGS",
    "title-missing>1, FINDINGS",
    "title-missing>2, DONE",
    "new-errors>0, DONE",
    "new-title-missing, DONE",
    "warnings, FINDINGS",
    "hsts-missing, DONE",
    "link-fragment>0, DONE",
    "issues<1, DONE"
  })
  void aThresholdMakesTheExitCode(String rule, ExitCode expected) {
    ExitCode code =
        crawl.terminal.type("issues", "site.db", "--fail-on", rule, "--junit", "checks.xml");
    assertEquals(expected, code, crawl.terminal::out);
    boolean failed = expected == ExitCode.FINDINGS;
    assertEquals(failed, crawl.terminal.err().contains("weft: --fail-on '" + rule + "': "));
    assertTrue(crawl.read("checks.xml").contains("failures=\"" + (failed ? 1 : 0) + "\""));
    assertTrue(crawl.read("checks.xml").contains("classname=\"weft.issues\""));
  }

  @Test
  void whatIsNewMakesTheExitCodeToo() {
    crawl.site.page("/c", "<a href=/gone>gone</a><a href=/a>a</a>");
    assertEquals(ExitCode.DONE, crawl.crawl(), crawl.terminal::err);
    assertEquals(
        ExitCode.FINDINGS, crawl.terminal.type("issues", "site.db", "--fail-on", "new-errors>0"));
    assertTrue(
        crawl.terminal.err().endsWith("weft: --fail-on 'new-errors>0': new-errors: 1 finding\n"),
        crawl.terminal::err);
    assertEquals(
        ExitCode.DONE,
        crawl.terminal.type(
            "issues", "site.db", "--fail-on", "new-errors>0", "--ignore", "title-missing"));
  }

  @Test
  void whatReadsEveryPageIsAskedUnbiddenInSmallCrawlsAlone() throws SQLException {
    crawl.site.page("/a", "<a href='/b#nowhere'>the second page</a>");
    assertEquals(ExitCode.DONE, crawl.crawl(), crawl.terminal::err);
    assertEquals("notice,link-fragment,1,1,0", row("link-fragment"));
    String file = "jdbc:sqlite:" + directory.resolve("site.db");
    try (Connection connection = DriverManager.getConnection(file);
        Statement statement = connection.createStatement()) {
      int _ =
          statement.executeUpdate(
              "INSERT INTO link SELECT 3000000, source, fetch, target, kind, nofollow, place, rel,"
                  + " text FROM link LIMIT 1");
    }
    assertEquals("", row("link-fragment"));
    assertEquals(
        "Not checked, as it would take long: link-fragment, link-opener, content-near-duplicate,"
            + " image-unsized; name one to have it checked.",
        issues().getLast());
    assertEquals(
        List.of("/a,new,3,\"1 such links, as to /b#nowhere\""),
        issues("link-fragment", "--format", "csv").stream().skip(1).toList());
    assertEquals("notice,link-fragment,1,1,0", row("link-fragment"));
  }

  @Test
  void theCatalogueHasEveryRuleAndNeedsNoFile() {
    assertEquals(ExitCode.DONE, crawl.terminal.type("issues", "--catalogue", "--format", "jsonl"));
    assertEquals(IssueRules.all().size(), crawl.terminal.out().lines().count());
    assertTrue(
        crawl
            .terminal
            .out()
            .startsWith("{\"id\":\"response-5xx\",\"severity\":\"error\",\"category\""),
        crawl.terminal.out());
  }

  @Test
  void aFileWithoutARunHasNoIssues() {
    StoreSettings settings =
        new StoreSettings(
            StoreSettings.Durability.FAST, StoreSettings.Bodies.ALL, Integer.MAX_VALUE);
    SqliteStore.open(directory.resolve("empty.db"), settings, "test", host -> host).close();
    assertEquals(ExitCode.DONE, crawl.terminal.type("issues", "empty.db"), crawl.terminal::err);
    assertEquals(
        "no issues: none of %d rules finds anything\n".formatted(IssueRules.all().size()),
        crawl.terminal.out());
  }

  @Test
  void aMarkdownListIsHeadedByItsRule() {
    List<String> lines = issues("title-missing", "--format", "md");
    assertEquals(
        "## title-missing (error, titles): The page has no title, or an empty one.",
        lines.getFirst());
    assertTrue(lines.contains("| url | change | unique_inlinks | evidence |"), lines::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "issues site.db title-mising | unknown rule 'title-mising'; did you mean 'title-missing'?",
        "issues site.db qqqqqqqqqqqqqqq | unknown rule 'qqqqqqqqqqqqqqq'; 'weft issues --catalogue'"
            + " lists all",
        "issues site.db --ignore csp=/x | --ignore csp=/x: unknown rule 'csp'; 'weft issues"
            + " --catalogue' lists all",
        "issues site.db --fail-on many | --fail-on many: unknown rule 'many'; 'weft issues"
            + " --catalogue' lists all",
        "issues site.db --fail-on errors>x | --fail-on errors>x: must be errors, warnings, notices"
            + " or a rule and a number of rows to compare with, such as 'errors>0'",
        "issues site.db --format xml | --format xml: must be one of table, csv, jsonl, md",
        "issues site.db --severity eror | --severity eror: must be one of error, warning, notice;"
            + " did you mean 'error'?",
        "issues site.db --limit few | --limit few: a whole number from 1 is wanted",
        "issues site.db --junit c.xml | --junit c.xml: needs rules; give --fail-on 'errors>0'",
        "issues | issues: needs the FILE of a crawl, or --catalogue",
        "issues none.db | none.db does not exist; check the name"
      })
  void aLineThatMakesNoSenseIsRefusedWithTheRemedy(String line, String message) {
    assertEquals(ExitCode.USAGE, crawl.terminal.type(line.split(" ")), crawl.terminal::out);
    assertTrue(crawl.terminal.err().contains(message), crawl.terminal::err);
  }
}
