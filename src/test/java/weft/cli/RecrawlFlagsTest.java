package weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.cli.command.ExitCode;

/** Coming back to a file, from the command line. */
class RecrawlFlagsTest {
  @TempDir Path directory;
  private TypedCrawl crawl;

  @BeforeEach
  void start() {
    crawl = new TypedCrawl(directory);
    crawl
        .site
        .page("/", "<a href=/a>a</a> <a href=/b>b</a>")
        .page("/a", "a")
        .page("/b", "b")
        .header("/a", "ETag", "\"a\"")
        .answerConditionally();
    assertEquals(ExitCode.DONE, crawl.crawl("--depth", "1", "--exclude", "/b"));
  }

  @AfterEach
  void stop() {
    crawl.close();
  }

  private ExitCode again(String... more) {
    List<String> words = new java.util.ArrayList<>(List.of("crawl", "-o", "site.db"));
    words.addAll(List.of(more));
    return crawl.terminal.type(words.toArray(String[]::new));
  }

  private List<String> changes() {
    return crawl.rows("SELECT change FROM pages ORDER BY url");
  }

  private void change(String sql) {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("site.db"));
        Statement statement = connection.createStatement()) {
      int _ = statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void withoutSeedsACrawlIsDoneOnceMoreWithItsSeedsAndSettings() {
    assertEquals(ExitCode.DONE, again());

    assertEquals(List.of("unchanged", "unchanged"), changes());
    assertEquals(List.of("2"), crawl.rows("SELECT max(id) FROM runs"));
    assertEquals(List.of("pattern"), crawl.rows("SELECT reason FROM excluded"));
    assertEquals(List.of("argument"), crawl.rows("SELECT source FROM seeds"));
    assertEquals(
        List.of("200", "304"),
        crawl.rows("SELECT status FROM fetches WHERE url NOT LIKE '%/sitemap.xml' ORDER BY 1"));
  }

  @Test
  void flagsOfALaterCrawlAreLaidOverTheSettingsOfTheEarlierOne() {
    assertEquals(ExitCode.DONE, again("--depth", "0"));

    assertEquals(List.of("unchanged"), changes());
  }

  @Test
  void aFileWithoutARunHasNoSeeds() {
    assertEquals(ExitCode.USAGE, crawl.terminal.type("crawl", "-o", "other.db"));
    assertTrue(crawl.terminal.err().contains("no seeds"), crawl.terminal.err());
  }

  @Test
  void revisitLeavesYoungPagesAlone() {
    int before = crawl.fetched().size();

    assertEquals(ExitCode.DONE, again("--revisit", "1d"));

    assertEquals(before, crawl.fetched().size());
    assertEquals(List.of("not-due", "not-due"), changes());
    assertEquals(ExitCode.DONE, again("--revisit", "adaptive"));
    assertEquals(before, crawl.fetched().size());
    assertTrue(crawl.rows("SELECT config FROM runs WHERE id = 3").toString().contains("adaptive"));
  }

  @Test
  void sinceNoneAsksForEverythingAnew() {
    assertEquals(ExitCode.DONE, again("--since", "none"));
    assertEquals(List.of("new", "new"), changes());
    assertFalse(crawl.site.requests().getLast().headers().containsKey("if-none-match"));

    assertEquals(ExitCode.DONE, again("--since", "1"));
    assertEquals(List.of("unchanged", "unchanged"), changes());
    assertEquals(ExitCode.USAGE, again("--since", "7"));
    assertTrue(crawl.terminal.err().contains("has no such run"), crawl.terminal.err());
  }

  @Test
  void whatWasAnErrorBeforeAndStillIsIsNotNew() {
    crawl.site.page("/", "<a href=/a>a</a> <a href=/c>c</a> <a href=/d>d</a>");
    assertEquals(ExitCode.DONE, again());
    crawl.site.redirect("/d", "/a");
    assertEquals(ExitCode.DONE, again());
    assertTrue(crawl.terminal.err().contains("0 new, 1 changed, 3 unchanged, 0 gone"));
    assertEquals(
        List.of("unchanged", "unchanged", "unchanged", "changed"),
        crawl.rows("SELECT change FROM pages ORDER BY url"));
  }

  @Test
  void aPageThatIsGoneKeepsItsLastGoodBody() {
    crawl.site.status("/a", 404);
    assertEquals(ExitCode.DONE, again());
    assertTrue(crawl.terminal.err().contains("0 new, 0 changed, 1 unchanged, 1 gone"));

    assertEquals(ExitCode.DONE, crawl.terminal.type("cat", "site.db", crawl.site.url("/a")));
    assertEquals("a", crawl.terminal.out());
    assertTrue(crawl.terminal.err().contains("/a answers 404 now"), crawl.terminal.err());
    assertEquals(ExitCode.DONE, crawl.terminal.type("cat", "site.db@1", crawl.site.url("/a")));
    assertEquals("", crawl.terminal.err());
    assertEquals(ExitCode.DONE, crawl.terminal.type("status", "site.db"));
    assertTrue(crawl.terminal.out().contains("0 new, 0 changed, 1 unchanged, 1 gone"));
    assertEquals(
        ExitCode.DONE,
        crawl.terminal.type(
            "query", "site.db@1", "SELECT status FROM pages ORDER BY url", "--format", "csv"));
    assertEquals("status\n200\n200\n", crawl.terminal.out().replace("\r", ""));
    assertEquals(ExitCode.USAGE, crawl.terminal.type("query", "site.db@3", "SELECT 1"));
    assertTrue(crawl.terminal.err().contains("has no run 3"), crawl.terminal.err());
  }

  @Test
  void explainTellsWhatWasAskedInTheNewestRun() {
    assertEquals(ExitCode.DONE, again());
    assertEquals(ExitCode.DONE, crawl.terminal.type("explain", "site.db", crawl.site.url("/a")));
    assertTrue(crawl.terminal.out().contains("304 from"), crawl.terminal.out());
    assertFalse(crawl.terminal.out().contains("attempt 2"), crawl.terminal.out());

    assertEquals(ExitCode.DONE, again("--revisit", "1d"));
    assertEquals(ExitCode.DONE, crawl.terminal.type("explain", "site.db", crawl.site.url("/a")));
    assertTrue(
        crawl.terminal.out().lines().anyMatch(l -> l.contains("compared") && l.contains("not-due")),
        crawl.terminal.out());
  }

  @Test
  void retryFailedTriesAgainWhatFailedAndNothingElse() {
    crawl.site.page("/", "<a href=/a>a</a> <a href=/c>c</a>").status("/c", 500);
    assertEquals(ExitCode.DONE, again("--retries", "0"));
    int before = crawl.fetched().size();

    assertEquals(ExitCode.DONE, crawl.terminal.type("resume", "site.db", "--retry-failed"));
    assertEquals(List.of("/c"), crawl.fetched().subList(before, crawl.fetched().size()));
    assertEquals(List.of("http-status,2"), crawl.rows("SELECT reason, attempts FROM failures"));

    assertEquals(ExitCode.DONE, again("--retry-failed"));
    assertEquals(before + 1, crawl.fetched().size());
    assertTrue(
        crawl.terminal.err().contains("nothing to try again yet, 1 failed URL waits"),
        crawl.terminal.err());

    change("UPDATE fetch SET at = at - 3700000");
    crawl.site.page("/c", "<a href=/d>d</a>").page("/d", "d");
    assertEquals(ExitCode.DONE, again("--retry-failed", "--depth", "2"));
    assertEquals(List.of("/c", "/d"), crawl.fetched().subList(before + 1, crawl.fetched().size()));
    assertEquals(List.of("2"), crawl.rows("SELECT max(id) FROM runs"));

    assertEquals(ExitCode.DONE, again("--retry-failed"));
    assertTrue(crawl.terminal.err().contains("no URL failed"), crawl.terminal.err());
    assertEquals(ExitCode.USAGE, crawl.crawl("--retry-failed"));
    assertTrue(crawl.terminal.err().contains("takes no seeds"), crawl.terminal.err());
  }

  @Test
  void anAttemptByAClockThatWasAheadHoldsNothingUp() {
    crawl.site.page("/", "<a href=/c>c</a>").status("/c", 500);
    assertEquals(ExitCode.DONE, again("--retries", "0"));
    assertEquals(ExitCode.DONE, again("--retry-failed"));
    int before = crawl.fetched().size();

    change("UPDATE fetch SET at = at + 3600000");
    assertEquals(ExitCode.DONE, again("--retry-failed"));
    assertEquals(List.of("/c"), crawl.fetched().subList(before, crawl.fetched().size()));
  }
}
