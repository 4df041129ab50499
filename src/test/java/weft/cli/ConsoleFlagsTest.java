package weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.cli.command.ExitCode;

/** The flags that say what is kept and what is shown, from the command line. */
class ConsoleFlagsTest {
  @TempDir Path directory;
  private TypedCrawl crawl;

  @BeforeEach
  void start() {
    crawl = new TypedCrawl(directory);
    crawl.site.page("/", "<p>Some words here.<a href=/a.css>a</a>");
    crawl.site.file("/a.css", "text/css", new byte[] {'a'});
  }

  @AfterEach
  void stop() {
    crawl.close();
  }

  @ParameterizedTest
  @CsvSource({"all, DONE, DONE", "html, DONE, USAGE", "none, USAGE, USAGE"})
  void storeBodySaysWhichBodiesAreKept(String value, ExitCode page, ExitCode style) {
    crawl.crawl("--store-body", value);
    assertEquals(page, crawl.terminal.type("cat", "site.db", "/"));
    assertEquals(style, crawl.terminal.type("cat", "site.db", "/a.css"));
  }

  @ParameterizedTest
  @CsvSource({"now, 0 bodies", "later, 1 body"})
  void contentIsDerivedInTheCrawlWhereThatIsAskedFor(String value, String left) {
    crawl.crawl("--content", value);
    assertEquals(ExitCode.DONE, crawl.terminal.type("analyze", "site.db"));
    assertEquals("content derived from " + left + "\n", crawl.terminal.out());
  }

  @ParameterizedTest
  @CsvSource({"fast", "full"})
  void durabilityIsStoredWithTheRun(String value) {
    assertEquals(ExitCode.DONE, crawl.crawl("--durability", value));
    assertEquals(
        List.of("1"),
        crawl.rows("SELECT config LIKE '%durability = \"" + value + "\"%' FROM runs"));
  }

  @Test
  void settingsComeFromAConfigurationAndSet() {
    crawl.file("my.toml", "user-agent = 'A/1'\nexclude = ['css']\n");
    crawl.crawl("--config", "my.toml", "--set", "user-agent=B/2");
    assertEquals(List.of("/"), crawl.fetched());
    assertEquals("B/2", crawl.site.requests().getFirst().headers().get("user-agent"));
  }

  @ParameterizedTest
  @CsvSource({"plain, '^[01].*s: \\d pages .*'", "json, '^\\{.*\\}$'", "none, ^Finished.*"})
  void progressIsShownAsAsked(String value, String line) {
    crawl.crawl("--progress", value, "--delay", "450ms");
    String first = crawl.terminal.err().lines().findFirst().orElse("");
    assertTrue(first.matches(line), crawl.terminal.err());
  }

  @Test
  void eventsHaveALineForEachVisit() {
    crawl.crawl("--events", "events.jsonl");
    List<String> events = crawl.read("events.jsonl").lines().toList();
    String visit = "\"event\":\"visit\",\"url\":\"" + crawl.site.url("/a.css") + "\"";
    assertEquals(1, events.stream().filter(line -> line.contains(visit)).count());
  }

  @Test
  void theProfileSaysWhatEachStageTook() {
    crawl.site.page("/", "<a href=/a>a</a>").page("/a", "a");
    crawl.crawl("--profile");
    List<String> stages =
        crawl
            .terminal
            .err()
            .lines()
            .filter(line -> line.matches("  .* +[0-9.]+ +[0-9]+.*"))
            .toList();
    for (String stage : List.of("CPU of the process", "writer thread", "visits: fetch", "parse")) {
      String line = stages.stream().filter(l -> l.contains(stage)).findFirst().orElseThrow();
      String[] figures = line.substring(24).strip().split(" +", 3);
      assertTrue(Double.parseDouble(figures[1]) > 0, line);
    }
  }

  @Test
  void metricsAreServedDuringTheCrawl() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    crawl.site.page("/", "<a href=/metrics>m</a>").generated(_ -> metrics(port));
    crawl.crawl("--metrics", String.valueOf(port));
    crawl.terminal.type("cat", "site.db", "/metrics");
    String text = crawl.terminal.out();
    assertTrue(text.contains("weft_pages_total 1\n"), text);
  }

  private static String metrics(int port) {
    try (var in = URI.create("http://127.0.0.1:" + port + "/metrics").toURL().openStream()) {
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Test
  void theLogIsTextOrJson() {
    crawl.crawl("--log-format", "json");
    assertTrue(crawl.read("site.db.log").startsWith("{\"at\":"), crawl.read("site.db.log"));
  }

  @Test
  void verboseLogsEveryRequest() {
    crawl.crawl();
    assertFalse(crawl.read("site.db.log").contains("/a.css"));
    crawl.crawl("--verbose");
    assertTrue(crawl.read("site.db.log").contains("/a.css"), crawl.read("site.db.log"));
  }

  @Test
  void quietShowsErrorsAlone() {
    crawl.crawl();
    assertFalse(crawl.terminal.err().isEmpty());
    crawl.crawl("--quiet");
    assertEquals("", crawl.terminal.err());
  }
}
