package weft.url;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RewritesTest {
  private final Rewrites rewrites = rewrites();

  private static Rewrites rewrites() {
    List<StrippedParameter> stripped = new ArrayList<>(Rewrites.TRACKING);
    stripped.add(StrippedParameter.everywhere("sid"));
    stripped.add(new StrippedParameter(Glob.ofHost("*.Shop.example"), Glob.of("sort")));
    return new Rewrites(stripped, Map.of("www.a.example", "a.example", "[::1]", "a.example"));
  }

  @ParameterizedTest
  @CsvSource({
    "http://a.example/?utm_source=x, http://a.example/",
    "http://a.example/p?a=1&utm_source=x&utm_campaign&b=2, http://a.example/p?a=1&b=2",
    "http://a.example/?fbclid=1&gclid=2, http://a.example/",
    "http://a.example/?sid=1&page=2, http://a.example/?page=2",
    "http://a.example/?side=1, http://a.example/?side=1",
    "http://a.example/?Sid=1, http://a.example/?Sid=1",
    "http://a.example/?sort=1, http://a.example/?sort=1",
    "http://en.shop.example/?sort=1, http://en.shop.example/",
    "http://www.a.example/x?y, http://a.example/x?y",
    "https://www.a.example:8443/, https://a.example:8443/",
    "http://www.a.example.org/, http://www.a.example.org/",
    "http://b.example/?, http://b.example/?",
    "http://b.example/?&&x, http://b.example/?&&x",
  })
  void whatTheUserTakesForOneUrlIsOne(String url, String expected) {
    Url once = rewrites.apply(Url.ofCanonical(url));
    assertEquals(expected, once.text());
    assertEquals(once, rewrites.apply(once));
  }

  @Test
  void aUrlThatNoRuleConcernsIsItself() {
    Url url = Url.ofCanonical("http://a.example/?a=1&b=2");
    assertSame(url, rewrites.apply(url));
  }

  @Test
  void linksAreRewrittenAsTheyAreRead() {
    CanonicalResult result =
        new Canonicalizer(rewrites)
            .canonicalize("/p?utm_source=x#top", Url.ofCanonical("http://www.a.example/"));
    CanonicalResult.Accepted accepted = assertInstanceOf(CanonicalResult.Accepted.class, result);
    assertEquals("http://a.example/p", accepted.url().text());
  }
}
