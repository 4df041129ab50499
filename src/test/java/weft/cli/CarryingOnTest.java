package weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.SiteServer;
import weft.cli.command.ExitCode;
import weft.config.ConfigLoader;
import weft.store.SqliteStore;
import weft.store.StoreSettings;
import weft.store.StoreSettings.Bodies;
import weft.store.StoreSettings.Durability;

/** A run that ended early goes on, and says so where it goes on differently. */
class CarryingOnTest {
  private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir Path directory;

  private SiteServer site;
  private Terminal terminal;

  @BeforeEach
  void start() {
    site = SiteServer.start();
    site.page("/", "<a href=/a>a</a><a href=/b>b</a>")
        .page("/a", "<p>Words of a.</p>")
        .page("/b", "");
    terminal = new Terminal(directory, Wiring.parts());
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @Test
  void aRunThatReachedALimitGoesOnWithAHigherOne() {
    assertEquals(ExitCode.LIMIT, crawl("-m", "1", "--exclude", "/b$"));
    assertTrue(
        terminal.err().contains("stopped by max-pages 1; 'weft resume' takes another limit"));
    assertTrue(terminal.err().contains("site.db -m 2\n"), terminal.err());
    assertEquals(ExitCode.DONE, terminal.type("resume", "site.db", "-m", "10"), terminal.err());
    assertEquals(1, site.count("/a"));
    assertEquals(0, site.count("/b"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --max-pages     | 1        | 9 | max-pages 1
          --max-bytes     | 10       | 1G | max-bytes 10 B
          --min-free-disk | 9000000G | 0 | min-free-disk 8789 TB: the disk of the file has less room than that
          """)
  void eachLimitHasExitCode6AndIsGoneOnFrom(String flag, String low, String high, String message) {
    assertEquals(ExitCode.LIMIT, crawl(flag, low, "--concurrency", "1"), terminal.err());
    assertTrue(
        terminal
            .err()
            .startsWith("weft: stopped by " + message + "; 'weft resume' takes another limit\n"),
        terminal.err());
    assertEquals(ExitCode.DONE, terminal.type("resume", "site.db", flag, high), terminal.err());
    assertEquals(1, site.count("/"));
    assertEquals(1, site.count("/a"));
  }

  @Test
  void aCrawlThatOnlyWaitsIsStoppedByItsTimeToo() {
    assertEquals(ExitCode.LIMIT, crawl("--delay", "1h", "--max-time", "1s"), terminal.err());
    assertTrue(terminal.err().startsWith("weft: stopped by max-time 1s;"), terminal.err());
  }

  @Test
  void whatHasPriorityIsVisitedFirstAlsoWhenTheRunIsCarriedOn() {
    assertEquals(ExitCode.LIMIT, crawl("--priority", "/b$=5", "--concurrency", "1", "-m", "2"));
    assertEquals(1, site.count("/b"));
    assertEquals(0, site.count("/a"));
    assertEquals(ExitCode.DONE, terminal.type("resume", "site.db", "-m", "9"), terminal.err());
    assertEquals(1, site.count("/a"));
  }

  @Test
  void aCrawlThatWasKilledBeforeItsSeedsWereStoredIsNotTakenForFinished() {
    try (SqliteStore store =
        SqliteStore.open(
            directory.resolve("site.db"),
            new StoreSettings(Durability.FAST, Bodies.ALL, Integer.MAX_VALUE),
            "test",
            host -> host)) {
      store.begin(new ConfigLoader(directory, Map.of()).load(List.of()).renderStored(), AT);
    }
    assertEquals(ExitCode.USAGE, terminal.type("resume", "site.db"));
    assertEquals(
        "weft: "
            + directory.resolve("site.db")
            + ": the crawl was interrupted before all its seeds were stored;"
            + " run that 'weft crawl' once more\n",
        terminal.err());
    assertEquals(ExitCode.DONE, crawl(), terminal.err());
    assertEquals(1, site.count("/a"));
  }

  @Test
  void whatIsQueuedIsJudgedAgainWhereTheRunGoesOnWithOtherPatterns() {
    assertEquals(ExitCode.LIMIT, crawl("-m", "1"));
    assertEquals(ExitCode.DONE, crawl("--exclude", "/b$"), terminal.err());
    assertEquals(1, site.count("/a"));
    assertEquals(0, site.count("/b"));
    assertEquals(ExitCode.DONE, terminal.type("explain", "site.db", "/b"));
    assertTrue(terminal.out().contains("exclude /b$"), terminal.out());
  }

  @Test
  void goingOnWithOtherSettingsIsSaid() {
    assertEquals(ExitCode.LIMIT, crawl("-m", "1", "--exclude", "/b$", "--depth", "3"));
    assertEquals(ExitCode.DONE, crawl(), terminal.err());
    assertTrue(
        terminal
            .err()
            .startsWith(
                "weft: the run goes on with other settings than it had:"
                    + " depth, exclude, max-pages; 'weft resume' would keep them\n"),
        terminal.err());
  }

  @Test
  void theDepthStaysWhereSeedsHaveDepthsOfTheirOwn() throws IOException {
    Files.writeString(directory.resolve("seeds.txt"), site.url("/") + " depth=1\n");
    String[] words = {
      "crawl", "-i", "seeds.txt", "-o", "site.db", "--delay", "0", "-m", "1", "--depth"
    };
    assertEquals(ExitCode.LIMIT, terminal.type(with(words, "3")), terminal.err());
    assertEquals(ExitCode.USAGE, terminal.type(with(words, "4")));
    assertEquals(
        "weft: depth cannot be changed in site.db, for seeds of its run have depths of their own;"
            + " keep the run's, or name another file\n",
        terminal.err().replace(directory + "/", ""));
    assertEquals(ExitCode.DONE, terminal.type("resume", "site.db", "-m", "9"), terminal.err());
    assertEquals(1, site.count("/a"));
  }

  @Test
  void aSeedThatIsNewBringsInWhatWasLeftOutOnItsHost() throws SQLException {
    try (SiteServer other = SiteServer.startOn("127.0.0.9")) {
      site.page("/", "<a href='" + other.url("/linked") + "'>x</a>");
      other.page("/", "").page("/linked", "");
      assertEquals(ExitCode.DONE, crawl(), terminal.err());
      unfinish();
      assertEquals(ExitCode.DONE, crawl(other.url("/")), terminal.err());
      assertEquals(1, other.count("/linked"));
      assertEquals(1, site.count("/"));
    }
  }

  @Test
  void linksThatWereOnlyCheckedBecomePagesOnceTheyAreInScope() throws SQLException {
    try (SiteServer other = SiteServer.startOn("127.0.0.9")) {
      site.page("/", links(other.url("/there"), other.url("/gone"), other.url("/bad")));
      site.page("/more", "<a rel=nofollow href='" + other.url("/ad") + "'>x</a>");
      other.page("/", "").page("/there", "<a href=/behind>x</a>").page("/behind", "");
      other.page("/ad", "").status("/gone", 404).status("/bad", 503);
      String[] checking = {
        "--external", "check", "--retries", "0", "--allow-private", site.url("/more")
      };
      assertEquals(ExitCode.DONE, crawl(checking), terminal.err());
      assertEquals(List.of("4"), rows("SELECT count(*) FROM external"));
      unfinish();
      String[] grown = Arrays.copyOf(checking, checking.length + 1);
      grown[checking.length] = other.url("/");
      assertEquals(ExitCode.DONE, crawl(grown), terminal.err());
      assertEquals(
          List.of("/,200", "/bad,503", "/behind,200", "/gone,404", "/there,200"),
          rows(
              "SELECT replace(url, '%s', ''), status FROM urls WHERE pursuit = 'page' AND url LIKE '%s/%%' ORDER BY url"
                  .formatted(other.origin(), other.origin())));
      assertEquals(List.of(other.url("/ad")), rows("SELECT url FROM external"));
      assertEquals(1, site.count("/"));
    }
  }

  @Test
  void linksThatWereOnlyCheckedBecomePagesInAWiderScope() throws SQLException {
    try (SiteServer other = SiteServer.startOn("127.0.0.9")) {
      site.page("/", links(other.url("/there")));
      other.page("/there", "");
      assertEquals(ExitCode.DONE, crawl("--external", "check", "--allow-private"), terminal.err());
      unfinish();
      assertEquals(
          ExitCode.DONE, crawl("--scope", "any", "-m", "99", "--allow-private"), terminal.err());
      assertEquals(List.of("2"), rows("SELECT count(*) FROM pages WHERE size_body IS NOT NULL"));
      assertEquals(List.of("0"), rows("SELECT count(*) FROM external"));
    }
  }

  private static String links(String... urls) {
    return Arrays.stream(urls).map("<a href='%s'>x</a>"::formatted).collect(Collectors.joining());
  }

  /** Makes the run one that was stopped just before its end. */
  private void unfinish() throws SQLException {
    try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + directory + "/site.db");
        Statement statement = file.createStatement()) {
      assertEquals(1, statement.executeUpdate("UPDATE run SET end_reason = 'stopped'"));
    }
  }

  private List<String> rows(String sql) {
    assertEquals(
        ExitCode.DONE, terminal.type("query", "site.db", sql, "--format", "csv"), terminal.err());
    return terminal.out().lines().skip(1).toList();
  }

  private static String[] with(String[] words, String last) {
    String[] all = java.util.Arrays.copyOf(words, words.length + 1);
    all[words.length] = last;
    return all;
  }

  @Test
  void aPageCanBeReadAsText() {
    crawl();
    assertEquals(ExitCode.DONE, terminal.type("cat", "site.db", "/a", "--text"));
    assertEquals("Words of a.\n", terminal.out());
  }

  private ExitCode crawl(String... more) {
    String[] words = {
      "crawl", site.url("/"), "-o", "site.db", "--delay", "0", "--progress", "none"
    };
    String[] all = java.util.Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return terminal.type(all);
  }
}
