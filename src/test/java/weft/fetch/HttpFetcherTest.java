package weft.fetch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.SiteServer;
import weft.model.FetchResult;
import weft.model.Header;
import weft.model.Reason;
import weft.model.Timings;
import weft.model.Truncation;
import weft.url.Url;

final class HttpFetcherTest {
  private final SiteServer site = SiteServer.start();
  private final Fetching fetching = Fetching.plain();

  @AfterEach
  void close() {
    fetching.close();
    site.close();
  }

  @Test
  void anAnswerCarriesStatusBodyDigestAddressAndProtocol() throws Exception {
    site.page("/a", "<p>hello");
    var response = fetching.response(site.url("/a"));
    assertEquals(200, response.exchange().status());
    assertEquals("127.0.0.1", response.exchange().address());
    assertEquals("http/1.1", response.exchange().protocol());
    byte[] bytes = "<p>hello".getBytes(StandardCharsets.UTF_8);
    assertArrayEquals(bytes, response.body().decoded());
    assertArrayEquals(MessageDigest.getInstance("SHA-256").digest(bytes), response.body().sha256());
    assertEquals(8, response.body().wireLength());
    assertEquals("identity", response.body().coding());
  }

  @Test
  void headersKeepTheirOrderAndTheirSpelling() throws Exception {
    try (RawSite raw =
        RawSite.sending(
            "HTTP/1.1 200 OK\r\nX-b: 2\r\nx-A: 1\r\nX-B:  3 \r\nContent-Length: 0\r\n\r\n")) {
      var headers = fetching.response(raw.url("/")).exchange().headers();
      assertEquals("X-b: 2\nx-A: 1\nX-B: 3\nContent-Length: 0\n", headers.text());
    }
  }

  @ParameterizedTest
  @ValueSource(
      ints = {200, 203, 206, 300, 304, 400, 401, 403, 404, 407, 408, 410, 421, 429, 500, 503, 599})
  void everyStatusIsAnAnswer(int status) {
    site.status("/s", status).header("/s", "Retry-After", "0");
    assertEquals(status, fetching.response(site.url("/s")).exchange().status());
    assertEquals(1, site.count("/s"));
  }

  @Test
  void anAnswerWithoutBodyIsAnEmptyBody() {
    site.status("/none", 204);
    assertEquals(0, fetching.response(site.url("/none")).body().decoded().length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "304 Not Modified\r\nContent-Length: 500",
        "304 Not Modified\r\nTransfer-Encoding: chunked",
        "204 No Content\r\nContent-Length: 500",
        "304 Not Modified\r\nContent-Length: 0"
      })
  void aBodyThatCannotComeIsNotWaitedFor(String header) throws Exception {
    try (RawSite raw = RawSite.sending("HTTP/1.1 " + header + "\r\nX-A: 1\r\n\r\n")) {
      var answer = fetching.response(raw.url("/"));
      assertEquals(Integer.parseInt(header.substring(0, 3)), answer.exchange().status());
      assertEquals("1", answer.exchange().headers().first("X-A").orElse(""));
      assertEquals(0, answer.body().wireLength());
      assertEquals(
          answer.exchange().status(), fetching.response(raw.url("/2")).exchange().status());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void aRedirectIsReportedAndNotFollowed(int status) {
    site.redirect("/x", status, "../y?z").page("/y?z", "never");
    var redirect = assertInstanceOf(FetchResult.Redirect.class, fetching.get(site.url("/x")));
    assertEquals("../y?z", redirect.location());
    assertEquals(status, redirect.exchange().status());
    assertEquals(List.of("/x"), site.targets());
  }

  @Test
  void aRedirectWithoutLocationIsAnAnswer() {
    site.status("/x", 302);
    assertEquals(302, fetching.response(site.url("/x")).exchange().status());
  }

  @Test
  void ofTheBodyOfARedirectOnly64KiBAreRead() throws Exception {
    try (RawSite raw =
        RawSite.sending(
            "HTTP/1.1 302 Found\r\nLocation: /y\r\nContent-Length: 200000\r\n\r\n"
                + "x".repeat(200_000))) {
      var redirect = assertInstanceOf(FetchResult.Redirect.class, fetching.get(raw.url("/")));
      assertEquals(65536, redirect.body().decoded().length);
      assertEquals(Truncation.WIRE, redirect.body().truncation());
    }
  }

  @Test
  void aBodyBeyondTheWireLimitIsCutAndKept() {
    site.page("/long", "x".repeat(5000));
    var request = new FetchRequest(Url.ofCanonical(site.url("/long")), List.of(), 1000, 0);
    var body =
        assertInstanceOf(
                FetchResult.Response.class, fetching.fetcher.fetch(request, FetchObserver.NONE))
            .body();
    assertEquals(1000, body.decoded().length);
    assertEquals(Truncation.WIRE, body.truncation());
    assertEquals("x", fetching.text(site.page("/long", "x").url("/long")));
  }

  @Test
  void aBodyOfExactlyTheLimitIsWhole() {
    site.page("/long", "x".repeat(1000));
    var request = new FetchRequest(Url.ofCanonical(site.url("/long")), List.of(), 1000, 1000);
    var response =
        assertInstanceOf(
            FetchResult.Response.class, fetching.fetcher.fetch(request, FetchObserver.NONE));
    assertEquals(Truncation.NONE, response.body().truncation());
    assertEquals(1000, response.body().decoded().length);
  }

  @Test
  void chunkedAndUnboundedBodiesAreReadToTheirEnd() throws Exception {
    try (RawSite chunked =
            RawSite.sending(
                "HTTP/1.1 200 OK\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n"
                    + "3\r\n"
                    + "abc\r\n"
                    + "4;x=y\r\n"
                    + "defg\r\n"
                    + "0\r\n"
                    + "T: x\r\n\r\n");
        RawSite unbounded = RawSite.closing("HTTP/1.0 200 OK\r\n\r\nuntil the end")) {
      assertEquals("abcdefg", fetching.text(chunked.url("/")));
      assertEquals("until the end", fetching.text(unbounded.url("/")));
      assertEquals("http/1.0", fetching.response(unbounded.url("/")).exchange().protocol());
    }
  }

  @Test
  void interimAnswersArePassedOver() throws Exception {
    try (RawSite raw =
        RawSite.sending(
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
                + "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")) {
      assertEquals("ok", fetching.text(raw.url("/")));
    }
  }

  @Test
  void theRequestSaysWhoAsksAndWhatIsUnderstood() throws Exception {
    try (RawSite raw = RawSite.sending("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
      var request =
          new FetchRequest(
              Url.ofCanonical(raw.url("/")), List.of(new Header("Accept", "text/plain")), 0, 0);
      var _ = fetching.fetcher.fetch(request, FetchObserver.NONE);
      assertEquals(
          """
          GET / HTTP/1.1
          Host: 127.0.0.1:%d
          User-Agent: weft-test/1
          Accept-Encoding: gzip, deflate, br, zstd
          Accept: text/plain
          Connection: Keep-Alive

          """
              .formatted(raw.port()),
          raw.heads.getFirst().replace("\r\n", "\n"));
    }
  }

  @Test
  void credentialsGoToTheirHostAndPortOnly() {
    fetching.credentials.put(site.origin(), "us%40er:p%3Ass");
    site.page("/", "x");
    try (SiteServer other = SiteServer.start().page("/", "x")) {
      fetching.text(site.url("/"));
      fetching.text(other.url("/"));
      fetching.text("http://localhost:" + site.port() + "/");
      assertEquals(
          "Basic dXNAZXI6cDpzcw==", site.requests().getFirst().headers().get("authorization"));
      assertFalse(other.requests().getFirst().headers().containsKey("authorization"));
      assertFalse(site.requests().getLast().headers().containsKey("authorization"));
    }
  }

  @Test
  void theStepsOfANewConnectionAreTimed() {
    site.page("/", "x");
    Timings timings =
        fetching.response("http://localhost:" + site.port() + "/").exchange().timings();
    assertTrue(timings.dns() >= 0, timings.toString());
    assertTrue(timings.connect() >= 0, timings.toString());
    assertEquals(-1, timings.tls());
    assertTrue(timings.firstByte() > 0, timings.toString());
    assertTrue(timings.total() >= timings.connect() + timings.firstByte(), timings.toString());
  }

  @Test
  void aKeptConnectionHasNoTimeToConnect() {
    site.page("/", "x");
    fetching.text(site.url("/"));
    Timings timings = fetching.response(site.url("/")).exchange().timings();
    assertEquals(-1, timings.dns());
    assertEquals(-1, timings.connect());
    assertEquals(0, site.requests().getLast().connection());
  }

  @Test
  void theObserverIsToldOfConnectingOnlyWhereThereIsConnecting() {
    site.page("/", "x");
    fetching.text(site.url("/"));
    assertEquals(List.of("connecting", "connected", "sent"), fetching.told);
    fetching.text(site.url("/"));
    assertEquals(List.of("sent"), fetching.told);
  }

  @Test
  void sentIsToldBeforeTheAnswerIsAwaited() throws Exception {
    CountDownLatch sent = new CountDownLatch(1);
    try (RawSite raw =
        new RawSite(
            (_, out) -> {
              sent.await();
              return RawSite.send(out, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
            })) {
      var result =
          fetching.fetcher.fetch(
              FetchRequest.of(Url.ofCanonical(raw.url("/"))),
              new FetchObserver() {
                @Override
                public void connecting() {}

                @Override
                public void connected() {}

                @Override
                public void sent() {
                  raw.awaitRequests(1);
                  sent.countDown();
                }
              });
      assertInstanceOf(FetchResult.Response.class, result);
    }
  }

  @Test
  void cancellingEndsWhatRunsAndNothingElse() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    site.held("/slow", never, "x").page("/", "later");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<FetchResult> running = threads.submit(() -> fetching.get(site.url("/slow")));
      while (site.count("/slow") == 0) {
        Thread.onSpinWait();
      }
      fetching.fetcher.cancelAll();
      var failure = assertInstanceOf(FetchResult.Failure.class, running.get());
      assertEquals(Reason.CANCELLED, failure.reason());
    }
    never.countDown();
    assertEquals("later", fetching.text(site.url("/")));
  }

  @Test
  void anAddressThatTheGuardObjectsToIsNotAsked() {
    AddressGuard guard =
        (_, address) ->
            address.isLoopbackAddress()
                ? Optional.of("loopback " + address.getHostAddress())
                : Optional.empty();
    try (Fetching guarded = new Fetching(Fetching.SETTINGS, guard, Fetching::loopback)) {
      for (String host : List.of("127.0.0.1", "localhost", "a.test")) {
        var excluded =
            assertInstanceOf(
                FetchResult.Excluded.class,
                guarded.get("http://" + host + ":" + site.port() + "/"));
        assertEquals(Reason.PRIVATE_ADDRESS, excluded.reason());
        assertEquals("loopback 127.0.0.1", excluded.rule());
      }
    }
    assertEquals(List.of(), site.requests());
  }

  @Test
  void aFixedAddressIsForItsHostAndPortOnly() throws Exception {
    try (SiteServer second = SiteServer.startOn("127.0.0.2").page("/", "second");
        Fetching fixed =
            Fetching.with(
                Fetching.resolving(
                    new FetchSettings.Resolve("a.test", second.port(), "127.0.0.2")))) {
      site.page("/", "first");
      assertEquals("second", fixed.text("http://a.test:" + second.port() + "/"));
      assertEquals("first", fixed.text("http://a.test:" + site.port() + "/"));
      assertEquals("a.test:" + second.port(), second.requests().getFirst().host());
    }
  }

  @Test
  void anIpv6HostIsReached() throws Exception {
    try (var server = new java.net.ServerSocket(0, 5, InetAddress.ofLiteral("::1"));
        RawSite raw =
            new RawSite(
                server,
                (_, out) -> RawSite.send(out, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"))) {
      String url = "http://[::1]:" + raw.port() + "/";
      assertEquals("ok", fetching.text(url));
      assertTrue(raw.heads.getFirst().contains("\r\nHost: [::1]:" + raw.port() + "\r\n"));
    }
  }

  @Test
  void manyFetchesAtOnceEachGetTheirOwnAnswer() throws Exception {
    site.generated(target -> "page " + target);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> answers = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        String path = "/" + i;
        answers.add(
            threads.submit(
                () ->
                    new String(
                        fetching.response(site.url(path)).body().decoded(),
                        StandardCharsets.UTF_8)));
      }
      for (int i = 0; i < 200; i++) {
        assertEquals("page /" + i, answers.get(i).get());
      }
    }
  }
}
