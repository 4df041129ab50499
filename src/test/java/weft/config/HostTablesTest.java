package weft.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.crawl.CrawlSettings;
import weft.frontier.HostPoliteness;
import weft.model.Header;
import weft.robots.RobotsPolicy;
import weft.scope.PatternRule;
import weft.url.HostKey;

class HostTablesTest {
  private static final HostKey WWW = new HostKey("www.example.org", 443);
  private static final HostKey API = new HostKey("api.example.org", 8080);
  private static final HostKey OTHER = new HostKey("example.com", 443);

  @TempDir Path directory;

  private Effective load(String... files) throws IOException {
    List<Flag> flags = new java.util.ArrayList<>();
    for (int i = 0; i < files.length; i++) {
      Files.writeString(directory.resolve(i + ".toml"), files[i]);
      flags.add(new Flag(ConsoleKeys.CONFIG, "--config", i + ".toml"));
    }
    return new ConfigLoader(directory, Map.of()).load(flags);
  }

  private static CrawlSettings crawl(Effective effective) {
    return new RoomSettings(effective).crawl("1.0", Map.of("TOKEN", "t0ken"));
  }

  private static HostPoliteness politeness(Effective effective) {
    HostPoliteness politeness = crawl(effective).requests().politeness();
    assertTrue(politeness != null, "no politeness of single hosts");
    return politeness;
  }

  @Test
  void aTableHoldsForTheHostsThatItsPatternMatches() throws IOException {
    Effective effective =
        load(
            """
            delay = "1s"
            [hosts."*.example.org"]
            delay = "3s"
            concurrency = 1
            crawl-delay-cap = "5m"
            """);
    HostPoliteness politeness = politeness(effective);
    assertEquals(Duration.ofSeconds(3), politeness.of(WWW).delay());
    assertTrue(politeness.of(WWW).ownDelay());
    assertEquals(1, politeness.of(API).hostConcurrency());
    assertEquals(Duration.ofMinutes(5), politeness.of(API).crawlDelayCap());
    assertEquals(Duration.ofSeconds(1), politeness.of(OTHER).delay());
    assertFalse(politeness.of(OTHER).ownDelay());
    assertEquals(2, politeness.of(OTHER).hostConcurrency());
  }

  @Test
  void whatDiffersFromTheDefaultsIsNamedWithItsOriginAndWithoutSecrets() throws IOException {
    Effective effective =
        load(
            """
            delay = "1s"
            exclude = ['/a', '/b']
            header = ["Authorization: s3cret"]
            [hosts."*.example.org"]
            delay = "3s"
            [login]
            url = "https://example.org/login"
            fields = { password = "@env:PASSWORD" }
            check = "out"
            """);
    List<Effective.Change> changes = effective.changes();
    assertTrue(
        changes.contains(new Effective.Change("delay", "\"1s\"", "0.toml:1")), changes.toString());
    assertTrue(
        changes.contains(
            new Effective.Change("hosts.\"*.example.org\".delay", "\"3s\"", "0.toml:5")),
        changes.toString());
    assertEquals(
        List.of("[\"/a\", \"/b\"]", "https://example.org/login"),
        changes.stream()
            .filter(change -> change.name().equals("exclude") || change.name().equals("login"))
            .map(Effective.Change::value)
            .toList());
    assertFalse(changes.toString().contains("s3cret"), changes.toString());
    assertEquals(List.of(), load().changes());
  }

  @Test
  void ofTheTablesThatMatchTheLastWithAKeySaysItsValue() throws IOException {
    Effective effective =
        load(
            """
            [hosts."*"]
            delay = "1s"
            robots = "report"
            [hosts."*.example.org"]
            delay = "2s"
            [hosts."*.example.org:8080"]
            delay = "4s"
            [hosts."www.example.com"]
            delay = "8s"
            """);
    HostPoliteness politeness = politeness(effective);
    assertEquals(Duration.ofSeconds(2), politeness.of(WWW).delay());
    assertEquals(Duration.ofSeconds(4), politeness.of(API).delay());
    assertEquals(Duration.ofSeconds(1), politeness.of(OTHER).delay());
    assertEquals(RobotsPolicy.REPORT, new RoomSettings(effective).robots(API));
  }

  @Test
  void aTableInALaterFileAddsToTheOneOfTheSamePattern() throws IOException {
    Effective effective =
        load(
            "[hosts.\"*.example.org\"]\ndelay = 1\nconcurrency = 7\n",
            "[hosts.\"*.example.org\"]\ndelay = 9\n");
    HostPoliteness politeness = politeness(effective);
    assertEquals(Duration.ofSeconds(9), politeness.of(WWW).delay());
    assertEquals(7, politeness.of(WWW).hostConcurrency());
  }

  @Test
  void whatIsStoredReadsBackTheSameAndHidesLiteralSecrets() throws IOException {
    Effective effective =
        load(
            """
            [hosts."a.test"]
            exclude = ['/b"\\d']
            include = ['/c']
            headers = {"X-Plain" = "p", Authorization = "Bearer s3cret"}
            auth = "me:s3cret"
            proxy = "http://me:s3cret@proxy.test:3128"
            [hosts."b.test"]
            auth = "me:@env:TOKEN"
            headers = {Cookie = "sid=@env:TOKEN"}
            """);
    String stored = effective.renderStored();
    assertFalse(stored.contains("s3cret"), stored);
    assertFalse(effective.renderToml().contains("s3cret"));
    assertTrue(effective.renderToml().contains("0.toml:5"), effective.renderToml());
    Effective back = Effective.parseStored(stored);
    List<PatternRule> patterns =
        new RoomSettings(back).scope().ofHosts().of(new HostKey("a.test", 80));
    assertEquals(
        List.of("-/b\"\\d", "+/c"),
        patterns.stream().map(p -> (p.include() ? "+" : "-") + p.pattern()).toList());
    ConfigException e =
        assertThrows(
            ConfigException.class, () -> new RoomSettings(back).credentials(Map.of("TOKEN", "x")));
    assertTrue(e.getMessage().contains("me at a.test is not stored"), e.getMessage());
  }

  @Test
  void headersReferToTheEnvironment() throws IOException {
    Effective effective =
        load("[hosts.'*.example.org']\nheaders = {Authorization = 'Bearer @env:TOKEN'}\n");
    var hosts = crawl(effective).fetch().access().hosts();
    assertEquals(List.of(new Header("Authorization", "Bearer t0ken")), hosts.apply(WWW).secrets());
    assertEquals(List.of(), hosts.apply(OTHER).headers());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          hosts = 3                                 | 0.toml:1: 'hosts' must be in a table about hosts, such as [hosts."*.example.org"]
          hosts.delay = 3                           | 0.toml:1: 'delay' must be in a table about hosts, such as [hosts."*.example.org"]
          hosts.'a.test'.dealy = 3                  | 0.toml:1: unknown key 'dealy'; did you mean 'delay'?
          hosts.'a.test'.delay = 'soon'             | 0.toml:1: delay = "soon": not a duration; write it like 500ms, 2s, 5m or 1h30m
          hosts.'http://a.test/'.delay = 3          | 0.toml:1: [hosts."http://a.test/"]: no host; write a name such as "www.example.org", "*.example.org" or "localhost:8080"
          hosts.'a.test'.auth = 's3cret'            | 0.toml:1: auth = "…": must look like USER:@env:VAR
          hosts.'a.test'.proxy = 'gopher://s@b'     | 0.toml:1: proxy = "gopher://…@b": a proxy is http://, https:// or socks5://
          hosts.'a.test'.headers = {A = 3}          | 0.toml:1: header A: its value is wanted, in quotes
          """)
  void aWrongTableIsOneLineWithItsPlace(String toml, String message) {
    ConfigException e = assertThrows(ConfigException.class, () -> load(toml));
    assertEquals(message, e.getMessage());
  }
}
