package weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import weft.SiteServer;
import weft.cli.command.ExitCode;

/** What is derived from stored bodies, from the crawl to the query. */
class ContentTest {
  private static final String VALUES =
      "SELECT name || ' ' || position || ' ' || coalesce(value, errors) AS v FROM extracted"
          + " ORDER BY url, name, position";

  @TempDir Path directory;

  private SiteServer site;
  private Terminal terminal;

  @BeforeEach
  void start() {
    site = SiteServer.start();
    site.page(
            "/",
            """
            <title>Lamps</title><meta property="og:title" content="All lamps">
            <script type="application/ld+json">{"@type":"Product","sku":"L1","name":"Lamp"}</script>
            <script type="application/ld+json">{"@type":"Product",}</script>
            <p>Cette lampe éclaire toute la pièce et consomme très peu d'électricité chaque jour.
            <p class=price>12,50<p class=price>9,90<p><a href=/data.json>data</a>
            """)
        .file("/data.json", "application/json", bytes("{\"sku\":\"L2\"}"));
    terminal = new Terminal(directory, Wiring.parts());
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"now", "later"})
  void structuredDataCanBeAskedFor(String when) {
    crawl("--content", when);
    assertEquals(
        """
        json-ld|Product|Lamp|null
        json-ld|null|null|no JSON: unexpected '}' at character 20, line 1
        opengraph|null|null|null
        """,
        query(
            "SELECT format || '|' || coalesce(type, 'null') || '|' ||"
                + " coalesce(data ->> 'name', 'null') || '|' || coalesce(errors, 'null') AS x"
                + " FROM structured_data ORDER BY position"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT og_title FROM metadata",
        "SELECT CASE language_detected WHEN 'fr' THEN 'All lamps' END AS x FROM pages"
            + " WHERE title = 'Lamps'",
        "SELECT 'All lamps' AS x FROM texts WHERE words > 10",
        "SELECT data ->> 'og:title' AS x FROM all_structured_data WHERE format = 'opengraph'"
      })
  void theFirstQueryThatNeedsContentDerivesIt(String sql) {
    crawl();
    assertEquals("All lamps\n", query(sql));
    assertTrue(terminal.err().contains("deriving content of 1 body"), terminal.err());
    assertEquals("All lamps\n", query(sql));
    assertEquals("", terminal.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"now", "later"})
  void columnsOfYourOwnCanBeAskedFor(String when) {
    crawl("--content", when, "-x", "price=css:.price", "--extract", "sku=json:$.sku");
    assertEquals("price 1 12,50\nprice 2 9,90\nsku 1 L1\nsku 1 L2\n", query(VALUES));
  }

  @Test
  void theConfigurationHasATableForThem() throws IOException {
    Files.writeString(
        directory.resolve("weft.toml"), "content = 'now'\n[extract]\nprice = 'css:.price'\n");
    crawl();
    assertEquals("price 1 12,50\nprice 2 9,90\n", query(VALUES));
  }

  @Test
  void otherColumnsAreTakenFromStoredBodiesWithoutAskingTheSiteAgain() {
    crawl("-x", "price=css:.price");
    assertEquals("price 1 12,50\nprice 2 9,90\n", query(VALUES));
    long asked = site.count("/");
    assertEquals(ExitCode.DONE, type("analyze", "site.db", "-x", "t=xpath://title"));
    assertEquals("content derived from 2 bodies\n", terminal.out());
    assertEquals("t 1 Lamps\n", query(VALUES));
    assertEquals("", terminal.err(), "the newer columns hold from now on");
    assertEquals(ExitCode.DONE, type("analyze", "site.db"));
    assertEquals("content derived from 0 bodies\n", terminal.out());
    assertEquals(ExitCode.DONE, type("analyze", "site.db", "-x", ""));
    assertEquals("", query(VALUES));
    assertEquals(asked, site.count("/"));
    assertEquals("11\n", query("SELECT words AS w FROM texts").replaceAll("1[0-9]", "11"));
  }

  @Test
  void aNewRunHasTheColumnsOfItsOwnConfiguration() {
    crawl("-x", "price=css:.price");
    assertEquals(ExitCode.DONE, type("analyze", "site.db", "-x", "t=css:title"));
    crawl("-x", "sku=json:sku", "--content", "now");
    assertEquals("sku 1 L1\nsku 1 L2\n", query(VALUES));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          p=css:div[     | column 'p': not a CSS selector
          p=xpath://a[   | column 'p': not an XPath expression
          p=json:$a      | column 'p': illegal character at position 1
          p=re:(         | column 'p': not a regular expression
          p=h1           | column 'p': must begin with css:, xpath:, json: or re:
          h1             | must look like price=css:.price
          """)
  void aBadColumnIsOneLineAndExitCode2(String rule, String message) {
    crawl();
    for (List<String> line :
        List.of(
            List.of("crawl", site.url("/"), "-x", rule),
            List.of("analyze", "site.db", "-x", rule))) {
      assertEquals(ExitCode.USAGE, type(line.toArray(String[]::new)), terminal.err());
      assertTrue(terminal.err().startsWith("weft: -x " + rule + ": " + message), terminal.err());
      assertEquals(1, terminal.err().lines().count(), terminal.err());
    }
  }

  @Test
  void aBadColumnInAFileNamesItsLine() throws IOException {
    Files.writeString(directory.resolve("weft.toml"), "[extract]\na = 'css:h1'\nb = 'css:h1['\n");
    assertEquals(ExitCode.USAGE, type("config", "check"));
    assertTrue(
        (terminal.out() + terminal.err())
            .contains("weft.toml:3: extract: column 'b': not a CSS selector"),
        terminal.err());
    Files.writeString(directory.resolve("weft.toml"), "[extract]\na = 1\n");
    assertEquals(ExitCode.USAGE, type("config", "check"));
    assertTrue(
        (terminal.out() + terminal.err())
            .contains("weft.toml:2: extract: column 'a': a rule such as \"css:.price\" is wanted"),
        terminal.err());
  }

  private void crawl(String... more) {
    List<String> words =
        new ArrayList<>(
            List.of("crawl", site.url("/"), "-o", "site.db", "--delay", "0", "--progress", "none"));
    words.addAll(List.of(more));
    assertEquals(ExitCode.DONE, type(words.toArray(String[]::new)), terminal.err());
  }

  /** The rows of a query of one column. */
  private String query(String sql) {
    assertEquals(ExitCode.DONE, type("query", "site.db", sql, "--format", "csv"), terminal.err());
    String csv = terminal.out().replace("\r", "").replace("\"", "");
    return csv.substring(csv.indexOf('\n') + 1);
  }

  private ExitCode type(String... words) {
    return terminal.type(words);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
