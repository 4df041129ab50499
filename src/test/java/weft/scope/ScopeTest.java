package weft.scope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import weft.model.CrawlUrl;
import weft.model.Decision;
import weft.model.Pursuit;
import weft.model.Reason;
import weft.url.Domains;
import weft.url.Url;

class ScopeTest {
  private static final Url SEED = Url.ofCanonical("https://www.example.org/docs/intro.html?v=1");

  @ParameterizedTest
  @CsvSource({
    "PAGE, https://www.example.org/docs/intro.html?v=1, true",
    "PAGE, http://www.example.org/docs/intro.html?v=1, false",
    "PAGE, https://www.example.org/docs/intro.html, false",
    "PREFIX, http://www.example.org/docs/a/b.html, true",
    "PREFIX, https://www.example.org/docs/, true",
    "PREFIX, https://www.example.org/docs, false",
    "PREFIX, https://www.example.org/Docs/, false",
    "PREFIX, https://www.example.org:8443/docs/, false",
    "PREFIX, https://www.example.org/?x=/docs/, false",
    "HOST, http://www.example.org:8080/other, true",
    "HOST, https://example.org/docs/, false",
    "DOMAIN, http://shop.example.org:8080/, true",
    "DOMAIN, http://example.org/, true",
    "DOMAIN, http://notexample.org/, false",
    "ANY, http://127.0.0.1/, true",
  })
  void aPresetTakesInWhatItSaysAboutTheSeed(ScopePreset preset, String url, boolean inside) {
    Decision decision = scope(preset).judge(Url.ofCanonical(url));
    assertEquals(inside ? null : Reason.OUT_OF_SCOPE, decision.reason());
  }

  @Test
  void otherPatternsHoldForWhatIsQueuedButSpareSeedsOfIncludes() {
    Scope scope = scope(ScopePreset.ANY);
    CrawlUrl page = new CrawlUrl(1, 1, SEED, 1, "SL", 0);
    CrawlUrl seed = new CrawlUrl(1, 1, SEED, 0, "S", 0);
    CrawlUrl asset = new CrawlUrl(1, 1, SEED, 1, "SE", 0, Pursuit.ASSET);
    assertEquals(Optional.empty(), scope.unwanted(page));
    PatternRule other = new PatternRule(true, Pattern.compile("/other/"));
    scope.repattern(new ScopeSettings(ScopePreset.ANY, List.of(other)));
    assertEquals(Reason.NOT_INCLUDED, scope.unwanted(page).map(Decision::reason).orElseThrow());
    assertEquals(Optional.empty(), scope.unwanted(seed));
    assertEquals(Optional.empty(), scope.unwanted(asset));
    PatternRule docs = new PatternRule(false, Pattern.compile("/docs/"));
    scope.repattern(new ScopeSettings(ScopePreset.ANY, List.of(other, docs)));
    for (CrawlUrl queued : List.of(page, seed, asset)) {
      assertEquals(
          Optional.of(Decision.reject(Reason.PATTERN, "exclude /docs/")), scope.unwanted(queued));
    }
    assertEquals(Reason.PATTERN, scope.judge(SEED).reason());
  }

  @Test
  void aDecisionNamesItsRule() {
    assertEquals("scope host www.example.org", scope(ScopePreset.HOST).judge(SEED).rule());
    assertEquals("scope domain example.org", scope(ScopePreset.DOMAIN).judge(SEED).rule());
    assertEquals(
        "scope prefix www.example.org/docs/", scope(ScopePreset.PREFIX).judge(SEED).rule());
    Decision out = scope(ScopePreset.HOST).judge(Url.ofCanonical("http://example.net/"));
    assertEquals(Decision.reject(Reason.OUT_OF_SCOPE, "scope host"), out);
  }

  @Test
  void addressesAndSingleLabelsStandForThemselves() {
    Scope scope = new Scope(new ScopeSettings(ScopePreset.DOMAIN, List.of()), new Domains());
    scope.addSeed(Url.ofCanonical("http://127.0.0.1/"));
    scope.addSeed(Url.ofCanonical("http://localhost/"));
    assertTrue(scope.judge(Url.ofCanonical("http://127.0.0.1:8080/")).accepted());
    assertTrue(scope.judge(Url.ofCanonical("http://localhost/x")).accepted());
    assertEquals(Reason.OUT_OF_SCOPE, scope.judge(Url.ofCanonical("http://126.0.0.1/")).reason());
  }

  @Test
  void theScopeIsTheUnionOverAllSeeds() {
    Scope scope = scope(ScopePreset.HOST);
    scope.addSeed(Url.ofCanonical("http://example.net/"));
    assertTrue(scope.judge(SEED).accepted());
    assertTrue(scope.judge(Url.ofCanonical("http://example.net/x")).accepted());
  }

  @Test
  void theLastPatternThatMatchesDecides() {
    Scope scope = scope(ScopePreset.HOST, exclude("/docs/"), include("/docs/a"), exclude("old"));
    assertEquals("exclude /docs/", reject(scope, Reason.PATTERN, "/docs/b"));
    assertTrue(scope.judge(onHost("/docs/a")).accepted());
    assertEquals("exclude old", reject(scope, Reason.PATTERN, "/docs/a/old"));
  }

  @Test
  void whereThereAreIncludesOneOfThemHasToMatch() {
    Scope scope = scope(ScopePreset.HOST, include("/docs/"));
    assertTrue(scope.judge(onHost("/docs/b")).accepted());
    assertEquals("include patterns", reject(scope, Reason.NOT_INCLUDED, "/blog/"));
  }

  @Test
  void anIncludeDoesNotWidenTheScope() {
    Scope scope = scope(ScopePreset.HOST, include("/docs/"));
    Url elsewhere = Url.ofCanonical("http://example.net/docs/");
    assertEquals(Reason.OUT_OF_SCOPE, scope.judge(elsewhere).reason());
  }

  @ParameterizedTest
  @CsvSource({
    "/a.pdf, EXTENSION",
    "/a.PDF, EXTENSION",
    "/a.pdf?x=1, EXTENSION",
    "/a.pdf/, ",
    "/pdf, ",
    "/?f=a.pdf, ",
    "/a.pdf.html, ",
    "/v1.zip/a, ",
  })
  void anExtensionIsWhatThePathEndsIn(String path, @Nullable Reason reason) {
    ScopeSettings settings =
        new ScopeSettings(ScopePreset.ANY, List.of(), Set.of("pdf", "zip"), HostPatterns.NONE);
    Scope scope = new Scope(settings, new Domains());
    assertEquals(reason, scope.judge(onHost(path)).reason());
  }

  @Test
  void aSeedNeedsNoIncludeButIsSubjectToExcludes() {
    Url seed = onHost("/start");
    Scope included = scope(ScopePreset.HOST, include("/docs/"));
    assertTrue(included.judgeSeed(seed).accepted());
    Scope excluded = scope(ScopePreset.HOST, include("/docs/"), exclude("start"));
    assertEquals(Decision.reject(Reason.PATTERN, "exclude start"), excluded.judgeSeed(seed));
  }

  @Test
  void aRedirectOfASeedExtendsTheScopeOnce() {
    Scope scope = scope(ScopePreset.HOST);
    Url target = Url.ofCanonical("https://example.org/");
    assertEquals(Reason.OUT_OF_SCOPE, scope.judge(target).reason());
    assertEquals(Optional.of("host https://example.org/"), scope.extend(SEED, target));
    assertEquals(Optional.empty(), scope.extend(SEED, target));
    assertTrue(scope.judge(Url.ofCanonical("https://example.org/x")).accepted());
  }

  @ParameterizedTest
  @CsvSource({
    "PAGE, example.co.uk",
    "PREFIX, example.co.uk",
    "HOST, example.co.uk",
    "DOMAIN, example.co.uk",
  })
  void anAdditionIsRestoredAndSaysWhatItCovers(ScopePreset preset, String covered) {
    Url target = Url.ofCanonical("https://example.co.uk/a/");
    String stored = scope(preset).extend(SEED, target).orElseThrow();
    Scope resumed = scope(preset);
    resumed.restore(stored);
    assertTrue(resumed.judge(target).accepted());
    assertEquals(Optional.of(covered), resumed.widened(stored));
  }

  @Test
  void whatADomainAdditionCoversIsTheDomain() {
    Scope scope = scope(ScopePreset.DOMAIN);
    assertEquals(Optional.of("example.net"), scope.widened("domain http://www.example.net/"));
  }

  @Test
  void anAdditionToAnotherPresetIsRefused() {
    Scope scope = scope(ScopePreset.HOST);
    String stored = "domain https://example.org/";
    assertThrows(IllegalArgumentException.class, () -> scope.restore(stored));
  }

  @Test
  void nothingExtendsAScopeThatIsEverywhere() {
    assertEquals(Optional.empty(), scope(ScopePreset.ANY).extend(SEED, onHost("/")));
  }

  @ParameterizedTest
  @EnumSource(ScopePreset.class)
  void theScopeIsWhatItsDefinitionSays(ScopePreset preset) {
    Random random = new Random(7);
    for (int round = 0; round < 40; round++) {
      List<PatternRule> patterns = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        patterns.add(new PatternRule(random.nextBoolean(), Pattern.compile(word(random))));
      }
      ScopeSettings settings = new ScopeSettings(preset, patterns);
      List<Url> seeds = new ArrayList<>();
      Scope scope = new Scope(settings, new Domains());
      for (int i = 0; i < 5; i++) {
        seeds.add(randomUrl(random));
        scope.addSeed(seeds.getLast());
      }
      for (int i = 0; i < 200; i++) {
        Url url = randomUrl(random);
        Reason expected = PlainScope.judge(settings, seeds, url, false);
        assertEquals(expected, scope.judge(url).reason(), () -> settings + " " + seeds + url);
        expected = PlainScope.judge(settings, seeds, url, true);
        assertEquals(expected, scope.judgeSeed(url).reason(), () -> settings + " " + seeds + url);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(value = ScopePreset.class, names = "ANY", mode = EnumSource.Mode.EXCLUDE)
  void whatIsInScopeStaysInScopeWhileItIsExtended(ScopePreset preset) throws Exception {
    Scope scope = scope(preset);
    CountDownLatch extended = new CountDownLatch(1);
    try (var threads = Executors.newFixedThreadPool(4)) {
      List<Future<Boolean>> judges = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        judges.add(threads.submit(judgeUntil(scope, extended)));
      }
      try {
        for (int i = 0; i < 20_000; i++) {
          Url target = Url.ofCanonical("http://www.host" + i + ".example/dir/");
          assertTrue(scope.extend(SEED, target).isPresent());
          assertTrue(scope.judge(target).accepted());
        }
      } finally {
        extended.countDown();
      }
      for (Future<Boolean> judge : judges) {
        assertTrue(judge.get());
      }
    }
  }

  private static Callable<Boolean> judgeUntil(Scope scope, CountDownLatch extended) {
    Url never = Url.ofCanonical("http://never.test/");
    return () -> {
      boolean steady = true;
      do {
        steady &= scope.judge(SEED).accepted() && !scope.judge(never).accepted();
      } while (extended.getCount() > 0);
      return steady;
    };
  }

  private static Url randomUrl(Random random) {
    String scheme = random.nextBoolean() ? "http" : "https";
    String[] hosts = {"a.example.org", "b.example.org", "example.org", "x.github.io", "127.0.0.1"};
    String port = random.nextInt(4) == 0 ? ":8080" : "";
    StringBuilder path = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      path.append('/').append(word(random));
    }
    path.append(random.nextBoolean() ? "/" : "/x?y=/" + word(random));
    return Url.ofCanonical(scheme + "://" + hosts[random.nextInt(hosts.length)] + port + path);
  }

  private static String word(Random random) {
    return List.of("a", "b", "docs").get(random.nextInt(3));
  }

  private static Scope scope(ScopePreset preset, PatternRule... patterns) {
    Scope scope = new Scope(new ScopeSettings(preset, List.of(patterns)), new Domains());
    scope.addSeed(SEED);
    return scope;
  }

  private static String reject(Scope scope, Reason reason, String path) {
    Decision decision = scope.judge(onHost(path));
    assertEquals(reason, decision.reason());
    return decision.rule();
  }

  private static Url onHost(String path) {
    return Url.ofCanonical("https://www.example.org" + path);
  }

  private static PatternRule include(String regex) {
    return new PatternRule(true, Pattern.compile(regex));
  }

  private static PatternRule exclude(String regex) {
    return new PatternRule(false, Pattern.compile(regex));
  }

  @Test
  void aSeedsOwnScopeHoldsForItAndWhatItRedirectsTo() {
    Scope scope = new Scope(new ScopeSettings(ScopePreset.HOST, List.of()), new Domains());
    Url seed = Url.ofCanonical("http://a.example/docs/");
    Url target = Url.ofCanonical("http://b.example/manual/x");
    scope.addSeed(seed, "prefix");
    scope.addSeed(Url.ofCanonical("http://c.example/x/"), null);
    assertTrue(scope.judge(Url.ofCanonical("http://a.example/docs/1")).accepted());
    assertEquals(
        Decision.reject(Reason.OUT_OF_SCOPE, "scope host"),
        scope.judge(Url.ofCanonical("http://a.example/other")));
    assertTrue(scope.judge(Url.ofCanonical("http://c.example/other")).accepted());
    String stored = scope.extend(seed, target).orElseThrow();
    assertEquals("prefix http://b.example/manual/x", stored);
    Scope resumed = new Scope(new ScopeSettings(ScopePreset.HOST, List.of()), new Domains());
    resumed.addSeed(seed, "prefix");
    resumed.restore(stored);
    assertTrue(resumed.judge(Url.ofCanonical("http://b.example/manual/y")).accepted());
    assertEquals(Reason.OUT_OF_SCOPE, resumed.judge(Url.ofCanonical("http://b.example/")).reason());
    assertEquals(ScopePreset.PREFIX, resumed.presetOf(target));
  }
}
