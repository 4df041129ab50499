package weft.url;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
  @ParameterizedTest
  @CsvSource({
    "*, '', true",
    "'', '', true",
    "'', a, false",
    "a*, a, true",
    "*.example.org, www.example.org, true",
    "*.example.org, example.org, false",
    "a*b*c, aXbbYbc, true",
    "a*b*c, aXbbYb, false",
    "?, a, true",
    "?, '', false",
    "?, 😀, true",
    "😀*, 😀x, true",
    "*?x, 😀x, true",
    "a.c, abc, false",
    "\\E*, \\Ex, true",
    "utm_*, UTM_source, false",
  })
  void theWholeTextHasToMatch(String pattern, String text, boolean matches) {
    assertEquals(matches, Glob.of(pattern).matches(text));
  }

  @Test
  @Timeout(60)
  void manyStarsTakeNoLongerThanOne() {
    Glob stars = Glob.of("*a".repeat(1000) + "*b");
    assertFalse(stars.matches("a".repeat(10_000)));
    assertTrue(stars.matches("a".repeat(10_000) + "b"));
  }
}
