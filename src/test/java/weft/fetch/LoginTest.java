package weft.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import mockwebserver3.MockResponse;
import okhttp3.Headers;
import okhttp3.internal.http.HttpHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import weft.SiteServer;
import weft.model.FetchResult;
import weft.url.HostKey;

class LoginTest {
  private final SiteServer site = SiteServer.start();
  private final Fetching fetching = Fetching.plain();

  @AfterEach
  void close() {
    fetching.close();
    site.close();
  }

  private void wants(String target, String... challenges) {
    MockResponse.Builder answer = new MockResponse.Builder().code(401).body("who are you?");
    for (String challenge : challenges) {
      answer.addHeader("WWW-Authenticate", challenge);
    }
    site.put(target, answer.build());
  }

  private record OnPort(int port) implements Recipients {
    @Override
    public boolean include(HostKey host) {
      return host.port() == port;
    }

    @Override
    public boolean portNamed() {
      return true;
    }
  }

  private void known(int port) {
    fetching.credentials.put(new OnPort(port), new Login("Mufasa", "Circle of Life"));
  }

  /** The Authorization headers of all requests, {@code none} where there was none. */
  private List<String> authorizations() {
    return site.requests().stream()
        .map(seen -> seen.headers().getOrDefault("authorization", "none"))
        .toList();
  }

  @Test
  void nothingIsSentUntilTheHostAsksAndFromThenOnWithEveryRequest() {
    known(site.port());
    site.page("/open", "<p>open");
    wants("/closed", "Basic realm=\"x\"");
    fetching.response(site.url("/open"));
    assertEquals(401, fetching.response(site.url("/closed")).exchange().status());
    fetching.response(site.url("/open"));
    String basic = "Basic TXVmYXNhOkNpcmNsZSBvZiBMaWZl";
    assertEquals(List.of("none", "none", basic, basic), authorizations());
  }

  @Test
  void otherHostsAreToldNothing() {
    known(1);
    wants("/closed", "Basic realm=\"x\"");
    fetching.response(site.url("/closed"));
    assertEquals(List.of("none"), authorizations());
  }

  @Test
  void aDigestIsAnsweredWithTheStrongestAlgorithm() {
    known(site.port());
    wants(
        "/closed?a=b",
        "Digest realm=\"r\", qop=\"auth, auth-int\", algorithm=MD5, nonce=\"n1\", opaque=\"o\"",
        "Digest realm=\"r\", qop=\"auth\", algorithm=SHA-256, nonce=\"n2\", opaque=\"o\"");
    fetching.response(site.url("/closed?a=b"));
    assertEquals(2, site.requests().size());
    String sent = authorizations().getLast();
    assertTrue(sent.startsWith("Digest username=\"Mufasa\", realm=\"r\", nonce=\"n2\""), sent);
    assertTrue(sent.contains("uri=\"/closed?a=b\""), sent);
    assertTrue(sent.contains("algorithm=SHA-256, opaque=\"o\", qop=auth, nc=00000001"), sent);
  }

  @Test
  void aNonceIsCountedAndReplacedWhenItIsStale() {
    known(site.port());
    wants("/a", "Digest realm=\"r\", qop=\"auth\", nonce=\"n1\"");
    site.page("/b", "<p>b");
    wants("/c", "Digest realm=\"r\", qop=\"auth\", nonce=\"n2\", stale=true");
    fetching.response(site.url("/a"));
    fetching.response(site.url("/b"));
    fetching.response(site.url("/c"));
    List<String> sent = authorizations();
    assertEquals(5, sent.size());
    assertTrue(sent.get(1).contains("nonce=\"n1\"") && sent.get(1).contains("nc=00000001"));
    assertTrue(sent.get(2).contains("nonce=\"n1\"") && sent.get(2).contains("nc=00000002"));
    assertTrue(sent.get(3).contains("nonce=\"n1\"") && sent.get(3).contains("nc=00000003"));
    assertTrue(sent.get(4).contains("nonce=\"n2\"") && sent.get(4).contains("nc=00000001"));
  }

  @Test
  void aWrongPasswordIsTriedOnce() {
    known(site.port());
    wants("/a", "Digest realm=\"r\", qop=\"auth\", nonce=\"n1\"");
    fetching.response(site.url("/a"));
    fetching.response(site.url("/a"));
    assertEquals(3, site.requests().size());
  }

  @Test
  void goingOverPlainHttpIsSaidOnceAndNotOnThisMachine() {
    known(site.port());
    wants("/closed", "Basic realm=\"x\"");
    try (Heard heard = new Heard()) {
      fetching.response(site.url("/closed"));
      assertEquals(List.of(), heard.notices);
      fetching.response("http://far.test:" + site.port() + "/closed");
      fetching.response("http://far.test:" + site.port() + "/closed");
      assertEquals(
          List.of(
              "credentials for far.test:"
                  + site.port()
                  + " go over plain http, where others can read them; use https where there is"
                  + " one"),
          heard.notices);
    }
  }

  @Test
  void aRedirectDoesNotTakeCredentialsAlong() {
    try (SiteServer other = SiteServer.startOn("127.0.0.2")) {
      fetching.credentials.put(site.origin(), "me:s3cret");
      site.redirect("/", other.url("/there"));
      var redirect = assertInstanceOf(FetchResult.Redirect.class, fetching.get(site.url("/")));
      fetching.response(redirect.location());
      assertNull(other.requests().getFirst().headers().get("authorization"));
    }
  }

  @Test
  void aRedirectToAnotherPortOrSchemeDoesNotTakeCredentialsAlong() {
    try (SiteServer other = SiteServer.start()) {
      fetching.credentials.put("https://127.0.0.1:" + other.port(), "me:s3cret");
      fetching.credentials.put(site.origin(), "me:s3cret");
      site.redirect("/", other.url("/there"));
      var redirect = assertInstanceOf(FetchResult.Redirect.class, fetching.get(site.url("/")));
      fetching.response(redirect.location());
      assertTrue(site.requests().getFirst().headers().containsKey("authorization"));
      assertNull(other.requests().getFirst().headers().get("authorization"));
    }
  }

  @Test
  void whatALocationSaysBeforeTheHostIsNotKept() {
    site.redirect("/", "http://me:s3cret@a.test/x").header("/", "Link", "<//me:s3cret@b.test/>");
    var redirect = assertInstanceOf(FetchResult.Redirect.class, fetching.get(site.url("/")));
    assertEquals("http://a.test/x", redirect.location());
    assertFalse(redirect.toString().contains("s3cret"), redirect.toString());
  }

  /** The examples of RFC 7616, 3.9.1. */
  @Test
  void theAnswersAreThoseOfTheStandard() {
    String challenge =
        "Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm=%s,"
            + " nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\","
            + " opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"";
    String cnonce = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";
    Login login = new Login("Mufasa", "Circle of Life");
    String md5 = digest(challenge.formatted("MD5")).answer(login, "/dir/index.html", 1, cnonce);
    assertTrue(md5.contains("response=\"8ca523f5e9506fed4657c9700eebdbec\""), md5);
    String sha = digest(challenge.formatted("SHA-256")).answer(login, "/dir/index.html", 1, cnonce);
    assertTrue(
        sha.contains(
            "response=\"753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1\""),
        sha);
  }

  @Test
  void aChallengeInOtherLettersIsAnsweredOrLeftAlone() {
    known(site.port());
    site.put(
        "/closed",
        new MockResponse.Builder()
            .code(401)
            .addHeaderLenient(
                "WWW-Authenticate", "Digest realm=\"\u00e9\u0001\", qop=\"auth\", nonce=\"\u00e9\"")
            .build());
    assertEquals(401, fetching.response(site.url("/closed")).exchange().status());
    assertEquals(401, fetching.response(site.url("/closed")).exchange().status());
  }

  @Test
  void aNameInOtherLettersIsEncodedInADigest() {
    Digest digest = digest("Digest realm=\"r\", qop=\"auth\", nonce=\"n\"");
    String answer = digest.answer(new Login("j\u00f6", "x"), "/", 1, "c");
    assertTrue(answer.startsWith("Digest username*=UTF-8''j%C3%B6, realm=\"r\""), answer);
  }

  @Test
  void aChallengeThatCannotBeAnsweredIsLeftAlone() {
    assertNull(Digest.strongest(challenges("Digest realm=\"r\", nonce=\"n\", algorithm=X")));
    assertNull(Digest.strongest(challenges("Digest realm=\"r\", nonce=\"n\", qop=\"auth-int\"")));
  }

  private static Digest digest(String challenge) {
    Digest digest = Digest.strongest(challenges(challenge));
    if (digest == null) {
      throw new AssertionError(challenge);
    }
    return digest;
  }

  private static List<okhttp3.Challenge> challenges(String value) {
    return HttpHeaders.parseChallenges(Headers.of("WWW-Authenticate", value), "WWW-Authenticate");
  }
}
