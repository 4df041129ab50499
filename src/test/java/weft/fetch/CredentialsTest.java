package weft.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.url.HostKey;
import weft.url.Url;

final class CredentialsTest {
  private static final HostKey HOST = new HostKey("a.test", 443);

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

  @Test
  void theNewestCredentialsCount() {
    credentials.put(HOST, "a:b");
    credentials.put(HOST, "c:d");
    assertEquals(Optional.of("Basic Yzpk"), credentials.authorization(URL));
  }
}
