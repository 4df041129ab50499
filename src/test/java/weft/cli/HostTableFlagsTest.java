package weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.cli.command.ExitCode;

/** What a configuration file says of one host, in whole crawls. */
class HostTableFlagsTest {
  @TempDir Path directory;
  private TypedCrawl crawl;

  @BeforeEach
  void start() {
    crawl = new TypedCrawl(directory);
    crawl.site.page("/", "<a href=/a>a</a> <a href=/b>b</a>").page("/a", "").page("/b", "");
  }

  @AfterEach
  void stop() {
    crawl.close();
  }

  /** Crawls with a table about the host. */
  private void with(String... lines) {
    crawl.file("weft.toml", "[hosts.\"127.0.0.*\"]\n" + String.join("\n", lines) + "\n");
    ExitCode code = crawl.crawl("--retries", "0");
    assertTrue(code != ExitCode.USAGE, crawl.terminal.err());
  }

  @Test
  void aHostHasADelayOfItsOwn() {
    with("delay = '35ms'");
    assertEquals(
        List.of("35,configured-for-host"),
        crawl.rows("SELECT CAST(delay_ms AS INTEGER), delay_reason FROM hosts"));
  }

  @ParameterizedTest
  @CsvSource({"1, false", "2, true"})
  void aHostHasAConcurrencyOfItsOwn(String number, boolean together) {
    Meeting meeting = new Meeting(together ? 10_000 : 300);
    crawl.site.page("/", "<a href=/m1>1</a> <a href=/m2>2</a>").generated(meeting::answer);
    with("concurrency = " + number);
    assertEquals(together, meeting.met());
  }

  @Test
  void aHostHasACapOfItsOwnOnCrawlDelay() {
    crawl.site.robots("User-agent: *\nCrawl-delay: 100\n");
    with("crawl-delay-cap = '25ms'");
    assertEquals(List.of("25"), crawl.rows("SELECT CAST(delay_ms AS INTEGER) FROM hosts"));
  }

  @Test
  void theRobotsFileOfAHostCanBeIgnored() {
    crawl.site.robots("User-agent: *\nDisallow: /\n");
    with("robots = 'ignore'");
    assertEquals(3, crawl.fetched().size());
  }

  @Test
  void aHostSeesAUserAgentAndHeadersOfItsOwn() {
    with("user-agent = 'Own/1'", "headers = { X-Team = 'search' }");
    var sent = crawl.site.requests().getLast().headers();
    assertEquals(List.of("Own/1", "search"), List.of(sent.get("user-agent"), sent.get("x-team")));
  }

  @Test
  void aHostGetsItsPasswordWhenItAsks() {
    crawl.terminal.environment.put("PW", "s3cret");
    crawl.site.put(
        "/",
        new MockResponse.Builder()
            .code(401)
            .addHeader("WWW-Authenticate", "Basic realm=x")
            .build());
    with("auth = 'me:@env:PW'");
    assertEquals(
        "Basic bWU6czNjcmV0", crawl.site.requests().getLast().headers().get("authorization"));
  }

  @Test
  void aHostHasAProxyOfItsOwn() {
    with("proxy = 'http://127.0.0.1:1'");
    assertEquals(List.of("proxy"), crawl.rows("SELECT reason FROM failures"));
  }

  @Test
  void aHostHasPatternsOfItsOwn() {
    with("exclude = ['/[ab]$']", "include = ['/b$']");
    assertEquals(List.of("/", "/b"), crawl.fetched());
  }
}
