package weft.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import mockwebserver3.MockResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import weft.SiteServer;
import weft.model.Header;
import weft.url.Url;

class CookiesTest {
  @TempDir Path directory;
  private final SiteServer site = SiteServer.start();

  @AfterEach
  void close() {
    site.close();
  }

  private static Fetching fetching(boolean accepted, @Nullable Path from, @Nullable Path to) {
    AccessSettings plain = AccessSettings.PLAIN;
    return Fetching.with(
        Fetching.SETTINGS.with(
            new AccessSettings(
                plain.hosts(),
                plain.proxies(),
                new AccessSettings.Cookies(accepted, from, to),
                null,
                false,
                false,
                null,
                0)));
  }

  private String at(String host, String path) {
    return "http://" + host + ":" + site.port() + path;
  }

  private String sentTo(Fetching fetching, String url) {
    fetching.response(url);
    return site.requests().getLast().headers().getOrDefault("cookie", "");
  }

  private void sets(String target, String... cookies) {
    MockResponse.Builder answer = new MockResponse.Builder().body("x");
    for (String cookie : cookies) {
      answer.addHeader("Set-Cookie", cookie);
    }
    site.put(target, answer.build());
  }

  @Test
  void aCookieGoesBackToTheHostAndPathThatItIsFor() {
    sets("/set", "a=1", "b=2; Path=/deep", "c=3; Path=/deep/er", "s=9; Secure");
    try (Fetching fetching = Fetching.plain()) {
      assertEquals("", sentTo(fetching, at("a.test", "/set")));
      assertEquals("a=1", sentTo(fetching, at("a.test", "/x")));
      assertEquals("c=3; b=2; a=1", sentTo(fetching, at("a.test", "/deep/er/x")));
      assertEquals("", sentTo(fetching, at("b.test", "/x")));
      assertEquals("", sentTo(fetching, at("www.a.test", "/x")));
    }
  }

  @Test
  void aDomainIsTakenFromItsOwnHostsAloneAndNeverAPublicSuffix() {
    sets(
        "/set",
        "all=1; Domain=example.co.uk",
        "far=1; Domain=example.org",
        "suffix=1; Domain=co.uk");
    try (Fetching fetching = Fetching.plain()) {
      fetching.response(at("www.example.co.uk", "/set"));
      assertEquals("all=1", sentTo(fetching, at("shop.example.co.uk", "/")));
      assertEquals("", sentTo(fetching, at("other.co.uk", "/")));
      assertEquals("", sentTo(fetching, at("example.org", "/")));
    }
  }

  @Test
  void aNewValueReplacesTheOldAndAnExpiredOneEndsIt() {
    sets("/one", "a=1", "b=1");
    sets("/two", "a=2", "b=; Max-Age=0");
    try (Fetching fetching = Fetching.plain()) {
      fetching.response(site.url("/one"));
      fetching.response(site.url("/two"));
      assertEquals("a=2", sentTo(fetching, site.url("/x")));
    }
  }

  @Test
  void aCookieOfARedirectCountsToo() {
    site.redirect("/in", "/home").header("/in", "Set-Cookie", "sid=1");
    try (Fetching fetching = Fetching.plain()) {
      fetching.get(site.url("/in"));
      assertEquals("sid=1", sentTo(fetching, site.url("/home")));
    }
  }

  @Test
  void switchedOffNoCookieIsKept() {
    sets("/set", "a=1");
    try (Fetching fetching = fetching(false, null, null)) {
      fetching.response(site.url("/set"));
      assertEquals("", sentTo(fetching, site.url("/x")));
    }
  }

  @Test
  void aDomainWithTooManyCookiesLosesItsOldestAndSendsSome() {
    String[] many = new String[200];
    for (int i = 0; i < many.length; i++) {
      many[i] = "c" + i + "=" + i;
    }
    sets("/set", many);
    sets("/huge", "huge=" + "x".repeat(5000));
    try (Fetching fetching = Fetching.plain()) {
      fetching.response(site.url("/set"));
      fetching.response(site.url("/huge"));
      String sent = sentTo(fetching, site.url("/x"));
      assertEquals(150, sent.split("; ").length);
      assertTrue(sent.contains("c20=20") && !sent.contains("c19=") && !sent.contains("huge"));
    }
  }

  @Test
  void whatIsSentInOneRequestIsBounded() {
    String[] many = new String[100];
    for (int i = 0; i < many.length; i++) {
      many[i] = "c" + i + "=" + "x".repeat(400) + "; Domain=example.co.uk";
    }
    sets("/set", many);
    try (Fetching fetching = Fetching.plain()) {
      fetching.response(at("evil.example.co.uk", "/set"));
      String sent = sentTo(fetching, at("www.example.co.uk", "/x"));
      assertTrue(sent.length() > 7_000 && sent.length() <= 8_190, sent.length() + " characters");
    }
  }

  @Test
  void whatNeedsTlsIsNotTakenWithoutIt() {
    sets("/set", "a=1; Secure", "__Secure-b=1", "__Host-c=1; Path=/", "d=1");
    try (Fetching fetching = Fetching.plain()) {
      fetching.response(site.url("/set"));
      assertEquals("d=1", sentTo(fetching, site.url("/x")));
    }
  }

  @Test
  void whatCameOverTlsIsNotReplacedWithoutIt() throws IOException {
    Path file =
        Files.writeString(directory.resolve("c.txt"), "127.0.0.1\tFALSE\t/\tTRUE\t0\tsid\tmine\n");
    Path jar = directory.resolve("jar.txt");
    sets("/set", "sid=theirs");
    try (Fetching fetching = fetching(true, file, jar)) {
      fetching.response(site.url("/set"));
      assertEquals("", sentTo(fetching, site.url("/x")));
    }
    assertTrue(Files.readString(jar).contains("\tsid\tmine\n"), Files.readString(jar));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=\u00e9", "\u00e9=1", "a=\ud83c\udf6a", "a=\u0001", "a=\u007f"})
  void aCookieThatCannotBeSentIsNotKept(String cookie) {
    site.put(
        "/set",
        new MockResponse.Builder()
            .body("x")
            .addHeaderLenient("Set-Cookie", cookie + "; Path=/")
            .build());
    sets("/b", "b=1");
    try (Fetching fetching = Fetching.plain()) {
      fetching.response(site.url("/set"));
      fetching.response(site.url("/b"));
      assertEquals("b=1", sentTo(fetching, site.url("/x")));
    }
  }

  @Test
  void ourOwnCookieHeaderStandsBeforeWhatServersSet() {
    sets("/set", "a=1");
    try (Fetching fetching = Fetching.plain()) {
      fetching.response(site.url("/set"));
      FetchRequest request =
          new FetchRequest(
              Url.ofCanonical(site.url("/x")), List.of(new Header("Cookie", "own=1")), 0, 0);
      fetching.fetcher.fetch(request, FetchObserver.NONE);
      assertEquals("own=1; a=1", site.requests().getLast().headers().get("cookie"));
    }
  }

  @Test
  void whatOneCrawlSavesTheNextOneLoads() throws IOException {
    Path jar = directory.resolve("jar.txt");
    String noLineHoldsIt = "t=3; Path=/i\tn";
    sets("/set", "a=1; Max-Age=1000; HttpOnly", "sid=2; Path=/in", noLineHoldsIt);
    try (Fetching fetching = fetching(true, null, jar)) {
      fetching.response(site.url("/set"));
    }
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(jar)));
    assertTrue(Files.readString(jar).contains("#HttpOnly_127.0.0.1\tFALSE\t/\tFALSE\t"));
    try (Fetching fetching = fetching(true, jar, null)) {
      assertEquals("sid=2; a=1", sentTo(fetching, site.url("/in")));
    }
  }

  @Test
  void aNetscapeFileIsReadWithItsCommentsAndExpiredCookies() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("c.txt"),
            """
            # Netscape HTTP Cookie File

            .a.test\tTRUE\t/\tFALSE\t0\tsub\t1
            a.test\tFALSE\t/\tFALSE\t4102444800\thost\t2
            a.test\tFALSE\t/\tFALSE\t1000000000\told\t3
            """);
    try (Fetching fetching = fetching(true, file, null)) {
      assertEquals("sub=1; host=2", sentTo(fetching, at("a.test", "/")));
      assertEquals("sub=1", sentTo(fetching, at("www.a.test", "/")));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a.test;FALSE;/;FALSE;0;n      | seven fields parted by tabs are wanted (domain, subdomains too, path, secure, expires, name, value), not 6
          a.test;maybe;/;FALSE;0;n;v    | subdomains too must be TRUE or FALSE
          a.test;FALSE;/;FALSE;soon;n;v | expires must be seconds since 1970, or 0
          a.test;FALSE;x;FALSE;0;n;v    | the path must begin with /
          a b;FALSE;/;FALSE;0;n;v       | "a b" is no domain
          a.test;FALSE;/;FALSE;0;n;é    | name and value must be ASCII, without control characters
          a.test;FALSE;/;FALSE;0;n\u001a;v | name and value must be ASCII, without control characters
          """)
  void aMalformedLineIsNamed(String line, String message) throws IOException {
    Path file =
        Files.writeString(directory.resolve("c.txt"), "# head\n" + line.replace(';', '\t') + "\n");
    String said =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> fetching(true, file, null))
                .getMessage());
    assertEquals("cookie file " + file + ", line 2: " + message, said);
    assertFalse(said.contains("\n"));
  }

  @Test
  void aFileThatIsMissingIsNamed() {
    Path file = directory.resolve("none.txt");
    String said =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> fetching(true, file, null))
                .getMessage());
    assertEquals("cookie file " + file + " does not exist", said);
  }
}
