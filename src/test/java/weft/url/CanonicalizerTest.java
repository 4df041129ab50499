package weft.url;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalizerTest {
  private static final Url BASE = Url.ofCanonical("http://example.org/docs/a/index.html?v=1");

  private final Canonicalizer canonicalizer = new Canonicalizer();

  @ParameterizedTest
  @CsvSource({
    "b.html, http://example.org/docs/a/b.html",
    "../b.html, http://example.org/docs/b.html",
    "../../../../b.html, http://example.org/b.html",
    "./b/./c/../d?x=../y, http://example.org/docs/a/b/d?x=../y",
    "/B%7e~, http://example.org/B%7e~",
    "//www.example.org, http://www.example.org/",
    "?w=2, http://example.org/docs/a/index.html?w=2",
    "#top, http://example.org/docs/a/index.html?v=1",
    "'', http://example.org/docs/a/index.html?v=1",
    "HTTPS://EXAMPLE.ORG:443, https://example.org/",
    "http:\\\\example.org\\a, http://example.org/a",
    "http://bücher.example/ä, http://xn--bcher-kva.example/%C3%A4",
    "http://0x7f.1/, http://127.0.0.1/",
    "http://example.org/?b=2&a='1', http://example.org/?b=2&a=%271%27",
  })
  void aTextBecomesTheUrlThatItMeans(String raw, String expected) {
    assertEquals(expected, accepted(raw, BASE).url().text());
  }

  @Test
  void pathsStayCaseSensitiveAndQueriesUnsorted() {
    String text = "http://example.org/Index.HTML;s=1?b=2&a=1&utm_source=x";
    assertEquals(text, accepted(text, null).url().text());
  }

  @Test
  void userinfoIsHandedBackApart() {
    CanonicalResult.Accepted result = accepted("http://user:p%20w@example.org/#x", null);
    assertEquals("http://example.org/", result.url().text());
    assertEquals("user:p%20w", result.userinfo());
    assertNull(accepted("http://@example.org/", null).userinfo());
  }

  @ParameterizedTest
  @CsvSource({
    "mailto:a@b.example, mailto",
    " JavaScript:void(0), javascript",
    "'data:text/html,<a href=\"x\">#', data",
    "tel:+49, tel",
    "ftp://example.org/, ftp",
    "file:///etc/passwd, file",
    "ws://example.org/, ws",
    "git+ssh://host/x, git+ssh",
    "intent://x#Intent;end, intent",
  })
  void otherSchemesAreForeign(String raw, String scheme) {
    assertEquals(new CanonicalResult.Foreign(scheme), canonicalizer.canonicalize(raw, BASE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://",
        "http://a b/",
        "http://x:99999/",
        "http://x:0/",
        "//x:00/",
        "http://[::1",
        "foo://[1"
      })
  void whatIsNoUrlIsMalformed(String raw) {
    assertInstanceOf(CanonicalResult.Malformed.class, canonicalizer.canonicalize(raw, BASE));
  }

  @Test
  void theLimitIsOnTheCanonicalTextAndNothingIsCut() {
    String longest = "http://example.org/" + "a".repeat(Canonicalizer.MAX_LENGTH - 19);
    assertEquals(longest, accepted(longest + "#fragment", null).url().text());
    CanonicalResult over = canonicalizer.canonicalize(longest + "a", null);
    assertEquals(new CanonicalResult.TooLong(Canonicalizer.MAX_LENGTH + 1), over);
  }

  @Test
  void encodingCountsAgainstTheLimit() {
    String raw = "http://example.org/" + "ä".repeat(2000);
    assertEquals(new CanonicalResult.TooLong(12019), canonicalizer.canonicalize(raw, null));
  }

  @Test
  void canonicalTextStaysTheSameWhateverTheBase() {
    CanonicalResult.Accepted once = accepted("../x/./y?q", BASE);
    assertEquals(once, accepted(once.url().text(), null));
    assertEquals(once, accepted(once.url().text(), Url.ofCanonical("https://other.example/")));
  }

  @Test
  void twiceIsAsGoodAsOnceWhateverTheText() {
    int[] accepted = {0};
    UrlTexts.each(
        (raw, base) -> {
          if (canonicalizer.canonicalize(raw, base) instanceof CanonicalResult.Accepted once) {
            String text = once.url().text();
            assertEquals(text, accepted(text, null).url().text(), raw);
            assertNull(accepted(text, null).userinfo(), raw);
            accepted[0]++;
          }
        });
    assertTrue(accepted[0] > UrlTexts.COUNT / 4, () -> "only " + accepted[0] + " are URLs");
  }

  @Test
  void eachStepTwiceIsAsGoodAsOnce() {
    UrlTexts.each(
        (raw, base) -> {
          ParsedUrl parsedBase = base == null ? null : ParsedUrl.of(base);
          if (UrlParser.parse(raw, parsedBase) instanceof ParsedUrl url) {
            assertEquals(url, UrlParser.parse(url.href(), null), raw);
            for (CanonicalStep step : CanonicalStep.values()) {
              ParsedUrl once = step.apply(url);
              assertSame(once, step.apply(once), raw);
              assertEquals(once, UrlParser.parse(once.href(), null), raw);
            }
          }
        });
  }

  @Test
  void theShortWayLeadsWhereTheParserLeads() {
    int[] plain = {0};
    UrlTexts.each(
        (raw, base) -> {
          String text = PlainText.canonical(raw, base);
          if (text != null) {
            assertEquals(parsed(raw, base), text, () -> raw + " at " + base);
            plain[0]++;
          }
        });
    assertTrue(plain[0] > UrlTexts.COUNT / 20, () -> "only " + plain[0] + " went the short way");
  }

  private static @Nullable String parsed(String raw, @Nullable Url base) {
    ParsedUrl parsedBase = base == null ? null : ParsedUrl.of(base);
    return UrlParser.parse(raw, parsedBase) instanceof ParsedUrl url ? url.text() : null;
  }

  private CanonicalResult.Accepted accepted(String raw, @Nullable Url base) {
    return assertInstanceOf(
        CanonicalResult.Accepted.class, canonicalizer.canonicalize(raw, base), raw);
  }
}
