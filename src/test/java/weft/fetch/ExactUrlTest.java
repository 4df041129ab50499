package weft.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.url.Url;

final class ExactUrlTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/a|b",
        "/a^b`c{d}[e]",
        "/it's;x=1,y@z:$&+()*!~",
        "/%",
        "/%zz/%2",
        "/%7euser/%2F/%2e",
        "//double//slash/",
        "/a\\b",
        "/\"quoted\"<tag>",
        "/?",
        "/?&&a=b=c&=d&",
        "/?q=a|b^c`d{e}[f]'g\\h",
        "/?a=%zz%&b=/?x",
        "/a;jsessionid=1?b"
      })
  void pathAndQueryReachTheWireAsTheyAre(String target) throws Exception {
    try (RawSite raw = RawSite.sending("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        Fetching fetching = Fetching.plain()) {
      fetching.response(raw.url(target));
      assertEquals("GET " + target + " HTTP/1.1", raw.heads.getFirst().lines().findFirst().get());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a b", "/a\r\nX: y", "/\u00e9", "/a#b"})
  void whatCouldBreakTheRequestLineIsRefused(String target) {
    Url url = Url.ofCanonical("http://a.test" + target);
    assertThrows(IllegalArgumentException.class, () -> ExactUrl.of(url));
  }

  @Test
  void hostAndPortAreTaken() {
    var url = ExactUrl.of(Url.ofCanonical("https://[2001:db8::1]:8443/x"));
    assertEquals("2001:db8::1", url.host());
    assertEquals(8443, url.port());
    assertEquals("https://[2001:db8::1]:8443/x", url.toString());
    assertEquals(443, ExactUrl.of(Url.ofCanonical("https://a.test/")).port());
  }
}
