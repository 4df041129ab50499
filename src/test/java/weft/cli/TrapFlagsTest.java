package weft.cli;

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
import weft.cli.command.ExitCode;

/** The flags against endless series of URLs, and what is said of them, from the command line. */
class TrapFlagsTest {
  private static final String STOPPED =
      "/list\\?page(  stopped)?: 15\\d fetched, \\d of the 1[45]\\d looked into brought anything"
          + " new";

  @TempDir Path directory;
  private TypedCrawl crawl;

  @BeforeEach
  void start() {
    crawl = new TypedCrawl(directory);
    crawl.site.status("/robots.txt", 404).status("/sitemap.xml", 404);
    crawl.site.page("/", "<a href='/list?page=1'>list</a><a href=/x/x/x/x>x</a>");
    crawl.site.generated(TrapFlagsTest::list);
  }

  @AfterEach
  void stop() {
    crawl.close();
  }

  private static String list(String target) {
    int equals = target.indexOf('=');
    return equals < 0
        ? "<p>Other"
        : "<p>Nothing more<a href='/list?page="
            + (Integer.parseInt(target.substring(equals + 1)) + 1)
            + "'>next</a>";
  }

  @Test
  void whatWasStoppedIsToldWithItsEvidence() {
    assertEquals(ExitCode.DONE, crawl.crawl(), crawl.terminal.err());
    String status = told("status", "site.db");
    assertTrue(status.matches("(?s).* 127.0.0.1:\\d+  " + STOPPED + ".*"), status);
    String report =
        told(
            "report",
            "site.db",
            "traps",
            "--columns",
            "pattern,action,excluded",
            "--format",
            "csv");
    assertEquals("pattern,action,excluded\n/list?page,stopped,1\n", report);
    String issue = told("issues", "site.db", "crawl-trap", "--format", "csv");
    assertTrue(issue.contains("/list?page,"), issue);
    String url = crawl.rows("SELECT url FROM excluded WHERE reason = 'trap'").getFirst();
    String explained = told("explain", "site.db", url);
    assertTrue(explained.matches("(?s).*because of +" + STOPPED + ".*"), explained);
    assertTrue(explained.matches("(?s).*pattern +" + STOPPED + ".*"), explained);
    assertTrue(told("explain", "site.db", "/list?page=3").contains("stopped"), explained);
  }

  private String told(String... words) {
    assertEquals(ExitCode.DONE, crawl.terminal.type(words), crawl.terminal.err());
    return crawl.terminal.out();
  }

  @ParameterizedTest
  @CsvSource({"rules, 1", "off, 0"})
  void trapsCanBeLeftToTheRulesOrBeAllowed(String traps, int excluded) {
    crawl.crawl("--traps", traps, "--max-repeats", "3", "--max-pages", "200");
    assertEquals(200, crawl.fetched().size());
    assertEquals(excluded, crawl.rows("SELECT url FROM excluded WHERE reason = 'trap'").size());
  }

  @Test
  void aRunThatGoesOnWithoutTrapsTakesInWhatTheyLeftOut() {
    crawl.crawl("--max-repeats", "3", "--max-pages", "2");
    assertEquals(List.of("max-repeats 3"), crawl.rows("SELECT rule FROM excluded"));
    crawl.crawl("--traps", "off", "--max-pages", "30");
    assertEquals(1, crawl.site.count("/x/x/x/x"));
  }

  @ParameterizedTest
  @CsvSource({
    "--max-repeats, 3, /x/x/x/x",
    "--max-segments, 3, /x/x/x/x",
    "--max-parameters, 2, /q?a=1&b=2&c=3"
  })
  void rulesLeaveOutWhatIsPlainlyEndless(String flag, String most, String url) {
    crawl.site.page("/", "<a href='" + url + "'>endless</a><a href=/a/b/c>a</a>");
    crawl.site.page("/a/b/c", "<a href='/q?a=1&amp;b=2'>q</a>").page("/q?a=1&b=2", "<p>q");
    crawl.crawl(flag, most);
    assertEquals(List.of("/", "/a/b/c", "/q?a=1&b=2"), crawl.fetched());
    assertEquals(
        List.of("trap," + flag.substring(2) + " " + most),
        crawl.rows("SELECT reason, rule FROM excluded"));
  }

  @Test
  void anIncludeThatNamesTheUrlOverrulesARule() {
    crawl.site.page("/", "<a href=/x/x/x/x>x</a>");
    crawl.crawl("--max-repeats", "3", "--include", "/x/");
    assertEquals(List.of("/", "/x/x/x/x"), crawl.fetched());
  }
}
