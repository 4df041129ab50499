package weft.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.SiteServer;
import weft.fetch.AccessSettings;
import weft.fetch.ProxyAddress;
import weft.frontier.PolitenessSettings;
import weft.model.Header;
import weft.robots.RobotsPolicy;
import weft.scope.ScopePreset;

/** What differs from host to host, and how often is asked, in whole crawls. */
class RequestsTest {
  @TempDir Path directory;
  private final SiteServer seed = SiteServer.start();
  private final SiteServer other = SiteServer.startOn("127.0.0.2");

  @AfterEach
  void close() {
    seed.close();
    other.close();
  }

  private TestCrawl crawl() {
    TestCrawl crawl = new TestCrawl(directory);
    crawl.preset = ScopePreset.ANY;
    seed.page("/", "<a href='" + other.url("/far") + "'>far</a> <a href='/near'>near</a>");
    seed.page("/near", "<p>near");
    other.page("/far", "<p>far");
    return crawl;
  }

  private static RequestRules rules(List<Header> secrets, RetryOn retryOn, Duration interval) {
    return new RequestRules(null, null, secrets, retryOn, interval, null, null);
  }

  private static @Nullable String header(SiteServer site, String target) {
    return site.requests().stream()
        .filter(request -> request.target().equals(target))
        .findFirst()
        .orElseThrow()
        .headers()
        .get("authorization");
  }

  @Test
  void aHeaderWithASecretGoesToTheHostsOfSeedsAlone() throws InterruptedException {
    TestCrawl crawl = crawl();
    crawl.requests =
        rules(List.of(new Header("Authorization", "Bearer t")), RetryOn.STANDARD, Duration.ZERO);
    crawl.run(seed.url("/"));
    assertEquals(List.of("/", "/far", "/near"), crawl.paths("done").stream().sorted().toList());
    assertEquals("Bearer t", header(seed, "/near"));
    assertNull(header(other, "/far"));
  }

  @Test
  void aHostIsTreatedAsItsTableSaysAndTheReasonSaysSo() throws InterruptedException {
    TestCrawl crawl = crawl();
    PolitenessSettings all = crawl.settings().politeness();
    PolitenessSettings own =
        new PolitenessSettings(
            1, Duration.ofMillis(40), all.maxDelay(), all.crawlDelayCap(), false, true);
    crawl.requests =
        new RequestRules(
            host -> host.name().equals("127.0.0.2") ? own : all,
            host -> host.name().equals("127.0.0.2") ? RobotsPolicy.IGNORE : RobotsPolicy.OBEY,
            List.of(),
            RetryOn.STANDARD,
            Duration.ZERO,
            null,
            null);
    other.robots("User-agent: *\nDisallow: /\n");
    crawl.run(seed.url("/"));
    assertEquals(
        List.of("127.0.0.1: configured", "127.0.0.2: configured-for-host"),
        crawl.column("SELECT name || ': ' || delay_reason FROM host ORDER BY name"));
    assertEquals(List.of("/far"), other.targets());
    assertTrue(seed.targets().contains("/robots.txt"));
  }

  @Test
  void whatIsTriedAgainCanBeChosen() throws InterruptedException {
    TestCrawl crawl = crawl();
    seed.status("/near", 500);
    other.status("/far", 404);
    crawl.requests = rules(List.of(), RetryOn.parse("404"), Duration.ZERO);
    crawl.run(seed.url("/"));
    assertEquals(1, seed.count("/near"));
    assertEquals(2, other.count("/far"));
    assertEquals("http-status: status 404, attempt 2", crawl.why(other.url("/far")));
  }

  @Test
  void requestsOfAllHostsKeepTheirDistance() throws InterruptedException {
    TestCrawl crawl = crawl();
    crawl.requests = rules(List.of(), RetryOn.STANDARD, Duration.ofMillis(30));
    long began = System.nanoTime();
    crawl.run(seed.url("/"));
    int requests = seed.requests().size() + other.requests().size();
    assertEquals(5, requests);
    assertTrue(System.nanoTime() - began >= (requests - 1) * 30_000_000L);
  }

  @Test
  void aProxyThatIsDownFailsUrlsAndKillsNoHost() throws InterruptedException {
    TestCrawl crawl = crawl();
    AccessSettings plain = AccessSettings.PLAIN;
    ProxyAddress down = ProxyAddress.parse("http://127.0.0.1:1");
    crawl.access =
        new AccessSettings(plain.hosts(), _ -> down, plain.cookies(), null, false, true, null, 0);
    crawl.run(seed.url("/"));
    assertEquals(
        "proxy: proxy http://127.0.0.1:1: connection refused, attempt 2", crawl.why(seed.url("/")));
    assertEquals(List.of("alive"), crawl.column("SELECT health FROM host"));
  }

  @Test
  void aListOfWhatIsTriedAgainHasClassesAndTheNetwork() {
    RetryOn on = RetryOn.parse("429, 5XX,io");
    assertTrue(on.statuses().contains(429) && on.statuses().contains(599) && on.network());
    assertTrue(!on.statuses().contains(501) && !on.statuses().contains(408));
    assertTrue(!RetryOn.parse("501").network() && RetryOn.parse("501").statuses().contains(501));
  }
}
