package weft.robots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import weft.robots.RobotsRules.Match;

/** Files that nobody wrote for us to like. */
@Timeout(300)
class RobotsRobustnessTest {
  private static final int LIMIT = 500 * 1024;
  private static final List<String> PATHS =
      List.of("/", "/index.html", "/a/b/c?d=e&f", "/%E3%83%84/*$", "/" + "a".repeat(300));
  private static final String SAMPLE =
      """
      # a file with a bit of everything
      User-agent: Weft
      User-agent: other/1.0
      Crawl-delay: 1.5
      Disallow: /a/*/c$
      Allow: /a/b%2F\u30C4
      Disallow /no-colon

      Sitemap: https://example.org/sitemap.xml
      User-agent: *
      Disallow: /
      """;

  @Test
  void realFilesAreParsedAndTheirVerdictsNameTheirLines() throws IOException {
    Map<String, byte[]> corpus =
        Conformance.tarZst(Conformance.file("robots/real-corpus/robots-4231.tar.zst"));
    assertEquals(4231, corpus.size());
    int groups = 0;
    for (byte[] file : corpus.values()) {
      groups += RobotsRules.parse(file).forAgent("Weft").weight() > 0 ? 1 : 0;
      check(file);
    }
    assertTrue(groups > 3000, "only " + groups + " files have rules for us");
  }

  @Test
  void mutatedFilesAreParsed() {
    Random random = new Random(20260101);
    for (int i = 0; i < 10_000; i++) {
      check(mutate(SAMPLE.getBytes(StandardCharsets.UTF_8), random));
    }
  }

  /** What must hold whatever the file. */
  private static void check(byte[] file) {
    String text = RobotsText.decode(file);
    List<String> lines = text.lines().toList();
    AgentRules direct = RobotsRules.parse(file).forAgent("Weft");
    AgentRules kept = RobotsRules.parse(text).forAgent("Weft");
    assertTrue(direct.match("/robots.txt").allowed());
    for (String path : PATHS) {
      Match match = direct.match(path);
      assertEquals(match, kept.match(path));
      if (match.line() > 0) {
        assertTrue(lines.get(match.line() - 1).contains(match.text().replace("…", "")));
      } else {
        assertTrue(match.allowed());
      }
    }
  }

  private static byte[] mutate(byte[] sample, Random random) {
    List<Byte> bytes = new ArrayList<>();
    for (byte b : sample) {
      bytes.add(b);
    }
    byte[] spice =
        ":#*$%/\r\n\0 \t\u00FF\u00FE\u00EF\u00BB\u00BF\u00E3".getBytes(StandardCharsets.ISO_8859_1);
    for (int n = 1 + random.nextInt(30); n > 0; n--) {
      int at = random.nextInt(bytes.size());
      byte value =
          random.nextBoolean() ? spice[random.nextInt(spice.length)] : (byte) random.nextInt();
      switch (random.nextInt(4)) {
        case 0 -> bytes.set(at, value);
        case 1 -> bytes.add(at, value);
        case 2 -> bytes.addAll(at, List.copyOf(bytes.subList(at, Math.min(at + 9, bytes.size()))));
        default ->
            bytes.subList(at, Math.min(at + 1 + random.nextInt(9), bytes.size() - 1)).clear();
      }
    }
    byte[] mutated = new byte[bytes.size()];
    for (int i = 0; i < mutated.length; i++) {
      mutated[i] = bytes.get(i);
    }
    return mutated;
  }

  private static String fill(String head, IntFunction<String> line) {
    StringBuilder text = new StringBuilder(head);
    for (int i = 0; text.length() < LIMIT - 100; i++) {
      text.append(line.apply(i)).append('\n');
    }
    return text.toString();
  }

  private static boolean allowed(String robots, String path) {
    return RobotsRules.parse(robots).match("Weft", path).allowed();
  }

  @Test
  void aLineOfNothingButWildcardsIsOneWildcard() {
    String robots = "User-agent: *\nDisallow: /x" + "*".repeat(LIMIT - 100) + "y\n";
    assertFalse(allowed(robots, "/x-y"));
    assertTrue(allowed(robots, "/x-z"));
  }

  @Test
  void aPatternOfManyWildcardsDoesNotGoBack() {
    String robots = "User-agent: *\nDisallow: /" + "a*".repeat(4000) + "b\n";
    assertTrue(allowed(robots, "/" + "a".repeat(8000)));
    assertFalse(allowed(robots, "/" + "a".repeat(8000) + "b"));
  }

  @Test
  void fiftyThousandGroupsAreMerged() {
    String robots = fill("", i -> "User-agent:*\nAllow:/" + i) + "User-agent: *\nDisallow: /\n";
    assertTrue(allowed(robots, "/20000"));
    assertFalse(allowed(robots, "/x"));
  }

  @Test
  void anEndlessListOfNamesIsOneGroup() {
    String robots = fill("", i -> "User-agent: bot" + i) + "User-agent: weft\nDisallow: /\n";
    assertFalse(allowed(robots, "/x"));
  }

  @Test
  void rulesThatTakeForeverToCompareDeny() {
    String run = "a".repeat(16);
    String robots = fill("User-agent: *\nAllow: /\n", i -> "Allow: *" + run + "b" + i + run);
    assertTrue(allowed(robots, "/" + "a".repeat(100)));
    assertFalse(allowed(robots, "/" + "a".repeat(8000)));
  }

  @Test
  void aVeryLongLineIsNamedByItsBeginning() {
    String robots = "User-agent: *\nDisallow: /" + "%41".repeat(1000);
    Match match = RobotsRules.parse(robots).match("Weft", "/" + "A".repeat(1000));
    assertEquals(1001, match.text().length());
    assertTrue(match.text().startsWith("Disallow: /%41%41"));
  }
}
