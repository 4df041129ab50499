package weft.cli.crawl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.SiteServer;
import weft.cli.Terminal;
import weft.cli.Wiring;
import weft.cli.command.ExitCode;

/** What a plan says, to people and to programs. */
class PlanCommandTest {
  @TempDir Path directory;
  private final SiteServer site = SiteServer.start();
  private Terminal terminal;

  @BeforeEach
  void sit() {
    terminal = new Terminal(directory, Wiring.parts());
  }

  @AfterEach
  void close() {
    site.close();
  }

  private String plan(String... words) {
    return plan(ExitCode.DONE, words);
  }

  private String plan(ExitCode expected, String... words) {
    String[] all = Stream.concat(Stream.of("plan"), Stream.of(words)).toArray(String[]::new);
    assertEquals(expected, terminal.type(all), terminal.err());
    return terminal.out();
  }

  private String refused(String... words) {
    assertEquals("", plan(ExitCode.USAGE, words));
    assertEquals(1, terminal.err().lines().count(), terminal.err());
    return terminal.err().strip();
  }

  private static void says(String text, String line) {
    assertTrue(text.lines().anyMatch(l -> l.strip().replaceAll(" +", " ").equals(line)), text);
  }

  private void sitemap(int pages) {
    String urls =
        IntStream.range(0, pages)
            .mapToObj(i -> "<url><loc>" + site.url("/page/" + i) + "</loc></url>")
            .collect(Collectors.joining());
    site.file("/sitemap.xml", "application/xml", ("<urlset>" + urls + "</urlset>").getBytes(UTF_8));
  }

  @Test
  void peopleReadWhatWouldHappenAndWhy() throws IOException {
    site.robots("User-agent: *\nDisallow: /page/1\n");
    sitemap(30);
    String text =
        plan(
            site.url("/"),
            "--delay",
            "10ms",
            "--exclude",
            "/page/2",
            "--include",
            "page",
            "--url",
            site.url("/page/10"),
            "--url",
            "http://elsewhere.test/");
    says(text, "delay = \"10ms\" (--delay)");
    says(text, "Scope host; of these patterns the last that matches wins:");
    says(text, "1 exclude /page/2");
    says(text, "2 include page");
    says(text, "robots.txt status 200, group *, no Crawl-delay");
    says(text, "sitemaps 1 30 URLs listed");
    says(text, "to be fetched 19");
    says(text, "left out 11 robots: 2: Disallow: /page/1");
    says(text, "- " + site.url("/page/10") + " robots: 2: Disallow: /page/1");
    says(text, "- http://elsewhere.test/ not-included: include patterns");
    says(text, "pages 19");
    says(text, "requests 21 with robots.txt and sitemaps");
    says(text, "disk unknown: no page was fetched that would tell how large they are");
    assertEquals(List.of("/robots.txt", "/sitemap.xml"), site.targets());
    try (Stream<Path> files = Files.list(directory)) {
      assertEquals(List.of(), files.toList());
    }
  }

  @Test
  void withoutASitemapTheTimeOfAThousandPagesIsAllThatIsSaid() {
    String text = plan(site.url("/"), "--delay", "50ms", "--adaptive", "off");
    says(text, "time at least 50.0 s for each 1,000 pages; how many there are is unknown");
    says(text, "Estimate: pages, duration and disk are unknown, no sitemap lists any page.");
  }

  @Test
  void programsReadOneObject() {
    site.robots("User-agent: weft\nCrawl-delay: 0.02\n");
    sitemap(3);
    String text = plan(site.url("/"), "--delay", "0", "--adaptive", "off", "--format", "json");
    assertEquals(1, text.lines().count());
    assertTrue(
        text.contains("\"robots\":{\"status\":200,\"detail\":\"\",\"group\":\"weft\""), text);
    assertTrue(text.contains("\"delay_ms\":20,\"delay_reason\":\"crawl-delay\""), text);
    assertTrue(text.contains("\"read\":1,\"unread\":0,\"listed\":3,\"fetched\":3"), text);
    assertTrue(
        text.contains(
            "\"settings\":[{\"name\":\"delay\",\"value\":\"\\\"0s\\\"\",\"origin\":\"--delay\"}"),
        text);
    assertTrue(text.contains("\"estimate\":{\"pages\":3,\"requests\":5,\"duration_ms\":"), text);
    assertTrue(text.contains("\"bytes\":null,\"limit\":null}"), text);
  }

  @Test
  void hostsThatDoNotAnswerAreALineEach() {
    String text = plan(site.url("/"), "http://127.0.0.1:1/");
    says(text, "http://127.0.0.1:1 cannot be reached: connect: connection refused");
  }

  @Test
  void whereNoHostAnswersTheExitCodeSaysSo() {
    String text = plan(ExitCode.UNREACHABLE, "http://127.0.0.1:1/");
    assertTrue(text.contains("cannot be reached"), text);
  }

  @Test
  void ofManyHostsTwentyAreShownAndTheOthersSummedUp() throws IOException {
    String seeds =
        IntStream.range(1, 61)
            .mapToObj(port -> "http://127.0.0.1:" + port + "/\n")
            .collect(Collectors.joining());
    Files.writeString(directory.resolve("seeds.txt"), seeds);
    String text = plan(ExitCode.UNREACHABLE, "-i", "seeds.txt", "--connect-timeout", "1s");
    assertEquals(20, text.lines().filter(l -> l.startsWith("http://127.0.0.1:")).count());
    says(text, "40 further hosts, summed up:");
    says(text, "hosts 40 cannot be reached");
  }

  @Test
  void aFileThatHoldsPagesTellsHowLargeTheyAre() {
    sitemap(30);
    site.generated(target -> target.startsWith("/page/") ? "<p>" + "word ".repeat(500) : null);
    site.page("/", "");
    String[] crawl = {"crawl", site.url("/"), "-o", "site.db", "--delay", "0", "-q"};
    assertEquals(ExitCode.DONE, terminal.type(crawl), terminal.err());
    String text = plan(site.url("/"), "-o", "site.db", "--delay", "10ms");
    assertTrue(text.contains(", by the 31 pages that the file holds now"), text);
  }

  @Test
  void seedsThatAreLeftOutAreNamedUpToABound() throws IOException {
    String seeds =
        IntStream.range(0, 35)
            .mapToObj(i -> site.url("/out/" + i) + "\n")
            .collect(Collectors.joining());
    Files.writeString(directory.resolve("seeds.txt"), seeds);
    String text = plan("-i", "seeds.txt", "--exclude", "/out/");
    says(text, "Seed left out: - " + site.url("/out/0") + " pattern: exclude /out/");
    says(text, "and 25 more seeds left out");
    String json = plan("-i", "seeds.txt", "--exclude", "/out/", "--format", "json");
    assertTrue(json.contains("\"seeds_left_out\":35"), json);
    assertEquals(20, json.split("/out/\\d+\"", -1).length - 1, json);
    assertEquals(List.of(), site.targets());
  }

  @Test
  void cookiesAreNotWritten() {
    site.robots("").header("/robots.txt", "Set-Cookie", "a=b; Max-Age=999");
    var _ = plan(site.url("/"), "--save-cookies", "cookies.txt");
    assertFalse(Files.exists(directory.resolve("cookies.txt")));
  }

  @Test
  void secretsAreNotShown() {
    String text = plan(site.url("/"), "--auth", "127.0.0.1=me:hunter2");
    assertFalse(text.contains("hunter2"), text);
  }

  @Test
  void outsideTheHoursOfTheCrawlNobodyIsAsked() {
    LocalTime now = LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.MINUTES);
    String hours = now.plusHours(2) + "-" + now.plusHours(3);
    assertEquals(
        "weft: --hours " + hours + ": a plan asks hosts too; try again then, or give other hours",
        refused(site.url("/"), "--hours", hours));
    assertEquals(List.of(), site.targets());
  }

  @Test
  void whatIsWrongIsOneLine() {
    assertEquals(
        "weft: --format xml: must be one of text, json",
        refused("http://a.test/", "--format", "xml"));
    assertEquals(
        "weft: --url ftp://x/: only http and https are crawled",
        refused("http://a.test/", "--url", "ftp://x/"));
    assertEquals(
        "weft: unknown flag --urls; did you mean '--url'?",
        refused("http://a.test/", "--urls", "x"));
    assertTrue(refused().startsWith("weft: no seeds; name a URL"));
    assertTrue(refused("http://a.test/", "-o", ".").endsWith("is a directory; name a file in it"));
    assertTrue(refused("http://a.test/", "--delay", "soon").startsWith("weft: --delay soon: "));
  }
}
