package weft.cli.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.cli.TypedCrawl;
import weft.cli.command.ExitCode;
import weft.cli.output.Screen;

/** Full-text search, from the crawl to what is found. */
class SearchCommandTest {
  private static final String FRENCH =
      "<p>Le métier à tisser de la guilde est resté dans la même maison pendant cent années.";

  @TempDir Path directory;
  private TypedCrawl crawl;

  @BeforeEach
  void start() {
    crawl = new TypedCrawl(directory);
    crawl
        .site
        .page(
            "/",
            "<title>Guild</title><p>Welcome to our house.<a href=/floor>the jacquard machine</a>"
                + "<a href=/fr>x</a><a href=/ja>y</a><a href=/th>z</a><a href=/none>n</a>")
        .page(
            "/floor", "<title>Floor looms</title><h2>Warping</h2><p>A shuttle flies. Shuttles fly.")
        .page("/fr", "<html lang=fr><title>Métier</title>" + FRENCH)
        .page("/ja", "<title>織物</title><p>手織りの織機で布を織ります。")
        .page("/th", "<title>ไทย</title><p>ผ้าไหมไทยทอด้วยมือ")
        .put(
            "/none",
            new MockResponse.Builder()
                .code(404)
                .addHeader("Content-Type", "text/html")
                .body("<title>Nothing</title>")
                .build());
    assertEquals(ExitCode.DONE, crawl.crawl());
  }

  @AfterEach
  void stop() {
    crawl.close();
  }

  private List<String> found(String... words) {
    return foundIn("site.db", words);
  }

  private List<String> foundIn(String file, String... words) {
    List<String> all = new ArrayList<>(List.of("search", file));
    all.addAll(List.of(words));
    all.addAll(List.of("--format", "csv"));
    assertEquals(
        ExitCode.DONE, crawl.terminal.type(all.toArray(String[]::new)), crawl.terminal.err());
    return crawl
        .terminal
        .out()
        .lines()
        .skip(1)
        .map(line -> line.split(",", -1)[1].replace(crawl.site.url(""), ""))
        .toList();
  }

  private String refused(String... words) {
    assertEquals(ExitCode.USAGE, crawl.terminal.type(words), crawl.terminal.out());
    assertEquals(1, crawl.terminal.err().lines().count(), crawl.terminal.err());
    return crawl.terminal.err().strip();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "shuttle             | /floor",
        "SHUTTLES            | /floor",
        "shuttl*             | /floor",
        "shutt               | ``",
        "\"shuttle flies\"   | /floor",
        "\"flies shuttle\"   | ``",
        "warping             | /floor",
        "metier              | /fr",
        "MÉTIER annees       | /fr",
        "織機                 | /ja",
        "織機で布              | /ja",
        "織                   | /ja",
        "機織                 | ``",
        "ไหมไทย               | /th",
        "ทอด้วย                | /th",
        "house NOT machine   | /",
        "(guild OR metier) NOT welcome | /fr",
      })
  void aPageIsFoundByTheWordsInIt(String query, String page) {
    assertEquals(page.isEmpty() ? List.of() : List.of(page), found(query));
  }

  @Test
  void whatAPageIsCalledWeighsMoreThanWhatItMentions() {
    crawl.site.page("/", "<title>Guild</title><p>Looms, looms. <a href=/floor>x</a>");
    assertEquals(ExitCode.DONE, crawl.crawl());
    assertEquals(List.of("/floor", "/"), found("looms"));
  }

  @Test
  void aPageIsFoundByTheTextsOfLinksThatLeadToIt() {
    assertEquals(List.of("/floor"), found("jacquard", "--in", "anchors"));
    assertEquals(List.of("/"), found("jacquard", "--in", "title,headings,text"));
  }

  @Test
  void pagesAreChosenByHostStatusLanguageAndTime() {
    assertEquals(List.of("/none"), found("nothing", "--status", "4xx"));
    assertEquals(List.of(), found("nothing", "--status", "200"));
    assertEquals(List.of("/fr"), found("metier OR shuttle", "--lang", "fr"));
    assertEquals(List.of(), found("metier", "--lang", "fro"));
    assertEquals(List.of("/fr"), found("metier", "--host", "localhost,127.0.0.*"));
    assertEquals(List.of(), found("metier", "--host", "*.example.org"));
    assertEquals(List.of("/fr"), found("metier", "--since", "2001-01-01"));
    assertEquals(List.of(), found("metier", "--until", "2001-01-01T12:00:00Z"));
    assertEquals(1, found("guild OR metier OR shuttle", "--limit", "1").size());
    assertTrue(crawl.terminal.err().contains("1 of 3 pages"), crawl.terminal.err());
  }

  @Test
  void theIndexTakesInWhatHasComeSince() {
    assertEquals(List.of(), found("bobbin"));
    crawl
        .site
        .page(
            "/", "<title>Guild</title><p>Every bobbin.<a href=/floor>bobbin</a><a href=/new>n</a>")
        .page("/new", "<title>Bobbins</title><p>A bobbin.");
    assertEquals(ExitCode.DONE, crawl.crawl());

    assertEquals(List.of("/", "/floor", "/new"), found("bobbin").stream().sorted().toList());
    assertEquals(List.of("/floor"), found("shuttle"));
    assertEquals(List.of(), foundIn("site.db@1", "welcome NOT house"));
    assertEquals(List.of("/"), foundIn("site.db@1", "welcome"));
    assertEquals(List.of(), found("welcome"));
    assertEquals(ExitCode.DONE, crawl.terminal.type("verify", "site.db"));
  }

  @Test
  void whatWasFoundIsHighlightedOnATerminalAlone() {
    assertEquals(ExitCode.DONE, crawl.terminal.type("search", "site.db", "metier anne*"));
    assertFalse(crawl.terminal.out().contains("\u001b"), crawl.terminal.out());
    assertTrue(crawl.terminal.out().startsWith("  1  Métier\n     " + crawl.site.url("/fr")));

    crawl.terminal.screen(new Screen(true, false, 100, true));
    assertEquals(ExitCode.DONE, crawl.terminal.type("search", "site.db", "metier anne*"));
    assertTrue(crawl.terminal.out().contains("Le \u001b[1mmétier\u001b[0m à tisser"));
    assertTrue(crawl.terminal.out().contains("cent \u001b[1mannées\u001b[0m."));
  }

  @Test
  void programsGetRows() {
    assertEquals(
        ExitCode.DONE, crawl.terminal.type("search", "site.db", "warping", "--format", "jsonl"));
    String line = crawl.terminal.out();
    assertTrue(
        line.matches("(?s)\\{\"rank\":1,\"url\":\"[^\"]+/floor\",\"title\":\"Floor looms\",.*"));
    assertTrue(line.contains("\"snippet\":\"Warping A shuttle flies. Shuttles fly.\""), line);
    assertTrue(line.contains("\"status\":200"), line);
  }

  @Test
  void whatIsNotThereIsSaidSo() {
    assertEquals(List.of(), found("unobtainable"));
    assertTrue(crawl.terminal.err().endsWith("weft: no page has that\n"), crawl.terminal.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "site.db    | \"open      | --limit=1       | search '\"open': a \" is never closed",
        "site.db    | a           | --limit=0       | --limit 0: a whole number from 1 is wanted",
        "site.db    | a           | --format=jsnol  | --format jsnol: must be one of table, csv,"
            + " jsonl, md; did you mean 'jsonl'?",
        "site.db    | a           | --in=titel      | --in titel: must be one of title, headings,"
            + " text, anchors; did you mean 'title'?",
        "site.db    | a           | --status=abc    | --status abc: write it like 404 or 4xx",
        "site.db    | a           | --lang=f_r      | --lang f_r: write it like de or pt-BR",
        "site.db    | a           | --since=monday  | --since monday: no date; write it like"
            + " 2025-03-01 or 2025-03-01T12:00:00Z",
        "site.db    | a           | --host=a/b      | --host a/b: no host; write a name such as"
            + " \"www.example.org\", \"*.example.org\" or \"localhost:8080\"",
        "other.db   | a           | --limit=1       | other.db does not exist; check the name",
        "site.db@7  | a           | --limit=1       | site.db has no run 7; weft runs",
      })
  void badInputIsRefusedInOneLine(String file, String query, String option, String message) {
    String said = refused("search", file, query, option);
    assertTrue(said.replace(directory + "/", "").startsWith("weft: " + message), said);
  }
}
