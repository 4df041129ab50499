package weft.cli.keep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import weft.cli.SteeredCrawl;
import weft.cli.TypedCrawl;
import weft.cli.command.ExitCode;
import weft.store.PruneRules;
import weft.store.Pruning;

/** Dropping runs, hosts and bodies from a file that was crawled three times. */
class PruneCommandTest {
  /** What a run shows of its pages, their links and what was derived of them. */
  private static final List<String> SHOWN =
      List.of(
          "SELECT url, status, title, change, body_hash, fetched_at, words FROM pages ORDER BY url",
          "SELECT src, dst, kind, anchor, dst_state FROM links ORDER BY 1, 2, 3",
          "SELECT url, state, reason, depth, hops, found_on FROM urls ORDER BY url",
          "SELECT url, text FROM texts ORDER BY url",
          "SELECT url, kind, entries FROM sitemaps ORDER BY url",
          "SELECT url FROM seeds ORDER BY url");

  @TempDir Path directory;
  private TypedCrawl crawl;

  @BeforeEach
  void start() {
    crawl = new TypedCrawl(directory);
    crawl
        .site
        .page("/", "<title>Home</title><p>One." + links("/tagged", "/plain", "/changing", "/gone"))
        .page("/tagged", "<title>Tagged</title><p>Never changes." + links("/", "/deep"))
        .header("/tagged", "ETag", "\"t\"")
        .page("/plain", "<title>Plain</title><p>Never changes either." + links("/deep"))
        .page("/deep", "<title>Deep</title>")
        .page("/changing", "<title>First</title>" + links("/a1", "/a2"))
        .page("/gone", "<title>Soon gone</title>")
        .answerConditionally();
    assertEquals(ExitCode.DONE, crawl.crawl());
    crawl
        .site
        .page("/changing", "<title>Second</title>" + links("/b1"))
        .status("/gone", 404)
        .page("/", "<title>Home</title><p>Two." + links("/tagged", "/plain", "/changing", "/gone"));
    assertEquals(ExitCode.DONE, crawl.crawl());
    crawl.site.page("/changing", "<title>Third</title>" + links("/c1"));
    assertEquals(ExitCode.DONE, crawl.crawl());
  }

  @AfterEach
  void stop() {
    crawl.close();
  }

  private static String links(String... targets) {
    StringBuilder html = new StringBuilder();
    for (String target : targets) {
      html.append("<a href=").append(target).append(">to ").append(target).append("</a> ");
    }
    return html.toString();
  }

  private String typed(String... words) {
    assertEquals(
        ExitCode.DONE, crawl.terminal.type(words), crawl.terminal.out() + crawl.terminal.err());
    return crawl.terminal.out();
  }

  private String prune(String... rules) {
    List<String> words = new ArrayList<>(List.of("prune", "site.db"));
    words.addAll(List.of(rules));
    String said = typed(words.toArray(String[]::new));
    assertTrue(typed("verify", "site.db").contains("is whole"));
    return said;
  }

  private List<String> shown(String file) {
    return SHOWN.stream().map(sql -> typed("query", file, sql, "--format", "csv")).toList();
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

  @ParameterizedTest
  @CsvSource({"1,2 3", "2,1 3", "3,1 2", "1..2,3", "2..3,1", "'1,3',2"})
  void theRunsThatStayShowWhatTheyShowed(String dropped, String kept) {
    List<List<String>> before = new ArrayList<>();
    for (String run : kept.split(" ", -1)) {
      before.add(shown("site.db@" + run));
    }
    String said = prune("--runs", dropped);
    assertTrue(said.startsWith("dropped "), said);
    List<List<String>> after = new ArrayList<>();
    for (String run : kept.split(" ", -1)) {
      after.add(shown("site.db@" + run));
    }
    assertEquals(before, after);
    assertEquals(
        kept.split(" ", -1).length,
        crawl.rows("SELECT DISTINCT run FROM all_urls").size(),
        "the others are gone from the views");
  }

  @Test
  void theNextCrawlStillAsksOnTheConditionOfWhatWasFetchedInADroppedRun() {
    prune("--keep-runs", "1");
    assertEquals(List.of("1", "2", "3"), crawl.rows("SELECT id FROM runs"));
    int before = crawl.site.requests().size();
    assertEquals(ExitCode.DONE, crawl.crawl());
    assertTrue(
        crawl.site.requests().stream()
            .skip(before)
            .anyMatch(
                request ->
                    request.target().equals("/tagged")
                        && request.headers().containsKey("if-none-match")));
    assertEquals(
        List.of("unchanged"), crawl.rows("SELECT change FROM pages WHERE title = 'Tagged'"));
    assertEquals("<title>Soon gone</title>", typed("cat", "site.db", crawl.site.url("/gone")));

    prune("--keep-runs", "1");
    crawl.site.header("/tagged", "ETag", "\"other\"");
    crawl.site.page("/tagged", "<title>Tagged</title>" + links("/"));
    assertEquals(ExitCode.DONE, crawl.crawl("--since", "none"));
    prune("--keep-runs", "1");
    assertFalse(crawl.rows("SELECT id FROM runs").contains("2"), "nothing stands on it any more");
  }

  @Test
  void whatIsDroppedGivesItsRoomBack() throws Exception {
    crawl.site.file("/big", "text/plain", noise(3_000_000));
    crawl.site.page("/", "<p>Two." + links("/big"));
    assertEquals(ExitCode.DONE, crawl.crawl());
    long large = Files.size(directory.resolve("site.db"));
    String said = prune("--runs", "4");
    assertTrue(Files.size(directory.resolve("site.db")) < large - 2_000_000, said);
    assertTrue(said.lines().toList().getLast().matches(".* now, .* before"), said);
    assertFalse(Files.exists(directory.resolve("site.db.part")));
  }

  private static byte[] noise(int length) {
    byte[] bytes = new byte[length];
    new java.util.Random(1).nextBytes(bytes);
    return bytes;
  }

  @Test
  void aDryRunSaysTheSameAndChangesNothing() {
    List<String> before = shown("site.db");
    String would = prune("--runs", "1..2", "--dry-run");
    assertEquals(before, shown("site.db"));
    assertEquals(
        List.of("1", "2", "3"), crawl.rows("SELECT DISTINCT run FROM all_urls ORDER BY 1"));
    String did = prune("--runs", "1..2");
    assertEquals(
        would.lines().toList().getFirst().replace("would drop", "dropped"),
        did.lines().toList().getFirst());
  }

  @Test
  void aHostGoesFromEveryRun() {
    String other = crawl.url("other.test", "/");
    crawl.site.page("/", "<title>Home</title>" + links("/plain", other));
    assertEquals(
        ExitCode.DONE, crawl.crawl("--scope", "any", "--resolve", crawl.names("other.test")));
    assertTrue(crawl.rows("SELECT url FROM pages").contains(other));

    String said = prune("--host", "*.test");
    assertTrue(said.startsWith("dropped 1 host, "), said);
    assertEquals(List.of(), crawl.rows("SELECT url FROM all_urls WHERE url LIKE '%other.test%'"));
    assertEquals(
        List.of(), crawl.rows("SELECT origin FROM robots_files WHERE origin LIKE '%.test%'"));
    assertEquals(
        List.of(other + ","),
        crawl.rows("SELECT dst, dst_state FROM links WHERE dst LIKE '%other.test%'"));
  }

  @Test
  void bytesOfBodiesGoByTypeAndAge() {
    crawl.rows("SELECT text FROM texts");
    change("UPDATE fetch SET at = at - 100 * 86400000 WHERE run = 1");
    String young = prune("--bodies-older-than", "90d", "--bodies-of", "image/*", "--dry-run");
    assertTrue(young.startsWith("would drop nothing"), young);
    String said = prune("--bodies-older-than", "90d", "--bodies-of", "text/*", "--no-compact");
    assertTrue(said.startsWith("dropped 3 bodies' bytes\n"), said); // of /, /changing and /gone

    assertEquals(
        "<title>Tagged</title>",
        typed("cat", "site.db", crawl.site.url("/tagged")).substring(0, 21));
    assertEquals(
        ExitCode.USAGE, crawl.terminal.type("cat", "site.db@1", crawl.site.url("/changing")));
    assertTrue(crawl.terminal.err().contains("was not kept"), crawl.terminal.err());
    assertEquals(
        List.of("First"),
        typed(
                "query",
                "site.db@1",
                "SELECT title FROM pages WHERE url LIKE '%changing'",
                "-f",
                "csv")
            .lines()
            .skip(1)
            .toList());
  }

  @Test
  void whatHasLostItsBytesIsAskedForAnew() {
    prune("--bodies-of", "text/html");
    int before = crawl.site.requests().size();
    assertEquals(ExitCode.DONE, crawl.crawl());
    assertTrue(
        crawl.site.requests().stream()
            .skip(before)
            .noneMatch(request -> request.headers().containsKey("if-none-match")));
    assertTrue(typed("cat", "site.db", crawl.site.url("/tagged")).contains("Never changes"));
    assertTrue(typed("verify", "site.db").contains("is whole"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dropping URLs", "dropping answers and links", "dropping bodies"})
  void whatFailsHalfwayHasDroppedNothing(String at) {
    List<String> before = shown("site.db");
    PruneRules rules = new PruneRules(Set.of(1L, 2L), _ -> false, null, List.of());
    assertThrows(
        IllegalStateException.class,
        () -> {
          try (Pruning file = Pruning.open(directory.resolve("site.db"))) {
            file.prune(
                rules,
                true,
                true,
                step -> {
                  if (step.equals(at)) {
                    throw new IllegalStateException("pulled out");
                  }
                });
          }
        });
    assertEquals(before, shown("site.db"));
    assertEquals(
        List.of("1", "2", "3"), crawl.rows("SELECT DISTINCT run FROM all_urls ORDER BY 1"));
    assertTrue(typed("verify", "site.db").contains("is whole"));
  }

  @Test
  void whatWasDerivedIsMadeAnewFromWhatIsLeft() {
    assertTrue(typed("search", "site.db@1", "second OR first").contains("First"));
    prune("--runs", "1");
    assertTrue(typed("search", "site.db@2", "second OR first").contains("Second"));
    assertEquals("", typed("search", "site.db", "first"));
  }

  @Test
  void aRunningCrawlIsLeftAlone() throws Exception {
    Files.delete(directory.resolve("site.db"));
    try (SteeredCrawl running = new SteeredCrawl(directory)) {
      Future<ExitCode> end = running.begin(List.of("/a"));
      assertEquals(
          ExitCode.USAGE, running.other.type("prune", "site.db", "--bodies-of", "text/html"));
      assertTrue(running.other.err().contains("is in use by process"), running.other.err());
      running.open();
      assertEquals(ExitCode.DONE, end.get());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "site.db  | --dry-run              | prune: say what to drop with --runs, --keep-runs,"
            + " --host, --bodies-older-than, --bodies-of",
        "site.db  | --runs=x               | --runs x: write it like 2, 1..3 or 1,4..6",
        "site.db  | --runs=7..9            | --runs 7..9: site.db has no such run; weft runs"
            + " site.db lists them",
        "site.db  | --runs=1..3            | --runs: that is every run of site.db; delete the file"
            + " instead",
        "site.db  | --keep-runs=0          | --keep-runs 0: a whole number from 1 is wanted",
        "site.db  | --host=a/b             | --host a/b: no host; write a name such as"
            + " \"www.example.org\", \"*.example.org\" or \"localhost:8080\"",
        "site.db  | --bodies-older-than=90 days | --bodies-older-than 90 days: not a duration;"
            + " write it like 500ms, 2s, 5m or 1h30m",
        "site.db  | --bodies-of=html       | --bodies-of html: no media type; write it like"
            + " application/pdf or image/*",
        "other.db | --runs=1               | other.db does not exist; check the name",
      })
  void badInputIsRefusedInOneLine(String file, String option, String message) {
    assertEquals(ExitCode.USAGE, crawl.terminal.type("prune", file, option));
    assertEquals("weft: " + message, crawl.terminal.err().strip().replace(directory + "/", ""));
  }
}
