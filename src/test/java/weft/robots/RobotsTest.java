package weft.robots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import weft.fetch.FetchObserver;
import weft.model.FetchResult;
import weft.model.Header;
import weft.model.Reason;
import weft.model.RobotsFile;
import weft.model.Truncation;
import weft.robots.RobotsVerdict.Allowed;
import weft.robots.RobotsVerdict.Disallowed;
import weft.robots.RobotsVerdict.HostExcluded;
import weft.robots.RobotsVerdict.HostFailed;
import weft.robots.RobotsVerdict.Unknown;
import weft.robots.RobotsVerdict.Unreachable;
import weft.url.CanonicalResult;
import weft.url.Url;

class RobotsTest {
  private static final String ROBOTS = "http://a.example/robots.txt";
  private static final Url PAGE = Url.ofCanonical("http://a.example/private/x?y=z");
  private static final Url OTHER_PAGE = Url.ofCanonical("http://a.example/public");
  private static final String RULES = "User-agent: *\nCrawl-delay: 2.5\nDisallow: /private\n";
  private static final Disallowed DENIED =
      new Disallowed(3, "Disallow: /private", Duration.ofMillis(2500));
  private static final Allowed ALLOWED = new Allowed(Duration.ofMillis(2500));
  private static final Allowed FREE = new Allowed(null);
  private static final Duration MAX_AGE = Duration.ofHours(24);

  private final FakeFetcher fetcher = new FakeFetcher();
  private final MemoryArchive archive = new MemoryArchive();
  private final List<String> gated = new ArrayList<>();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  private Robots robots(RobotsPolicy policy) {
    RobotsSettings settings = new RobotsSettings(policy, "Weft", MAX_AGE);
    return new Robots(settings, fetcher, archive, RobotsTest::resolve, () -> now);
  }

  private final Robots robots = robots(RobotsPolicy.OBEY);

  private static CanonicalResult resolve(String raw, @Nullable Url base) {
    if (raw.contains("|") || base == null) {
      return new CanonicalResult.Malformed(raw);
    }
    String text = URI.create(base.text()).resolve(raw).toString();
    return text.startsWith("http")
        ? new CanonicalResult.Accepted(Url.ofCanonical(text), null)
        : new CanonicalResult.Foreign("other");
  }

  private RobotsVerdict fetch(Robots service, Url url) throws InterruptedException {
    return service.fetch(url, host -> gated.add(host.toString()), FetchObserver.NONE);
  }

  private RobotsVerdict fetchPage() throws InterruptedException {
    return fetch(robots, PAGE);
  }

  private RobotsFile kept() {
    return archive.load("http://a.example").orElseThrow();
  }

  @Test
  void nothingIsKnownBeforeTheFirstFetch() {
    assertEquals(new Unknown(), robots.check(PAGE));
    assertEquals(List.of(), fetcher.asked());
  }

  @Test
  void aDeniedPageNamesTheLineThatDeniedIt() throws InterruptedException {
    fetcher.on(ROBOTS, FakeFetcher.ok(RULES));
    assertEquals(DENIED, fetchPage());
  }

  @Test
  void rulesOnceFetchedAnswerWithoutTheNetwork() throws InterruptedException {
    fetcher.on(ROBOTS, FakeFetcher.ok(RULES));
    fetchPage();
    assertEquals(ALLOWED, robots.check(OTHER_PAGE));
    assertEquals(DENIED, robots.check(PAGE));
    assertEquals(List.of(ROBOTS), fetcher.asked());
  }

  @Test
  void eachOriginHasItsOwnRules() throws InterruptedException {
    fetcher.on(ROBOTS, FakeFetcher.ok(RULES));
    fetchPage();
    assertEquals(new Unknown(), robots.check(Url.ofCanonical("https://a.example/private")));
    assertEquals(new Unknown(), robots.check(Url.ofCanonical("http://a.example:81/private")));
  }

  @Test
  void aSecondFetchUsesWhatAnotherLearnedMeanwhile() throws InterruptedException {
    fetcher.on(ROBOTS, FakeFetcher.ok(RULES));
    fetchPage();
    assertEquals(DENIED, fetchPage());
    assertEquals(List.of(ROBOTS), fetcher.asked());
  }

  @Test
  void theArchiveKeepsTheTextOfEveryFileFetched() throws InterruptedException {
    fetcher.on(ROBOTS, FakeFetcher.ok(RULES));
    fetchPage();
    assertEquals(new RobotsFile("http://a.example", now, 200, RULES, ""), kept());
  }

  @Test
  void rulesInTheArchiveAnswerWithoutTheNetwork() {
    archive.save(new RobotsFile("http://a.example", now, 200, RULES, ""));
    now = now.plus(MAX_AGE).minusMillis(1);
    assertEquals(DENIED, robots.check(PAGE));
  }

  @Test
  void anArchivedAbsenceOfRulesAllows() {
    archive.save(new RobotsFile("http://a.example", now, 404, null, ""));
    assertEquals(FREE, robots.check(PAGE));
  }

  @Test
  void anArchivedFailureDecidesNothing() {
    archive.save(new RobotsFile("http://a.example", now, 503, null, "it answered 503"));
    assertEquals(new Unknown(), robots.check(PAGE));
    archive.save(new RobotsFile("http://a.example", now, 0, null, "timeout"));
    assertEquals(new Unknown(), robots.check(PAGE));
  }

  @Test
  void rulesInTheArchiveLapseAfterADay() {
    archive.save(new RobotsFile("http://a.example", now, 200, RULES, ""));
    now = now.plus(MAX_AGE);
    assertEquals(new Unknown(), robots.check(PAGE));
  }

  @Test
  void rulesInMemoryLapseAfterADay() throws InterruptedException {
    fetcher.on(ROBOTS, FakeFetcher.ok(RULES));
    fetchPage();
    now = now.plus(MAX_AGE);
    assertEquals(new Unknown(), robots.check(PAGE));
    fetchPage();
    assertEquals(2, fetcher.asked().size());
  }

  @Test
  void rulesFromTheFutureAreNotTrusted() {
    archive.save(new RobotsFile("http://a.example", now.plusSeconds(60), 200, RULES, ""));
    assertEquals(new Unknown(), robots.check(PAGE));
  }

  @Test
  void lapsedRulesAreNotUsedWhileTheServerFails() throws InterruptedException {
    fetcher.on(ROBOTS, FakeFetcher.ok(RULES));
    fetchPage();
    now = now.plus(MAX_AGE);
    fetcher.on(ROBOTS, FakeFetcher.status(500));
    assertInstanceOf(Unreachable.class, fetch(robots, OTHER_PAGE));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 410, 418, 451, 499})
  void aClientErrorAllowsEverything(int status) throws InterruptedException {
    fetcher.on(ROBOTS, FakeFetcher.status(status));
    assertEquals(FREE, fetchPage());
    assertEquals(FREE, robots.check(PAGE));
    assertEquals(status, kept().status());
    assertNull(kept().text());
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503, 504, 599})
  void aServerErrorLeavesTheVerdictOpen(int status) throws InterruptedException {
    fetcher.on(ROBOTS, FakeFetcher.status(status));
    assertEquals(new Unreachable("robots.txt: it answered " + status, null), fetchPage());
    assertEquals(new Unknown(), robots.check(PAGE));
    assertEquals(status, kept().status());
  }

  @Test
  void aServerThatRecoversIsAskedAgain() throws InterruptedException {
    fetcher.on(ROBOTS, FakeFetcher.status(503));
    fetchPage();
    fetcher.on(ROBOTS, FakeFetcher.ok(RULES));
    assertEquals(DENIED, fetchPage());
  }

  @Test
  void retryAfterInSecondsIsPassedOn() throws InterruptedException {
    fetcher.on(ROBOTS, FakeFetcher.status(503, new Header("retry-after", "120")));
    Unreachable verdict = assertInstanceOf(Unreachable.class, fetchPage());
    assertEquals(Duration.ofMinutes(2), verdict.retryAfter());
  }

  @Test
  void retryAfterAsADateIsPassedOn() throws InterruptedException {
    Header header = new Header("Retry-After", "Thu, 01 Jan 2026 00:10:00 GMT");
    fetcher.on(ROBOTS, FakeFetcher.status(429, header));
    Unreachable verdict = assertInstanceOf(Unreachable.class, fetchPage());
    assertEquals(Duration.ofMinutes(10), verdict.retryAfter());
  }

  @ParameterizedTest
  @EnumSource(names = {"DNS", "CONNECT", "TLS", "CANCELLED"})
  void aHostThatCannotBeReachedFailsThePageToo(Reason reason) throws InterruptedException {
    FetchResult.Failure failure = FakeFetcher.failure(reason);
    fetcher.on(ROBOTS, failure);
    assertEquals(new HostFailed(failure), fetchPage());
    assertTrue(archive.load("http://a.example").isEmpty());
  }

  @ParameterizedTest
  @EnumSource(names = {"TIMEOUT", "LOST", "PROTOCOL", "INTERNAL"})
  void aBrokenAnswerLeavesTheVerdictOpen(Reason reason) throws InterruptedException {
    fetcher.on(ROBOTS, FakeFetcher.failure(reason));
    String why = reason.label() + ": as told";
    assertEquals(new Unreachable("robots.txt: " + why, null), fetchPage());
    assertEquals(why, kept().detail());
    assertEquals(0, kept().status());
  }

  @Test
  void aPrivateAddressExcludesThePageToo() throws InterruptedException {
    FetchResult.Excluded excluded = new FetchResult.Excluded(Reason.PRIVATE_ADDRESS, "127.0.0.1");
    fetcher.on(ROBOTS, excluded);
    assertEquals(new HostExcluded(excluded), fetchPage());
  }

  @Test
  void aDamagedFileLeavesTheVerdictOpen() throws InterruptedException {
    fetcher.on(ROBOTS, FakeFetcher.ok(RULES, Truncation.DAMAGED));
    assertInstanceOf(Unreachable.class, fetchPage());
  }

  @Test
  void aFileOverTheLimitIsReadUpToTheLimit() throws InterruptedException {
    String text = RULES + "#".repeat(99).concat("\n").repeat(6000);
    fetcher.on(ROBOTS, FakeFetcher.ok(text.substring(0, 512 * 1024), Truncation.DECODED));
    assertEquals(DENIED, fetchPage());
    assertEquals("cut at 500 KiB", kept().detail());
  }

  @Test
  void aPageServedAsRobotsTxtAllowsEverything() throws InterruptedException {
    fetcher.on(ROBOTS, FakeFetcher.ok("<!doctype html>\n<title>Hi</title>\n<p>Disallow: /</p>\n"));
    assertEquals(FREE, fetchPage());
  }

  @Test
  void anEmptyFileAllowsEverything() throws InterruptedException {
    fetcher.on(ROBOTS, FakeFetcher.ok(""));
    assertEquals(FREE, fetchPage());
  }

  @Test
  void aRedirectToAnotherHostPassesTheGateAndItsRulesHoldForTheFirst() throws InterruptedException {
    fetcher.on(ROBOTS, FakeFetcher.redirect("https://b.example/r?x"));
    fetcher.on("https://b.example/r?x", FakeFetcher.redirect("/robots.txt"));
    fetcher.on("https://b.example/robots.txt", FakeFetcher.ok(RULES));
    assertEquals(DENIED, fetchPage());
    assertEquals(List.of("b.example:443", "b.example:443"), gated);
    assertEquals("redirected to https://b.example/r?x, redirected to /robots.txt", kept().detail());
    assertEquals(new Unknown(), robots.check(Url.ofCanonical("https://b.example/private")));
  }

  @Test
  void theFirstRequestDoesNotPassTheGate() throws InterruptedException {
    fetchPage();
    assertEquals(List.of(), gated);
  }

  @Test
  void fiveRedirectsAreFollowed() throws InterruptedException {
    redirects(5);
    assertEquals(DENIED, fetchPage());
  }

  @Test
  void sixRedirectsAreOneTooManyAndAllowEverything() throws InterruptedException {
    redirects(6);
    assertEquals(FREE, fetchPage());
    assertEquals(6, fetcher.asked().size());
    assertEquals(302, kept().status());
    assertEquals(FREE, robots(RobotsPolicy.OBEY).check(PAGE));
  }

  private void redirects(int number) {
    fetcher.on(ROBOTS, FakeFetcher.redirect("/1"));
    for (int i = 1; i < number; i++) {
      fetcher.on("http://a.example/" + i, FakeFetcher.redirect("/" + (i + 1)));
    }
    fetcher.on("http://a.example/" + number, FakeFetcher.ok(RULES));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://a.example/robots.txt", "http://|"})
  void aRedirectToNowhereAllowsEverything(String location) throws InterruptedException {
    fetcher.on(ROBOTS, FakeFetcher.redirect(location));
    assertEquals(FREE, fetchPage());
  }

  @Test
  void aRedirectToAPrivateAddressAllowsEverything() throws InterruptedException {
    fetcher.on(ROBOTS, FakeFetcher.redirect("http://b.example/"));
    fetcher.on("http://b.example/", new FetchResult.Excluded(Reason.PRIVATE_ADDRESS, "10.0.0.1"));
    assertEquals(FREE, fetchPage());
    assertEquals(302, kept().status());
  }

  @Test
  void aHostThatFailsBehindARedirectIsNotTheFailureOfTheFirst() throws InterruptedException {
    fetcher.on(ROBOTS, FakeFetcher.redirect("http://b.example/"));
    fetcher.on("http://b.example/", FakeFetcher.failure(Reason.DNS));
    assertInstanceOf(Unreachable.class, fetchPage());
    assertEquals("redirected to http://b.example/, dns: as told", kept().detail());
  }

  @Test
  void aRedirectIsNotTheRequestOfTheLease() throws InterruptedException {
    fetcher.on(ROBOTS, FakeFetcher.redirect("http://b.example/"));
    RecordingObserver observer = new RecordingObserver();
    robots.fetch(PAGE, _ -> {}, observer);
    assertEquals(
        List.of("connecting", "connected", "sent", "connecting", "connected"), observer.told());
  }

  @Test
  void ignoredRulesAreNeitherFetchedNorKept() throws InterruptedException {
    Robots ignoring = robots(RobotsPolicy.IGNORE);
    archive.save(new RobotsFile("http://a.example", now, 200, RULES, ""));
    assertEquals(FREE, ignoring.check(PAGE));
    assertEquals(FREE, fetch(ignoring, PAGE));
    assertEquals(List.of(), fetcher.asked());
  }

  @Test
  void reportedRulesForbidNothingAndSlowDown() throws InterruptedException {
    Robots reporting = robots(RobotsPolicy.REPORT);
    assertEquals(new Unknown(), reporting.check(PAGE));
    fetcher.on(ROBOTS, FakeFetcher.ok(RULES));
    assertEquals(ALLOWED, fetch(reporting, PAGE));
    assertEquals(RULES, kept().text());
  }

  @Test
  void reportedRulesThatCannotBeHadForbidNothingAndAreNotAskedForAgain()
      throws InterruptedException {
    Robots reporting = robots(RobotsPolicy.REPORT);
    fetcher.on(ROBOTS, FakeFetcher.status(503));
    assertEquals(FREE, fetch(reporting, PAGE));
    assertEquals(FREE, reporting.check(PAGE));
    assertEquals(503, kept().status());
  }

  @Test
  void rulesInMemoryAreBoundedHoweverManyOriginsThereAre() {
    StringBuilder lines = new StringBuilder("User-agent: *\nDisallow: /private\n");
    for (int line = 0; line < 2_000; line++) {
      lines.append("Disallow: /a-path-of-some-length/").append(line).append('\n');
    }
    for (int i = 0; i < 400; i++) {
      String origin = "http://h" + i + ".example";
      archive.save(new RobotsFile(origin, now, 200, lines.toString(), ""));
      assertInstanceOf(Disallowed.class, robots.check(Url.ofCanonical(origin + "/private")));
    }
    assertTrue(robots.weight() > Robots.CACHE_WEIGHT / 2 && robots.weight() <= Robots.CACHE_WEIGHT);
    assertInstanceOf(Disallowed.class, robots.check(Url.ofCanonical("http://h0.example/private")));
  }

  @Test
  void aMaximumAgeOfNothingIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new RobotsSettings(RobotsPolicy.OBEY, "Weft", Duration.ZERO));
  }
}
