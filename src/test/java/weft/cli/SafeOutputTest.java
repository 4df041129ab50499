package weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.cli.command.ExitCode;
import weft.cli.output.Printable;
import weft.cli.output.Screen;

/** What a server sends to harm whoever reads about it: terminals, logs, JSON, spreadsheets. */
class SafeOutputTest {
  /** C0, an OSC that renames the window, a C1, a change of direction, a forged line, NUL. */
  private static final String EVIL =
      "x\u001b[2J\u001b]0;owned\u0007\u009b1m\u202e\u2066\u2028\nforged\r\0\u0085\u007f";

  private static final String NEXT =
      "<h1>" + EVIL.replace("\0", "") + "</h1><p>" + EVIL.replace("\0", "");

  private static final Screen SCREEN = new Screen(true, true, 200, false);

  @TempDir Path directory;
  private TypedCrawl crawl;

  @BeforeEach
  void start() {
    crawl = new TypedCrawl(directory);
    crawl
        .site
        .robots("User-agent: *\nDisallow: /no\u001b[2J\u202e*\nDisallow: /denied\u009b\n")
        .page(
            "/",
            "<title>"
                + EVIL
                + "</title><meta name=description content='"
                + EVIL
                + "'>"
                + "<a href='/next' title='"
                + EVIL
                + "'>"
                + EVIL
                + "</a><a href='/bad'>b</a>"
                + "<a href='/away'>a</a><a href='http://["
                + EVIL
                + "/'>m</a>"
                + "<a href='/no"
                + EVIL
                + "'>n</a><a href='/binary'>n</a>")
        .page("/next", NEXT)
        .put(
            "/bad", new MockResponse.Builder().status("HTTQ/1.1 200 \u001b[2J\u009b\u202e").build())
        .put(
            "/away",
            new MockResponse.Builder()
                .code(301)
                .addHeaderLenient("Location", "/next?\u001b[2J\u202e")
                .addHeaderLenient("Content-Type", "text/html; charset=\u001b[2J\u009b")
                .build())
        .file("/binary", "application/x", new byte[] {'a', 0, 27, '['});
    crawl.terminal.screen(SCREEN);
    ExitCode code =
        crawl.crawl("-v", "--retries", "0", "--events", directory.resolve("events").toString());
    assertTrue(code == ExitCode.DONE || code == ExitCode.LIMIT, crawl.terminal.err());
  }

  @AfterEach
  void stop() {
    crawl.close();
  }

  private static void harmless(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = c == '\n' || c == '\t' || !Printable.harmful(c);
      assertTrue(plain, () -> "U+%04X in %s".formatted((int) c, text));
    }
  }

  private String said(String... words) {
    crawl.terminal.type(words);
    String said = crawl.terminal.out() + crawl.terminal.err();
    harmless(said);
    return said;
  }

  @Test
  void noCommandLetsAServerDriveTheTerminal() {
    harmless(crawl.terminal.out() + crawl.terminal.err());
    said("status", "site.db");
    said("runs", "site.db");
    said("verify", "site.db");
    for (String url : crawl.rows("SELECT url FROM urls")) {
      said("explain", "site.db", url);
      said("cat", "site.db", url);
      said("cat", "site.db", url, "--headers");
      said("cat", "site.db", url, "--text");
    }
    for (String view : List.of("pages", "links", "unusable_links", "urls", "fetches", "metadata")) {
      for (String format : List.of("table", "csv", "jsonl")) {
        said("query", "site.db", "SELECT * FROM " + view, "-f", format);
      }
    }
    said("query", "site.db", "SELECT * FROM '" + EVIL.replace("\0", "") + "'");
    said("explain", "site.db", "http://" + EVIL.replace("\0", ""));
    said("ctl", "site.db", "pause");
  }

  @Test
  void aBodyOnATerminalIsTextAndElsewhereWhatItIs() {
    String url = crawl.site.url("/next");
    assertTrue(
        said("cat", "site.db", url).startsWith("<h1>x\u241b[2J\u241b]0;owned\u2407\ufffd1m"));
    assertEquals(
        "weft: this body is no text, which can upset a terminal; write it to a file or a pipe\n",
        said("cat", "site.db", crawl.site.url("/binary")));
    assertEquals(
        "weft: --raw prints bytes as they are, which can upset a terminal; write it to a file or a"
            + " pipe\n",
        said("cat", "site.db", url, "--raw"));
    crawl.terminal.screen(Screen.NONE);
    assertEquals(ExitCode.DONE, crawl.terminal.type("cat", "site.db", url));
    assertEquals(NEXT, crawl.terminal.out());
  }

  @Test
  void theLogHasNoLineThatAServerWrote() {
    String log = crawl.read("site.db.log");
    harmless(log);
    assertTrue(log.lines().allMatch(line -> line.matches("\\d{4}-.*|    .*")), log);
  }

  @Test
  void jsonIsJsonWhateverAServerSent() {
    for (String line : crawl.read("events").lines().toList()) {
      harmless(line);
      parsed(line);
    }
    crawl.terminal.screen(Screen.NONE);
    assertEquals(
        ExitCode.DONE,
        crawl.terminal.type("query", "site.db", "SELECT * FROM links", "-f", "jsonl"));
    crawl.terminal.out().lines().forEach(this::parsed);
    String lone = "SELECT title FROM pages WHERE url = '" + crawl.site.url("/") + "'";
    crawl.terminal.type("query", "site.db", lone, "-f", "jsonl");
    assertTrue(crawl.terminal.out().contains("\\u202e"), crawl.terminal.out());
  }

  /** SQLite, which refuses what is not JSON by RFC 8259, says what it is. */
  private void parsed(String line) {
    try (var memory = DriverManager.getConnection("jdbc:sqlite::memory:");
        var asked = memory.prepareStatement("SELECT json_valid(?)")) {
      asked.setString(1, line);
      assertEquals(1, asked.executeQuery().getInt(1), line);
    } catch (SQLException e) {
      throw new AssertionError(line, e);
    }
  }

  @Test
  void rawCsvIsAFlagOfQuery() {
    crawl.terminal.screen(Screen.NONE);
    String sql = "SELECT '=1+1' AS c, -1 AS n";
    crawl.terminal.type("query", "site.db", sql, "-f", "csv");
    assertEquals("c,n\n'=1+1,-1\n", crawl.terminal.out());
    crawl.terminal.type("query", "site.db", sql, "-f", "csv", "--raw-csv");
    assertEquals("c,n\n=1+1,-1\n", crawl.terminal.out());
  }
}
