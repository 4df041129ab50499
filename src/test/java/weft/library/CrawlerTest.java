package weft.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.SiteServer;
import weft.config.ConfigException;
import weft.crawl.CrawlReport;
import weft.model.LinkKind;
import weft.model.Outlink;
import weft.model.Page;
import weft.model.RunEnd;
import weft.url.Url;

/** Weft in a program. */
class CrawlerTest {
  private static final Path EXAMPLE = Path.of("src/test/java/weft/library/PageSizes.java");

  @TempDir Path directory;
  private final SiteServer site = SiteServer.start();

  @BeforeEach
  void build() {
    site.page("/", "<title>Front</title><a href=/a>a</a> <a href=/b>b</a>")
        .page("/a", "<title>A</title>a")
        .page("/b", "<title>B</title>b");
  }

  @AfterEach
  void stop() {
    site.close();
  }

  private Path file() {
    return directory.resolve("site.db");
  }

  private Crawler crawler() {
    return Crawler.into(file()).seed(site.url("/")).set("delay", "0");
  }

  private List<String> rows(String sql) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theExampleIsTheOneInTheReadmeAndDoesWhatItSays() throws Exception {
    String readme = Files.readString(Path.of("README.md"));
    String source = Files.readString(EXAMPLE);
    String shown = source.substring(source.indexOf("    CrawlReport"), source.indexOf("\n  }\n}"));
    assertTrue(readme.contains("```java\n" + shown.stripIndent() + "\n```"), "not in README");

    PageSizes.main(site.url("/"), file().toString());

    assertEquals(
        List.of("/ 53", "/a 17", "/b 17"),
        rows(
            "SELECT substr(url, %d) || ' ' || value FROM extracted WHERE name = 'bytes' ORDER BY url"
                .formatted(site.url("").length() + 1)));
  }

  @Test
  void aListenerThatThrowsCostsNothing() throws InterruptedException {
    Queue<String> told = new ConcurrentLinkedQueue<>();
    CrawlReport report =
        crawler()
            .listener(
                (visit, _) -> {
                  told.add(Thread.currentThread().isVirtual() + "");
                  throw new IllegalStateException("at " + visit.lease().url().url());
                })
            .run();

    assertEquals(RunEnd.FINISHED, report.end());
    assertEquals(3, report.stats().pages());
    assertEquals(List.of("A", "B", "Front"), rows("SELECT title FROM pages ORDER BY title"));
    assertTrue(told.size() >= 3, told.toString());
    assertEquals(List.of(), told.stream().filter(virtual -> !virtual.equals("true")).toList());
  }

  @Test
  void whereAParserThrowsTheStandardOneParses() throws InterruptedException {
    CrawlReport report =
        crawler()
            .parser(
                _ ->
                    (_, _, _) -> {
                      throw new AssertionError("never");
                    })
            .run();

    assertEquals(3, report.stats().pages());
    assertEquals(List.of("A", "B", "Front"), rows("SELECT title FROM pages ORDER BY title"));
    assertEquals(List.of(), rows("SELECT url FROM failures"));
  }

  @Test
  void linksOfAParserAreFollowedWithinTheScope() throws InterruptedException {
    site.page("/hidden", "<title>Hidden</title>");
    crawler()
        .parser(
            standard ->
                (url, exchange, body) -> {
                  Page page = standard.parse(url, exchange, body);
                  List<Outlink> links = new ArrayList<>(page.links());
                  for (String target : List.of(site.url("/hidden"), "http://elsewhere.test/")) {
                    links.add(
                        new Outlink(Url.ofCanonical(target), LinkKind.ON_PAGE, "", "", false));
                  }
                  return page.withLinks(links);
                })
        .run();

    assertEquals(
        List.of("A", "B", "Front", "Hidden"), rows("SELECT title FROM pages ORDER BY title"));
    assertEquals(List.of("http://elsewhere.test/"), rows("SELECT url FROM excluded"));
  }

  @Test
  void aLimitEndsARunThatIsCarriedOnWithoutSeeds() throws InterruptedException {
    assertEquals(RunEnd.LIMIT, crawler().set("max-pages", "1").run().end());
    assertEquals(List.of("1"), rows("SELECT count(*) FROM pages"));

    CrawlReport report = Crawler.into(file()).set("max-pages", "unlimited").run();

    assertEquals(RunEnd.FINISHED, report.end());
    assertEquals(List.of("3"), rows("SELECT count(*) FROM pages"));
    assertEquals(List.of("1"), rows("SELECT max(id) FROM runs"));
    Crawler.into(file()).run();
    assertEquals(List.of("2"), rows("SELECT max(id) FROM runs"));
  }

  @Test
  void itCanBeStoppedFromAListener() throws InterruptedException {
    Crawler crawler = crawler();
    CrawlReport report = crawler.listener((_, _) -> crawler.stop()).run();

    assertEquals(RunEnd.STOPPED, report.end());
    assertEquals(RunEnd.FINISHED, Crawler.into(file()).run().end());
    assertEquals(List.of("3"), rows("SELECT count(*) FROM pages"));
  }

  @Test
  void whatIsWrongIsSaidInALineBeforeAnythingIsWritten() throws IOException {
    assertEquals(
        "set dpth=…: unknown key 'dpth'; did you mean 'depth'?",
        assertThrows(ConfigException.class, () -> crawler().set("dpth", "3").run()).getMessage());
    assertEquals(
        "quiet: is a setting of the command line, not of the library",
        assertThrows(ConfigException.class, () -> crawler().set("quiet", "on")).getMessage());
    assertThrows(ConfigException.class, () -> crawler().set("depth", "deep").run());
    assertThrows(ConfigException.class, () -> Crawler.into(file()).run());
    assertThrows(ConfigException.class, () -> Crawler.into(file()).seed("mailto:me").run());
    try (var files = Files.list(directory)) {
      assertEquals(List.of(), files.toList());
    }
  }
}
