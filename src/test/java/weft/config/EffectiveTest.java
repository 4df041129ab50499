package weft.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import weft.crawl.CrawlSettings;
import weft.crawl.Limits;
import weft.crawl.SitemapSettings;
import weft.fetch.FetchSettings.Resolve;
import weft.model.Header;
import weft.scope.ScopePreset;
import weft.store.StoreSettings;
import weft.url.CanonicalResult;
import weft.url.Url;

class EffectiveTest {

  private static Effective effective(String... keysAndValues) {
    List<Flag> flags = new ArrayList<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      Key<?> key = Settings.named(keysAndValues[i]).orElseThrow();
      flags.add(new Flag(key, key.flag(), keysAndValues[i + 1]));
    }
    return new ConfigLoader(Path.of("."), Map.of()).load(flags);
  }

  private static String comparable(Effective effective) {
    return effective.renderStored().replaceAll("(?m) +(#.*|\\(.*\\))$", "");
  }

  @Test
  void whatIsStoredReadsBackTheSame() {
    Effective effective =
        effective(
            "depth",
            "3",
            "delay",
            "1h30m",
            "exclude",
            "\\.pdf$",
            "include",
            "it's \"q\" é",
            "exclude",
            "[?&]sort=",
            "max-bytes",
            "1500",
            "robots",
            "report",
            "adaptive",
            "off",
            "ca",
            "certs/ca.pem",
            "user-agent",
            "Bot/1.0",
            "resolve",
            "a.test:80:127.0.0.1",
            "max-time",
            "1500ms",
            "insecure",
            "on",
            "header",
            "X: \\y",
            "max-per-host",
            "none");
    Effective back = Effective.parseStored(effective.renderStored());
    assertEquals(comparable(effective), comparable(back));
    assertEquals(
        List.of("-\\.pdf$", "+it's \"q\" é", "-[?&]sort="),
        back.patterns().stream().map(p -> (p.include() ? "+" : "-") + p.pattern()).toList());
    assertEquals(Optional.of(Duration.ofMillis(1500)), back.find(LimitKeys.MAX_TIME));
    assertEquals(Optional.of(Path.of("certs/ca.pem").toAbsolutePath()), back.find(Settings.CA));
  }

  @Test
  void everySettingWithADefaultIsInWhatIsStored() {
    String stored = effective().renderStored();
    for (Key<?> key : Settings.inFiles()) {
      boolean expected = key.topic() != Topic.CONSOLE && !key.equals(Settings.OUTPUT);
      assertEquals(expected, stored.contains(key.name() + " "), key.name());
    }
  }

  @Test
  void theRenderingNamesOriginsAndReadsBack() {
    String toml = effective("delay", "2s").renderToml();
    assertTrue(toml.lines().anyMatch(l -> l.matches("delay = \"2s\" +# --delay")), toml);
    assertTrue(toml.lines().anyMatch(l -> l.matches("# depth is not set +\\(default\\)")), toml);
    assertTrue(toml.lines().anyMatch(l -> l.matches("retries = 3 +# default")), toml);
    assertEquals(Duration.ofSeconds(2), Effective.parseStored(toml).get(Settings.DELAY));
  }

  @Test
  void aLiteralCredentialIsNeverRendered() {
    Effective effective = effective("header", "Authorization: Bearer s3cret", "header", "A: b");
    assertFalse(effective.renderStored().contains("s3cret"));
    assertFalse(effective.renderToml().contains("s3cret"));
    assertTrue(effective.renderStored().contains("A: b"));
  }

  @Test
  void resumingWithoutAHiddenCredentialSaysWhatToDo() {
    Effective back = Effective.parseStored(effective("header", "Cookie: sid=1").renderStored());
    ConfigException e =
        assertThrows(ConfigException.class, () -> new RoomSettings(back).secretHeaders(Map.of()));
    assertTrue(e.getMessage().contains("give it again with --header 'Cookie: …'"), e.getMessage());
    Effective given = back.with(List.of(new Flag(Settings.HEADER, "-H", "cookie: sid=2")));
    assertEquals(
        List.of(new Header("cookie", "sid=2")), new RoomSettings(given).secretHeaders(Map.of()));
  }

  @Test
  void aReferenceToTheEnvironmentIsStoredAsItIsAndLookedUpWhenUsed() {
    Effective back =
        Effective.parseStored(
            effective("header", "Authorization: Bearer @env:TOKEN").renderStored());
    assertEquals(
        List.of(new Header("Authorization", "Bearer $1\\x")),
        new RoomSettings(back).secretHeaders(Map.of("TOKEN", "$1\\x")));
    assertThrows(ConfigException.class, () -> new RoomSettings(back).secretHeaders(Map.of()));
  }

  @Test
  void theUserAgentNamesTheContact() {
    RoomSettings plain = new RoomSettings(effective());
    RoomSettings contact = new RoomSettings(effective("contact", "me@example.org"));
    RoomSettings own = new RoomSettings(effective("user-agent", "Bot/2 (x)"));
    assertEquals("Weft/1.0", plain.userAgent("1.0"));
    assertEquals("Weft/1.0 (+me@example.org)", contact.userAgent("1.0"));
    assertEquals("Bot/2 (x)", own.userAgent("1.0"));
    assertEquals("Bot", own.productToken("1.0"));
    RoomSettings both = new RoomSettings(effective("user-agent", "Bot/2", "contact", "a@b.test"));
    RoomSettings said =
        new RoomSettings(effective("user-agent", "Bot/2 (+a@b.test)", "contact", "a@b.test"));
    assertEquals("Bot/2 (+a@b.test)", both.userAgent("1.0"));
    assertEquals("Bot/2 (+a@b.test)", said.userAgent("1.0"));
    assertEquals("Weft", contact.productToken("1.0"));
  }

  @Test
  void roomsGetTheirOwnRecords() {
    RoomSettings rooms =
        new RoomSettings(
            effective(
                "depth",
                "4",
                "delay",
                "90s",
                "store-body",
                "html",
                "resolve",
                "example.org:443:[::1]",
                "max-size",
                "1K"));
    assertEquals(Duration.ofSeconds(90), rooms.politeness().maxDelay());
    assertEquals(StoreSettings.Bodies.HTML, rooms.store().bodies());
    assertEquals(4, rooms.store().maxDepth());
    assertEquals(ScopePreset.HOST, rooms.scope().preset());
    assertEquals(1024, rooms.fetch("1").maxWire());
    assertEquals(Duration.ofSeconds(270), rooms.fetch("1").keepAlive());
    assertEquals(List.of(new Resolve("example.org", 443, "::1")), rooms.fetch("1").resolve());
    assertEquals(Integer.MAX_VALUE, new RoomSettings(effective()).maxDepth());
  }

  @Test
  void theTemplateChangesNothingAndEveryExampleInItIsValid() {
    String template = ConfigTemplate.text();
    assertEquals(List.of(), TomlSource.read("template", template));
    String uncommented = template.replaceAll("(?m)^# (?=[a-z-]+ = )", "");
    assertEquals(
        Settings.inFiles().size(),
        TomlSource.read("template", uncommented).stream().map(Given::key).distinct().count());
  }

  @Test
  void theExampleConfigurationIsTheTemplate() throws IOException {
    assertEquals(ConfigTemplate.text(), Files.readString(Path.of("config/weft.toml")));
  }

  @Test
  void everyLineOfTheExampleSeedListsIsUsable() throws IOException {
    try (Stream<Path> lists = Files.list(Path.of("config/seeds"))) {
      for (Path list : lists.toList()) {
        SeedParser parser = text -> new CanonicalResult.Accepted(Url.ofCanonical(text), null);
        SeedReader reader = new SeedReader(parser, InputStream.nullInputStream(), Path.of("."));
        assertEquals(List.of(), reader.read(List.of(), List.of(list)).problems(), list.toString());
      }
    }
  }

  @Test
  void limitsThatAreNotSetDoNotLimit() {
    Limits limits = new RoomSettings(effective("max-pages", "7", "max-per-host", "3")).limits();
    assertEquals(7, limits.pages());
    assertEquals(3, limits.pagesPerHost());
    assertEquals(Limits.NONE.bytes(), limits.bytes());
    assertEquals(Limits.NONE.time(), limits.time());
    assertEquals(1L << 30, limits.freeDisk());
  }

  @Test
  void aCrawlGetsEverySettingThatShapesIt() {
    CrawlSettings crawl =
        new RoomSettings(
                effective(
                    "retries",
                    "1",
                    "max-redirects",
                    "2",
                    "concurrency",
                    "3",
                    "seed-redirects",
                    "strict",
                    "follow-nofollow",
                    "on",
                    "header",
                    "A: @env:B",
                    "content",
                    "now"))
            .crawl("1.0", Map.of("B", "c"));
    assertEquals(1, crawl.retries());
    assertEquals(2, crawl.maxRedirects());
    assertEquals(3, crawl.concurrency());
    assertFalse(crawl.extendScope());
    assertTrue(crawl.followNofollow() && crawl.store().followNofollow());
    assertEquals(List.of(), crawl.headers());
    assertEquals(List.of(new Header("A", "c")), crawl.requests().seedHeaders());
    assertTrue(crawl.parse().contentNow());
    assertEquals("Weft", crawl.parse().productToken());
  }

  @Test
  void sitemapsAreThoseOfTheSeedsHostsUnlessOthersAreNamed() {
    String url = "https://example.org/a/../s.xml";
    Url named = Url.ofCanonical("https://example.org/s.xml");
    assertEquals(SitemapSettings.AUTO, new RoomSettings(effective()).sitemaps());
    assertEquals(SitemapSettings.OFF, new RoomSettings(effective("sitemap", "off")).sitemaps());
    assertEquals(
        new SitemapSettings(false, List.of(named)),
        new RoomSettings(effective("sitemap", url)).sitemaps());
    assertEquals(
        new SitemapSettings(true, List.of(named)),
        new RoomSettings(effective("sitemap", url, "sitemap", "auto")).sitemaps());
    assertEquals(SitemapSettings.OFF, new RoomSettings(effective("scope", "page")).sitemaps());
    assertEquals(SitemapSettings.OFF, new RoomSettings(effective("depth", "0")).sitemaps());
  }

  @Test
  void aBadSitemapIsNamedWithItsRemedy() {
    assertEquals(
        "--sitemap ftp://a/: must be an http(s) URL, auto or off",
        assertThrows(ConfigException.class, () -> effective("sitemap", "ftp://a/")).getMessage());
    assertEquals(
        "sitemap off contradicts sitemap http://a/s.xml; give one of them",
        assertThrows(
                ConfigException.class,
                () -> effective("sitemap", "off", "sitemap", "http://a/s.xml"))
            .getMessage());
    assertEquals(
        "sitemap http://[x/: not a URL that can be fetched",
        assertThrows(ConfigException.class, () -> effective("sitemap", "http://[x/")).getMessage());
  }

  @Test
  void seedsOnlyMeansDepthNoneWhateverTheirRedirectsLeadTo() {
    RoomSettings list = new RoomSettings(effective("seeds-only", "on"));
    assertEquals(0, list.maxDepth());
    assertEquals(ScopePreset.ANY, list.scope().preset());
    assertEquals(SitemapSettings.OFF, list.sitemaps());
    assertEquals(0, new RoomSettings(effective("seeds-only", "on", "depth", "0")).maxDepth());
  }

  @Test
  void whatContradictsSeedsOnlyIsNamed() {
    assertEquals(
        "seeds-only contradicts depth 2; give one of them",
        assertThrows(ConfigException.class, () -> effective("seeds-only", "on", "depth", "2"))
            .getMessage());
    assertEquals(
        "seeds-only leaves nothing to scope domain; give one of them",
        assertThrows(ConfigException.class, () -> effective("seeds-only", "on", "scope", "domain"))
            .getMessage());
  }
}
