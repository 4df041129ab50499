package weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.cli.command.ExitCode;
import weft.cli.crawl.StatusCommand;
import weft.cli.crawl.Summary;
import weft.cli.output.Answer;
import weft.model.RunEnd;
import weft.store.StoreReader;

class ReadingTest {
  @TempDir Path directory;
  private final Wired wired = new Wired();

  private String read(String... words) {
    Terminal terminal = new Terminal(directory, wired.parts());
    assertEquals(ExitCode.DONE, terminal.type(words), () -> terminal.err() + terminal.out());
    assertFalse(terminal.out().contains("\u001b"), "pages must not reach the terminal as they are");
    return terminal.out();
  }

  private static void says(String text, String regex) {
    assertTrue(text.lines().anyMatch(line -> line.matches(" *" + regex)), regex + " in\n" + text);
  }

  @Test
  void explainTellsHowAPageWasFoundAndEveryAttempt() {
    Sample.in(directory, RunEnd.FINISHED);
    String text = read("explain", "site.db", "a.test:443/page#part");
    says(text, "https://a\\.test/page");
    says(text, "typed as +a\\.test:443/page#part");
    says(text, "state +done");
    says(text, "depth +1 \\(way SL\\)");
    says(text, "found on +https://a\\.test/  \\(a \"to /page\"\\)  \\(seed, seeds\\.txt:3\\)");
    says(text, "scope +takes it: .*a\\.test.*");
    says(text, "robots\\.txt +allows it, no line matches \\(status 200, asked .*");
    says(text, "attempt 1 +2025-03-01T12:00:00Z  503 from 192\\.0\\.2\\.1 in 30 ms, h2, .*");
    says(text, "attempt 2 +2025-03-01T12:00:00Z  200 .*");
    says(text, "title +Page");
    says(text, "robots directives +noindex");
  }

  @Test
  void explainTakesAPathOnTheHostOfASeedAndSaysWhyAUrlIsStillQueued() {
    Sample.in(directory, RunEnd.LIMIT);
    says(read("explain", "site.db", "/page"), "https://a\\.test/page");
    String queued =
        Answer.first(StoreReader.open(directory.resolve("site.db")), "SELECT url FROM queued")
            .orElseThrow()
            .text(0);
    says(read("explain", "site.db", queued), "because +the run reached a limit before its turn.*");
  }

  @Test
  void aMisspeltViewOrColumnIsAnsweredWithTheNearest() {
    Sample.in(directory, RunEnd.FINISHED);
    Terminal terminal = new Terminal(directory, wired.parts());
    assertEquals(ExitCode.USAGE, terminal.type("query", "site.db", "SELECT * FROM failure"));
    assertEquals("weft: SQL: no such table: failure; did you mean 'failures'?\n", terminal.err());
    assertEquals(ExitCode.USAGE, terminal.type("query", "site.db", "SELECT titel FROM pages"));
    assertEquals("weft: SQL: no such column: titel; did you mean 'title'?\n", terminal.err());
    assertEquals(ExitCode.USAGE, terminal.type("query", "site.db", "SELECT colour FROM seeds"));
    assertTrue(
        terminal.err().startsWith("weft: SQL: no such column: colour; there are run, url, "),
        terminal.err());
    assertEquals(ExitCode.USAGE, terminal.type("query", "site.db", "SELEC 1"));
    assertTrue(terminal.err().contains(", not with SELEC;"), terminal.err());
  }

  @Test
  void readingLeavesNothingBesideTheFile() throws IOException {
    Sample.in(directory, RunEnd.FINISHED);
    read("query", "site.db", "SELECT url FROM pages");
    try (Stream<Path> files = Files.list(directory)) {
      assertEquals(
          List.of("site.db"), files.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void explainNamesTheRuleThatExcluded() {
    Sample.in(directory, RunEnd.FINISHED);
    String outside = read("explain", "site.db", Sample.OTHER);
    says(outside, "state +excluded: out-of-scope, outside the scope of every seed");
    says(outside, "because of +scope host a\\.test");
    says(outside, "attempts +none");
    String denied = read("explain", "site.db", Sample.SECRET);
    says(denied, "state +excluded: robots, robots\\.txt disallows it");
    says(denied, "because of +robots\\.txt line 2: Disallow: /secret");
  }

  @Test
  void explainFollowsARedirectBothWays() {
    Sample.in(directory, RunEnd.FINISHED);
    String moved = read("explain", "site.db", Sample.MOVED);
    says(moved, "redirects to +/gone, which is https://a\\.test/gone");
    String gone = read("explain", "site.db", Sample.GONE);
    says(gone, "found on +https://a\\.test/moved  \\(redirect\\)");
    says(gone, "found on +https://a\\.test/  \\(a \"to /moved\"\\)  \\(seed, .*");
  }

  @Test
  void explainTellsAFailure() {
    Sample.in(directory, RunEnd.FINISHED);
    String text = read("explain", "site.db", Sample.SLOW);
    says(text, "state +failed: timeout, no complete answer in time");
    says(text, "attempt 1 .*no answer from 192\\.0\\.2\\.9: timeout, no answer in 30s");
  }

  @Test
  void explainOfAnUnknownUrlNamesTheNearest() {
    Sample.in(directory, RunEnd.FINISHED);
    Terminal terminal = new Terminal(directory, wired.parts());
    assertEquals(
        ExitCode.USAGE, terminal.type("explain", "site.db", "http://www.a.test/page/?x=1"));
    assertTrue(terminal.out().contains("is not known here"), terminal.out());
    assertTrue(terminal.out().contains("    https://a.test/page\n"), terminal.out());
  }

  @Test
  void statusTellsStatesReasonsAndHosts() {
    Sample.in(directory, RunEnd.LIMIT);
    String text = read("status", "site.db");
    says(
        text,
        "A limit was reached at .*; 'weft resume site\\.db' goes on, where need be with a higher"
            + " one");
    says(text, "queued +1");
    says(text, "done +4");
    says(text, "timeout +1  no complete answer in time");
    says(text, "robots +1  robots\\.txt disallows it");
    says(text, "a\\.test:443  1 queued, at least 0\\.5 s; 0\\.5 s between requests, as configured");
    says(text, "slow\\.test:443  8\\.0 s between requests, backing off after .*");
  }

  @Test
  void statusSaysWhoIsCrawling() {
    try (StoreReader file = StoreReader.open(Sample.in(directory, null))) {
      List<String> lines = StatusCommand.lines(file, Path.of("site.db"), OptionalLong.of(4711));
      assertEquals("Being crawled now by process 4711", lines.get(1));
    }
  }

  @Test
  void statusTellsACrash() {
    Sample.in(directory, null);
    says(read("status", "site.db"), "Not running: its process ended without a word; .*");
  }

  @Test
  void theSummaryTellsWhatBecameOfEverything() {
    Path path = Sample.in(directory, RunEnd.STOPPED);
    try (StoreReader file = StoreReader.open(path)) {
      String text = String.join("\n", Summary.of(file, path, Duration.ofSeconds(10), 5));
      says(text, "Stopped, 1 URL is still queued, after 10\\.0 s\\.");
      says(text, "pages +\\d+  .* received, 0\\.5/s");
      says(text, "2xx +2  50\\.0%");
      says(text, "3xx +1  25\\.0%  1 × 301");
      says(text, "4xx +1  25\\.0%  1 × 404");
      says(text, "failed +1");
      says(text, "timeout +1  no complete answer in time");
      says(text, "excluded +2");
      says(text, "queued +1  still to be fetched");
      says(text, "slow\\.test:443  8\\.0 s between requests, backing off .*");
      says(text, "weft resume .*site\\.db");
      says(text, "weft explain .*site\\.db https://slow\\.test/");
    }
  }

  @Test
  void theSummaryOfAFinishedCrawlOffersNoResuming() {
    Path path = Sample.in(directory, RunEnd.FINISHED);
    try (StoreReader file = StoreReader.open(path)) {
      List<String> lines = Summary.of(file, path, Duration.ofSeconds(10), 5);
      assertEquals("Finished, after 10.0 s.", lines.getFirst());
      assertTrue(lines.stream().noneMatch(line -> line.contains("resume")));
    }
  }

  @Test
  void runsAreListed() {
    Sample.in(directory, RunEnd.FINISHED);
    assertEquals(
        """
        run  started              ended                end       done  failed  excluded  queued
        ---  -------------------  -------------------  --------  ----  ------  --------  ------
          1  2025-03-01 12:00:00  2025-03-01 12:01:00  finished     4       1         2       0
        """,
        read("runs", "site.db"));
  }

  @Test
  void catPrintsTheBodyOrTheHeaders() {
    Sample.in(directory, RunEnd.FINISHED);
    assertEquals("<p>Text", read("cat", "site.db", "a.test/page"));
    assertEquals(
        "HTTP 200\nContent-Type: text/html\n", read("cat", "site.db", Sample.PAGE, "--headers"));
  }

  @Test
  void catOfWhatWasNotAnsweredSaysSo() {
    Sample.in(directory, RunEnd.FINISHED);
    Terminal terminal = new Terminal(directory, wired.parts());
    assertEquals(ExitCode.USAGE, terminal.type("cat", "site.db", Sample.SLOW));
    assertEquals(
        "weft: https://slow.test/ was not answered; 'weft explain' says more\n", terminal.err());
  }

  @Test
  void queryWritesWhatWasAsked() {
    Sample.in(directory, RunEnd.FINISHED);
    String sql = "SELECT text FROM url ORDER BY id LIMIT 1";
    assertEquals("text\nhttps://a.test/\n", read("query", "site.db", sql, "--format", "csv"));
    assertEquals("{\"text\":\"https://a.test/\"}\n", read("query", "site.db", sql, "-f", "jsonl"));
  }

  @Test
  void aWrongQueryIsExitCode2() {
    Sample.in(directory, RunEnd.FINISHED);
    Terminal terminal = new Terminal(directory, wired.parts());
    assertEquals(ExitCode.USAGE, terminal.type("query", "site.db", "SELEKT 1"));
    assertEquals(1, terminal.err().lines().count());
    assertEquals(
        ExitCode.USAGE, terminal.type("query", "site.db", "SELECT 1", "--format", "jsnol"));
    assertTrue(terminal.err().contains("did you mean 'jsonl'?"), terminal.err());
  }

  @Test
  void verifySaysThatAFileIsWhole() {
    Sample.in(directory, RunEnd.FINISHED);
    says(read("verify", "site.db"), "site\\.db is whole: 7 URLs and 5 bodies were checked");
  }

  @Test
  void verifyOfADamagedFileIsExitCode3() throws SQLException {
    Path file = Sample.in(directory, RunEnd.FINISHED);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE body SET bytes = x'00' WHERE id = 1");
    }
    Terminal terminal = new Terminal(directory, wired.parts());
    assertEquals(ExitCode.STORE, terminal.type("verify", "site.db"));
    assertTrue(terminal.err().startsWith("weft: site.db is damaged"), terminal.err());
    assertFalse(terminal.out().isEmpty());
  }

  @Test
  void aForeignFileIsExitCode2() throws IOException {
    Files.writeString(directory.resolve("site.db"), "this is no database".repeat(100));
    Terminal terminal = new Terminal(directory, wired.parts());
    for (String verb : List.of("status", "runs", "verify", "resume")) {
      assertEquals(ExitCode.USAGE, terminal.type(verb, "site.db"), verb);
      assertEquals(1, terminal.err().lines().count(), terminal.err());
    }
    assertFalse(Files.exists(directory.resolve("site.db.log")));
  }

  @Test
  void analyzeSaysWhatItDid() {
    assertEquals("content derived from 3 bodies\n", read("analyze", "site.db"));
  }
}
