package weft.robots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import weft.robots.RobotsRules.Match;

class RobotsRulesTest {

  private static Match match(String robots, String path) {
    return RobotsRules.parse(robots).match("Weft", path);
  }

  private static boolean allowed(String robots, String path) {
    return match(robots, path).allowed();
  }

  private static Match only(boolean allowed, int line, String text) {
    return new Match(allowed, line, text, null);
  }

  @Test
  void theLineThatDecidesIsNamed() {
    String robots = "# hello\r\n\r\nUser-agent: *\r\n  Disallow: /a # no\r\nAllow: /a/b\r\n";
    assertEquals(only(false, 4, "Disallow: /a # no"), match(robots, "/a"));
    assertEquals(only(true, 5, "Allow: /a/b"), match(robots, "/a/b"));
    assertEquals(only(true, 0, ""), match(robots, "/"));
  }

  @ParameterizedTest
  @CsvSource({
    "'User-agent: weft|Disallow: /', weft",
    "'User-agent: *|Disallow: /|User-agent: WEFT/2|Allow: /', weft",
    "'User-agent: *|Disallow: /|User-agent: Weftish|Allow: /', *",
    "'User-agent: other|Disallow: /', ''",
    "'', ''"
  })
  void theGroupThatHoldsIsNamed(String robots, String group) {
    assertEquals(group, RobotsRules.parse(robots.replace('|', '\n')).groupOf("Weft/1.0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\r\n"})
  void linesAreCountedWhateverEndsThem(String end) {
    String robots = String.join(end, "", "User-agent: *", "", "Disallow: /a", "");
    assertEquals(only(false, 4, "Disallow: /a"), match(robots, "/a"));
  }

  @Test
  void theLongestPatternWinsWhereverItStands() {
    assertTrue(allowed("User-agent: *\nAllow: /page\nDisallow: /\n", "/page"));
    assertTrue(allowed("User-agent: *\nDisallow: /\nAllow: /page\n", "/page"));
    assertFalse(allowed("User-agent: *\nAllow: /p\nDisallow: /*.htm\n", "/page.htm"));
  }

  @Test
  void whoAllowsAnIndexPageAllowsItsFolder() {
    String robots = "User-agent: *\nAllow: /a/index.html\nDisallow: /\n";
    assertTrue(allowed(robots, "/a/"));
    assertTrue(allowed(robots, "/a/index.html"));
    assertFalse(allowed(robots, "/a/b"));
    assertFalse(allowed("User-agent: *\nAllow: /\nDisallow: /b/\nAllow: /b/indexes", "/b/"));
    assertTrue(allowed("User-agent: *\nDisallow: /a/index.html\n", "/a/"));
  }

  @Test
  void tagsOfPagesBelongToNoLine() {
    String robots = "<pre>User-agent: *<br />\nDisallow: /a<BR>\n<p>Disallow: /b</p></pre>\n";
    assertFalse(allowed(robots, "/a"));
    assertFalse(allowed(robots, "/b"));
    assertTrue(allowed(robots, "/c"));
    assertFalse(allowed("User-agent: *\nDisallow: /<x>\n", "/%3Cx%3E"));
  }

  @Test
  void allowWinsTies() {
    assertTrue(allowed("User-agent: *\nDisallow: /page\nAllow: /page\n", "/page"));
  }

  @Test
  void groupsOfOneCrawlerAreMerged() {
    String robots = "User-agent: weft\nDisallow: /a\n\nUser-agent: x\nDisallow: /\n\n";
    String merged = robots + "User-agent: WEFT/2.0 (x)\nDisallow: /b\n";
    assertFalse(allowed(merged, "/a"));
    assertFalse(allowed(merged, "/b"));
    assertTrue(allowed(merged, "/c"));
  }

  @Test
  void aGroupOfItsOwnReplacesTheGroupForAll() {
    String robots = "User-agent: *\nDisallow: /\nUser-agent: Weft\nDisallow: /a\n";
    assertTrue(allowed(robots, "/b"));
  }

  @Test
  void aGroupForAnotherVersionOfTheNameIsUsedOnlyWhereNoneHasTheName() {
    String robots = "User-agent: Weft2\nDisallow: /2\n";
    assertFalse(allowed(robots, "/2"));
    assertTrue(allowed(robots + "User-agent: Weft\nDisallow: /1\n", "/2"));
  }

  @Test
  void aNameThatOnlyBeginsTheSameIsAnotherCrawler() {
    assertTrue(allowed("User-agent: Weftbot\nDisallow: /\n", "/"));
    assertTrue(allowed("User-agent: We\nDisallow: /\n", "/"));
  }

  @Test
  void severalNamesShareTheRulesThatFollow() {
    String robots = "User-agent: x\n\nUser-agent: Weft\nSitemap: /s\nUser-agent: y\nDisallow: /";
    assertFalse(allowed(robots, "/"));
  }

  @Test
  void rulesBeforeAnyNameBelongToNobody() {
    assertTrue(allowed("Disallow: /\nUser-agent: *\nDisallow: /a\n", "/"));
  }

  @Test
  void anEmptyRuleForbidsNothingAndEndsTheNames() {
    String robots = "User-agent: Weft\nDisallow:\nUser-agent: x\nDisallow: /\n";
    assertTrue(allowed(robots, "/"));
  }

  @Test
  void robotsTxtItselfIsAlwaysAllowed() {
    assertTrue(allowed("User-agent: *\nDisallow: /\n", "/robots.txt"));
    assertFalse(allowed("User-agent: *\nDisallow: /\n", "/robots.txt2"));
  }

  @Test
  void nothingSaysNothing() {
    assertTrue(allowed("", "/"));
    assertTrue(allowed("<html>\n<body>Disallow: /</body>\n", "/"));
  }

  @ParameterizedTest
  @CsvSource({
    "10, PT10S",
    "0.5, PT0.5S",
    ".25, PT0.25S",
    "2., PT2S",
    "0, PT0S",
    "0.0001, PT0.001S",
    "3153600001, P36500D",
    "99999999999999999999999999999999999999999999999999, P36500D",
  })
  void aCrawlDelayIsInSecondsAndHasNoPracticalEnd(String value, Duration expected) {
    assertEquals(expected, match("User-agent: *\nCrawl-delay: " + value, "/").crawlDelay(), value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1e9", "NaN", "Infinity", "ten", "", ".", "1.2.3", "5s", "0x10"})
  void aCrawlDelayThatIsNoNumberIsNone(String value) {
    assertNull(match("User-agent: *\nCrawl-delay: " + value, "/").crawlDelay());
  }

  @Test
  void theLongestCrawlDelayOfTheCrawlersGroupsCounts() {
    String robots =
        """
        Crawl-delay: 90
        User-agent: *
        Crawl-delay: 80
        Disallow: /a
        User-agent: weft
        Crawl-delay: 2
        Crawl-delay: 7
        Crawl-delay: 3
        Disallow: /a
        User-agent: weft
        Disallow: /b
        Crawl-delay: 5
        """;
    assertEquals(Duration.ofSeconds(7), match(robots, "/").crawlDelay());
  }

  @Test
  void sitemapsAreTakenFromAnywhere() {
    String robots = "Sitemap: http://a/1\nUser-agent: x\nSITEMAP : /2\nDisallow: /\nsite-map:3";
    assertEquals(List.of("http://a/1", "/2", "3"), RobotsRules.parse(robots).sitemaps());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "disallow /a",
        "DISALLOW:/a",
        "Dissallow: /a",
        "disallow\t:\t/a",
        "Disallow /a:b",
        "dis-allow: /a",
        "\u00A0Disallow:\u00A0/a\u0085"
      })
  void sloppyLinesAreUnderstood(String line) {
    assertFalse(allowed("user agent: *\n" + line, "/a:b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Disallow all: /", "disallow everything", "Disallow", "/", ": /"})
  void proseIsNoRule(String line) {
    assertTrue(allowed("User-agent: *\n" + line, "/"));
  }

  @Test
  void aByteOrderMarkIsSkipped() {
    String robots = "\uFEFFUser-agent: *\nDisallow: /\n";
    for (var charset :
        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
      assertFalse(RobotsRules.parse(robots.getBytes(charset)).match("Weft", "/").allowed());
    }
    assertFalse(allowed(robots, "/"));
  }

  @Test
  void octetsThatAreNotUtf8AreComparedAsOctets() {
    byte[] latin = "User-agent: *\nDisallow: /caf\u00E9\n".getBytes(StandardCharsets.ISO_8859_1);
    RobotsRules rules = RobotsRules.parse(latin);
    assertFalse(rules.match("Weft", "/caf%E9").allowed());
    assertTrue(rules.match("Weft", "/caf%C3%A9").allowed());
  }

  @Test
  void aCallerWithoutANameIsJudgedByTheGroupForAll() {
    RobotsRules rules = RobotsRules.parse("User-agent:\nDisallow: /a\nUser-agent: *\nDisallow: /b");
    assertTrue(rules.match("", "/a").allowed());
    assertFalse(rules.match("", "/b").allowed());
  }
}
