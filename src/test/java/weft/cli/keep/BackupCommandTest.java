package weft.cli.keep;

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
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.cli.Sample;
import weft.cli.SteeredCrawl;
import weft.cli.Terminal;
import weft.cli.Wired;
import weft.cli.command.ExitCode;
import weft.model.RunEnd;

class BackupCommandTest {
  private static final String PAGES = "SELECT url, status, title FROM pages ORDER BY url";

  @TempDir Path directory;

  private Terminal terminal() {
    return new Terminal(directory, new Wired().parts());
  }

  private String refused(String... words) {
    Terminal terminal = terminal();
    assertEquals(ExitCode.USAGE, terminal.type(words), terminal.out());
    assertEquals(1, terminal.err().lines().count(), terminal.err());
    return terminal.err().strip().replace(directory + "/", "");
  }

  private List<String> files() {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aCopyAnswersLikeTheFile() {
    Sample.in(directory, RunEnd.FINISHED);
    Terminal terminal = terminal();
    assertEquals(ExitCode.DONE, terminal.type("backup", "site.db", "copy.db"), terminal.err());
    assertEquals("copy.db is a whole copy: 7 URLs and 5 bodies were checked\n", terminal.out());
    assertEquals(List.of("copy.db", "site.db"), files());

    assertEquals(ExitCode.DONE, terminal.type("query", "site.db", PAGES));
    String pages = terminal.out();
    assertEquals(ExitCode.DONE, terminal.type("query", "copy.db", PAGES));
    assertEquals(pages, terminal.out());
  }

  @Test
  void whatIsThereIsReplacedOnlyByForce() throws IOException {
    Sample.in(directory, RunEnd.FINISHED);
    Files.writeString(directory.resolve("copy.db"), "something else");
    assertEquals(
        "weft: copy.db exists; name another file or give --force to replace it",
        refused("backup", "site.db", "copy.db"));
    assertEquals("something else", Files.readString(directory.resolve("copy.db")));
    assertEquals(ExitCode.DONE, terminal().type("backup", "site.db", "copy.db", "--force"));
    assertEquals(ExitCode.DONE, terminal().type("backup", "site.db", "copy.db", "--force"));
    assertEquals(ExitCode.DONE, terminal().type("verify", "copy.db"));
    assertEquals(List.of("copy.db", "site.db"), files());
  }

  @Test
  void placesWhereNoCopyCanBeAreRefusedInOneLine() throws IOException {
    Sample.in(directory, RunEnd.FINISHED);
    Files.createDirectory(directory.resolve("folder"));
    Files.writeString(directory.resolve("new.db-wal"), "a log");
    assertEquals(
        "weft: folder is a directory; name a file in it", refused("backup", "site.db", "folder"));
    assertEquals(
        "weft: site.db is the file itself; name another one",
        refused("backup", "site.db", "site.db", "--force"));
    assertEquals(
        "weft: none/copy.db cannot be written; check the directory and its permissions",
        refused("backup", "site.db", "none/copy.db"));
    assertEquals(
        "weft: new.db-wal lies there, the log of another file; remove it first",
        refused("backup", "site.db", "new.db"));
    assertEquals(
        "weft: other.db does not exist; check the name", refused("backup", "other.db", "copy.db"));
    assertFalse(Files.exists(directory.resolve("copy.db")));
  }

  @Test
  void ofADamagedFileThereIsNoCopy() throws SQLException {
    Path file = Sample.in(directory, RunEnd.FINISHED);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE body SET bytes = x'00' WHERE id = 1");
    }
    Terminal terminal = terminal();
    assertEquals(ExitCode.STORE, terminal.type("backup", "site.db", "copy.db"));
    assertTrue(terminal.err().contains("site.db is damaged, so there is no copy"), terminal.err());
    assertEquals(List.of("site.db"), files());
  }

  @Test
  void aCopyOfARunningCrawlIsWholeAndCanBeResumed() throws Exception {
    try (SteeredCrawl crawl = new SteeredCrawl(directory)) {
      Future<ExitCode> end = crawl.behindTheGate("<p>behind").begin(List.of("/a", "/b"));
      assertEquals(ExitCode.DONE, crawl.other.type("backup", "site.db", "copy.db"));
      crawl.open();
      assertEquals(ExitCode.DONE, end.get());

      assertEquals(ExitCode.DONE, crawl.other.type("verify", "copy.db"));
      assertEquals(ExitCode.DONE, crawl.other.type("resume", "copy.db", "--progress", "none"));
      String states = "SELECT url, state, status FROM urls ORDER BY url";
      List<String> crawled = crawl.rows(states);
      assertEquals(ExitCode.DONE, crawl.other.type("query", "copy.db", states, "--format", "csv"));
      assertEquals(crawled, crawl.other.out().lines().skip(1).toList());
      assertEquals(4, crawled.stream().filter(row -> row.endsWith(",done,200")).count());
    }
  }
}
