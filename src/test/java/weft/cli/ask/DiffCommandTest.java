package weft.cli.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.cli.TypedCrawl;
import weft.cli.command.ExitCode;

/** What has changed between two crawls of a site, in one file and in two. */
class DiffCommandTest {
  private static final String BEFORE =
      "<title>Hours</title><h1>Open</h1><p>We are open on Monday.<p>The loom stands.<p>Come in.";
  private static final String AFTER =
      "<title>Opening hours</title><h1>Open</h1><p>We are open on Friday.<p>The loom stands."
          + "<p>Come in.";

  @TempDir Path directory;
  private TypedCrawl crawl;

  @BeforeEach
  void start() {
    crawl = new TypedCrawl(directory);
    crawl
        .site
        .page("/", "<title>Home</title><a href=/hours>a</a><a href=/old>b</a><a href=/broken>c</a>")
        .page("/hours", BEFORE)
        .page("/old", "<title>Old</title>")
        .page("/broken", "<title>Whole</title>");
    assertEquals(ExitCode.DONE, crawl.crawl());
    crawl
        .site
        .page("/", "<title>Home</title><a href=/hours>a</a><a href=/new>b</a><a href=/broken>c</a>")
        .page("/hours", AFTER)
        .page("/new", "<title>New</title>")
        .status("/broken", 404)
        .header("/hours", "X-Robots-Tag", "noindex");
  }

  @AfterEach
  void stop() {
    crawl.close();
  }

  private String diff(String... words) {
    List<String> all = new java.util.ArrayList<>(List.of("diff"));
    all.addAll(List.of(words));
    assertEquals(
        ExitCode.DONE, crawl.terminal.type(all.toArray(String[]::new)), crawl.terminal.err());
    return crawl.terminal.out().replace(crawl.site.url(""), "");
  }

  private static final String CHANGES =
      """
      changed  /
               link - /old
               link + /new
      changed  /broken
               status: 200 → 404
               content-type: text/html → (none)
               title: Whole → (none)
               headings: (none) → h1 404
      changed  /hours
               title: Hours → Opening hours
               robots: (none) → noindex
               x-robots-tag: (none) → noindex
               text: other passages
               @@ -1,3 +1,3 @@
                Open
               -We are open on Monday.
               +We are open on Friday.
                The loom stands.
      new      /new
      gone     /old
      1 new, 1 gone, 3 changed, 0 the same
      """;

  @Test
  void twoRunsOfAFileAreCompared() {
    assertEquals(ExitCode.DONE, crawl.crawl());
    assertEquals(CHANGES, diff("site.db@1", "site.db", "--text"));
    assertTrue(diff("site.db", "site.db@1").endsWith("1 new, 1 gone, 3 changed, 0 the same\n"));
  }

  @Test
  void twoFilesAreComparedThoughTheirIdsDiffer() {
    assertEquals(
        ExitCode.DONE,
        crawl.terminal.type(
            "crawl", crawl.site.url("/new"), crawl.site.url("/"), "-o", "b.db", "--delay", "0"));
    assertEquals(CHANGES, diff("site.db", "b.db", "--text"));
  }

  @Test
  void aCopyHasNotChanged() {
    assertEquals(ExitCode.DONE, crawl.terminal.type("backup", "site.db", "copy.db"));
    assertEquals("0 new, 0 gone, 0 changed, 4 the same\n", diff("site.db", "copy.db"));
  }

  @Test
  void otherBytesThatSayTheSameAreNoChange() {
    crawl.site.page("/hours", BEFORE + "<!-- made at noon -->");
    assertEquals(ExitCode.DONE, crawl.crawl());
    String said = diff("site.db@1", "site.db");
    assertTrue(said.contains("2 changed, 1 the same (1 of them in other bytes)"), said);
  }

  @Test
  void programsGetRowsAndASummary() {
    assertEquals(ExitCode.DONE, crawl.crawl());
    List<String> lines =
        diff("site.db@1", "site.db", "--format", "jsonl", "--text").lines().toList();
    assertTrue(
        lines.contains(
            "{\"change\":\"changed\",\"url\":\"/hours\",\"field\":\"title\",\"old\":\"Hours\","
                + "\"new\":\"Opening hours\",\"diff\":null}"),
        lines.toString());
    assertTrue(
        lines.stream().anyMatch(line -> line.contains("\\n-We are open on Monday.\\n")),
        lines.toString());
    assertEquals(
        "{\"summary\":{\"new\":1,\"gone\":1,\"changed\":3,\"same\":0,\"same_in_other_bytes\":0,"
            + "\"fields\":{\"content-type\":1,\"headings\":1,\"link\":1,\"robots\":1,"
            + "\"status\":1,\"text\":1,\"title\":2,"
            + "\"x-robots-tag\":1}}}",
        lines.getLast());
    assertEquals(
        lines.getLast() + "\n", diff("site.db@1", "site.db", "--format", "jsonl", "--summary"));
    String csv = diff("site.db@1", "site.db", "--format", "csv", "--only", "new,gone");
    assertEquals("change,url,field,old,new,diff\nnew,/new,,,,\ngone,/old,,,,\n", csv);
    assertTrue(crawl.terminal.err().contains("1 new, 1 gone"), crawl.terminal.err());
  }

  @Test
  void markdownIsForReports() {
    assertEquals(ExitCode.DONE, crawl.crawl());
    String text = diff("site.db@1", "site.db", "--format", "md", "--text");
    assertTrue(text.startsWith("# Changes from `site.db@1` to `site.db`\n"), text);
    assertTrue(text.contains("- **gone** </old>\n"), text);
    assertTrue(text.contains("  - title: `Hours` → `Opening hours`\n"), text);
    assertTrue(text.contains("  ~~~~~~diff\n  @@ -1,3 +1,3 @@\n"), text);
    assertTrue(text.contains("| title | 2 |\n"), text);
  }

  @Test
  void aScriptCanFailOnAChange() {
    assertEquals(ExitCode.DONE, crawl.crawl());
    assertEquals(
        ExitCode.FINDINGS,
        crawl.terminal.type("diff", "site.db@1", "site.db", "--summary", "--fail-on", "gone"));
    assertEquals("1 new, 1 gone, 3 changed, 0 the same\n", crawl.terminal.out());
    assertEquals(
        ExitCode.DONE,
        crawl.terminal.type("diff", "site.db@1", "site.db@2", "--only", "new", "--summary"));
  }

  @Test
  void aRunThatIsNotFinishedIsSaidToBe() {
    assertEquals(ExitCode.LIMIT, crawl.crawl("--max-pages", "1"));
    assertTrue(diff("site.db@1", "site.db").contains("3 gone"));
    assertTrue(crawl.terminal.err().contains("still queued"), crawl.terminal.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "site.db   | site.db   | --summary       | diff: site.db and site.db are the same run; name"
            + " another one as site.db@RUN, weft runs lists them",
        "site.db   | other.db  | --summary       | other.db does not exist; check the name",
        "site.db@9 | site.db   | --summary       | site.db has no run 9; weft runs",
        "site.db   | site.db@9 | --summary       | site.db has no run 9; weft runs",
        "site.db   | site.db   | --format=xml    | --format xml: must be one of table, csv, jsonl,"
            + " md",
        "site.db   | site.db   | --only=newer    | --only newer: must be one of new, gone, changed",
        "site.db   | site.db   | --fail-on=any   | --fail-on any: must be one of new, gone,"
            + " changed",
      })
  void badInputIsRefusedInOneLine(String old, String now, String option, String message) {
    assertEquals(ExitCode.USAGE, crawl.terminal.type("diff", old, now, option));
    String said = crawl.terminal.err().lines().toList().getLast().replace(directory + "/", "");
    assertTrue(said.startsWith("weft: " + message), said);
  }
}
