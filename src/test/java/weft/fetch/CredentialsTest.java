package weft.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.url.HostKey;
import weft.url.Url;

final class CredentialsTest {
  private static final String HOST = "https://a.test";

  private static final Url URL = Url.ofCanonical("https://a.test/");
  private final Credentials credentials = new Credentials();

  @ParameterizedTest
  @CsvSource({
    "user:pass, user:pass",
    "user, user:",
    ":pass, :pass",
    "u%3Aser:p%40ss, u:ser:p@ss",
    "u:p:q, u:p:q",
    "100%:%zz%4, 100%:%zz%4",
    "%C3%A9:%e2%82%ac, é:€"
  })
  void userinfoIsPercentDecoded(String userinfo, String expected) {
    credentials.put(HOST, userinfo);
    String header = credentials.authorization(URL).orElseThrow();
    assertEquals(
        expected,
        new String(
            Base64.getDecoder().decode(header.substring("Basic ".length())),
            StandardCharsets.UTF_8));
  }

  @Test
  void credentialsAreForOnePortOfOneHost() {
    credentials.put(HOST, "user:pass");
    assertEquals(Optional.empty(), credentials.authorization(Url.ofCanonical("http://a.test/")));
    assertEquals(
        Optional.empty(), credentials.authorization(Url.ofCanonical("https://www.a.test/")));
  }

  private record Named(String name, int port) implements Recipients {
    @Override
    public boolean include(HostKey host) {
      return host.name().equals(name) && (port == 0 || port == host.port());
    }

    @Override
    public boolean portNamed() {
      return port != 0;
    }
  }

  /** Whether a login for those recipients would be used there, once it is asked for. */
  private boolean known(String url) {
    Response asks =
        new Response.Builder()
            .request(new Request.Builder().url(url).build())
            .protocol(Protocol.HTTP_1_1)
            .code(401)
            .message("who")
            .header("WWW-Authenticate", "Basic realm=x")
            .build();
    return credentials.challenged(Url.ofCanonical(url), asks, null);
  }

  @Test
  void aSeedsCredentialsDoNotLeaveTls() {
    credentials.put(HOST, "user:pass");
    assertTrue(credentials.authorization(URL).isPresent());
    assertEquals(
        Optional.empty(), credentials.authorization(Url.ofCanonical("http://a.test:443/")));
  }

  @Test
  void aLoginWithoutAPortGoesOverTlsToTheUsualPortAndWhereSeedsAre() {
    credentials.put(new Named("a.test", 0), new Login("user", "pass"));
    assertTrue(known("https://a.test/"));
    for (String other : List.of("http://a.test/", "https://a.test:8443/", "http://a.test:443/")) {
      assertFalse(known(other), other);
    }
    credentials.places().add(Url.ofCanonical("https://a.test:8443/x"));
    credentials.places().add(Url.ofCanonical("http://a.test/x"));
    assertTrue(known("https://a.test:8443/"));
    assertTrue(known("http://a.test/"));
    assertFalse(known("http://a.test:8443/"));
  }

  @Test
  void aLoginForAPortGoesThereAndNotInTheClearWhereTlsIsSpoken() {
    credentials.put(new Named("a.test", 8080), new Login("user", "pass"));
    assertTrue(known("http://a.test:8080/"));
    assertFalse(known("https://a.test/"));
    credentials.places().add(Url.ofCanonical("https://a.test:8080/"));
    assertFalse(known("http://a.test:8080/"));
    assertTrue(known("https://a.test:8080/"));
  }

  @Test
  void thatALoginIsKeptBackIsSaidOnce() {
    credentials.put(new Named("a.test", 0), new Login("user", "s3cret"));
    try (Heard heard = new Heard()) {
      assertFalse(known("http://a.test/") || known("http://a.test/b") || known("http://b.test/"));
      assertEquals(
          List.of(
              "credentials are kept back from http://a.test: no seed is there and they were not"
                  + " given for that port; name it as a.test:80 if it shall have them"),
          heard.notices);
    }
  }

  @Test
  void theNewestCredentialsCount() {
    credentials.put(HOST, "a:b");
    credentials.put(HOST, "c:d");
    assertEquals(Optional.of("Basic Yzpk"), credentials.authorization(URL));
  }
}
