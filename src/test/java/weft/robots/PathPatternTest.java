package weft.robots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTest {

  private static boolean matches(String pattern, String path) {
    return PathPattern.of(pattern).matches(ComparablePath.of(path));
  }

  @ParameterizedTest
  @CsvSource({
    "/fish, /fish.html, true",
    "/fish, /Fish, false",
    "/fish/, /fish, false",
    "/*.php, /folder/a.php?x, true",
    "/*.php$, /a.php?x, false",
    "/*.php$, /a.php, true",
    "/a*a$, /a, false",
    "/a*$, /abc, true",
    "/$, /, true",
    "/$, /a, false",
    "*, /a, true",
    "*m, /foom, true",
    "/a**b, /ab, true",
    "/a*b*c, /axcxb, false",
    "/a$b, /a$b, true",
    "/a$b, /a%24b, true",
    "/a%24, /a$, true",
    "/a%2Ab, /a*b, true",
    "/a%2Ab, /axb, false",
    "/a%2fb, /a%2Fb, true",
    "/a%2fb, /a/b, false",
    "/%7ejoe, /~joe, true",
    "/~joe, /%7Ejoe, true",
    "/a%3Cd, /a<d, true",
    "/a b, /a%20b, true",
    "/%zz, /%zz, true",
    "/50%, /50%, true",
    "/50%4, /50%4, true",
    "foo, /foo, false",
    "/\u30C4, /%E3%83%84x, true",
    "/\uD83D\uDE00, /%f0%9f%98%80, true",
  })
  void pathsMatchByOctets(String pattern, String path, boolean expected) {
    assertEquals(expected, matches(pattern, path));
  }

  @Test
  void aPatternIsAsLongAsItsComparableForm() {
    assertEquals(5, PathPattern.of("/%61*b$").octets());
    assertEquals(10, PathPattern.of("/\u30C4").octets());
  }

  @Test
  void matchingAgreesWithTryingEverything() {
    Random random = new Random(9309);
    for (int i = 0; i < 200_000; i++) {
      String pattern = word(random, "/aab**", 8) + (random.nextInt(3) == 0 ? "$" : "");
      String path = word(random, "/aab", 10);
      if (!pattern.isEmpty()) {
        boolean atEnd = pattern.endsWith("$");
        String glob = atEnd ? pattern.substring(0, pattern.length() - 1) : pattern + "*";
        assertEquals(everything(glob, 0, path, 0), matches(pattern, path), pattern + " on " + path);
      }
    }
  }

  private static String word(Random random, String letters, int length) {
    StringBuilder word = new StringBuilder();
    for (int i = random.nextInt(length); i > 0; i--) {
      word.append(letters.charAt(random.nextInt(letters.length())));
    }
    return word.toString();
  }

  private static boolean everything(String glob, int g, String path, int p) {
    if (g == glob.length()) {
      return p == path.length();
    }
    if (glob.charAt(g) == '*') {
      return everything(glob, g + 1, path, p)
          || (p < path.length() && everything(glob, g, path, p + 1));
    }
    return p < path.length()
        && glob.charAt(g) == path.charAt(p)
        && everything(glob, g + 1, path, p + 1);
  }

  @Test
  void comparableFormsStayAsTheyAre() {
    List<String> parts =
        List.of("/", "a", "%2F", "%2f", "%7e", "%41", "*", "$", " ", "<", "\u00E9");
    Random random = new Random(3986);
    for (int i = 0; i < 10_000; i++) {
      StringBuilder path = new StringBuilder("/");
      for (int n = random.nextInt(9); n > 0; n--) {
        path.append(parts.get(random.nextInt(parts.size())));
      }
      String once = ComparablePath.of(path.toString());
      assertEquals(once, ComparablePath.of(once));
      assertTrue(once.matches("[!-)+-~]*"), once);
    }
  }
}
