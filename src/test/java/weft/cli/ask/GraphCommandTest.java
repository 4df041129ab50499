package weft.cli.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.cli.Sample;
import weft.cli.Terminal;
import weft.cli.Wired;
import weft.cli.command.ExitCode;
import weft.model.RunEnd;
import weft.store.MadeUpCrawl;
import weft.store.SqliteStore;
import weft.store.StoreSettings;

class GraphCommandTest {
  @TempDir Path directory;

  private Terminal typed(ExitCode expected, String... words) {
    Terminal terminal = new Terminal(directory, new Wired().parts());
    assertEquals(expected, terminal.type(words), () -> terminal.err() + terminal.out());
    return terminal;
  }

  private String read(String... words) {
    return typed(ExitCode.DONE, words).out();
  }

  private void refused(String message, String... words) {
    assertEquals("weft: " + message + "\n", typed(ExitCode.USAGE, words).err());
  }

  private void makeUp() throws SQLException {
    new MadeUpCrawl(200, 8, 4, 0).into(directory.resolve("big.db"));
  }

  @Test
  void theTableSumsTheGraphUpAndShowsItsBestPages() throws SQLException {
    makeUp();
    List<String> lines = read("graph", "big.db", "--top", "3").lines().toList();
    assertTrue(
        lines.getFirst().matches("200 pages, 1,\\d\\d\\d links between them"), lines.getFirst());
    assertEquals(
        "  0 that no links lead to from the seeds, 0 without links to others", lines.get(2));
    assertEquals(4 + 2 + 3, lines.size());
    assertTrue(lines.get(6).endsWith("https://www.site-0.example/"), lines.get(6));
    assertTrue(read("graph", "big.db", "--level", "host").startsWith("4 hosts, 12 links"));
    String near = read("graph", "big.db", "--personalised", "--top", "4");
    for (int host = 0; host < 4; host++) {
      assertTrue(near.contains("https://www.site-" + host + ".example/\n"), near);
    }
  }

  @Test
  void theViewIsFilledByWhoAsksForIt() throws SQLException {
    makeUp();
    assertEquals(
        "pages,ranks\n200,1.0\n",
        read(
            "query",
            "big.db",
            "SELECT count(*) AS pages, round(sum(pagerank), 6) AS ranks FROM graph_metrics",
            "--format",
            "csv"));
  }

  @Test
  void aGraphGoesToAFileOrToStandardOutput() throws SQLException, IOException {
    makeUp();
    read("graph", "big.db", "--format", "csv", "-o", "links.csv");
    String csv = Files.readString(directory.resolve("links.csv"));
    assertTrue(csv.startsWith("source,target,kind,weight\nhttps://www.site-0.example/,"), csv);
    assertEquals(csv, read("graph", "big.db", "--format", "csv"));
    assertEquals(csv, read("graph", "big.db", "--format", "csv", "-o", "-"));
    assertTrue(read("graph", "big.db", "--format", "graphml").endsWith("</graphml>\n"));
    try (Stream<Path> files = Files.list(directory)) {
      assertEquals(
          List.of("big.db", "links.csv"),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void pagesThatFailedAreNoNodes() {
    Sample.in(directory, RunEnd.FINISHED);
    String csv = read("graph", "site.db", "--format", "csv");
    assertTrue(csv.contains("https://a.test/,https://a.test/page,a,1\n"), csv);
    assertTrue(csv.contains("https://a.test/moved,https://a.test/gone,redirect,1\n"), csv);
    assertTrue(!csv.contains("slow.test") && !csv.contains("secret"), csv);
  }

  @Test
  void aCrawlWithoutPagesHasNoGraph() {
    StoreSettings settings =
        new StoreSettings(
            StoreSettings.Durability.FAST, StoreSettings.Bodies.ALL, Integer.MAX_VALUE);
    try (SqliteStore store =
        SqliteStore.open(directory.resolve("empty.db"), settings, "test", host -> host)) {
      store.begin("", Instant.EPOCH);
      store.end(RunEnd.FINISHED, Instant.EPOCH);
    }
    for (String level : List.of("page", "dir", "host")) {
      assertEquals("no pages, so no graph\n", read("graph", "empty.db", "--level", level));
      assertEquals(
          "source,target,kind,weight\n",
          read("graph", "empty.db", "--level", level, "--format", "csv"));
    }
    assertTrue(read("graph", "empty.db", "--format", "gexf").endsWith("</gexf>\n"));
  }

  @Test
  void pagesWithoutLinksHaveAGraphAllTheSame() throws SQLException {
    new MadeUpCrawl(6, 0, 2, 0).into(directory.resolve("big.db"));
    String text = read("graph", "big.db");
    assertTrue(text.startsWith("6 pages, 0 links between them\n  6 components strongly"), text);
    assertTrue(text.contains("  4 that no links lead to from the seeds, 6 without links"), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --format svg | --format svg: must be one of graphml, gexf, dot, csv
          --format dott | --format dott: must be one of graphml, gexf, dot, csv; did you mean 'dot'?
          --level pages | --level pages: must be one of page, dir, host; did you mean 'page'?
          --top 0 | --top 0: must be a number from 1 to 999999999
          --top many | --top many: must be a number from 1 to 999999999
          -o links.csv | -o links.csv: needs --format, one of graphml, gexf, dot, csv
          """)
  void aBadValueIsNamedWithARemedy(String option, String message) throws SQLException {
    makeUp();
    String[] words = option.split(" ", 2);
    refused(message, "graph", "big.db", words[0], words[1]);
  }

  @Test
  void theCrawlItselfIsNeverOverwritten() throws SQLException {
    makeUp();
    refused(
        "-o ./big.db: is the crawl itself; name another file",
        "graph",
        "big.db",
        "--format",
        "csv",
        "-o",
        "./big.db");
    assertTrue(
        typed(ExitCode.USAGE, "graph", "big.db", "--format", "csv", "-o", "no/such.csv")
            .err()
            .contains("no/such.csv: cannot be written"));
    refused(directory.resolve("none.db") + " does not exist; check the name", "graph", "none.db");
  }
}
