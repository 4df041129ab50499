package weft.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import weft.SiteServer;
import weft.model.FetchResult;
import weft.model.Reason;

class ProxyTest {

  @TempDir Path directory;

  private static Fetching through(ProxyAddress proxy) {
    return through(Fetching.insecure(), proxy);
  }

  private static Fetching through(FetchSettings settings, ProxyAddress proxy) {
    return Fetching.with(settings.with(access(proxy, null)));
  }

  private static AccessSettings access(ProxyAddress proxy, @Nullable InetAddress bind) {
    AccessSettings plain = AccessSettings.PLAIN;
    return new AccessSettings(
        plain.hosts(), _ -> proxy, plain.cookies(), bind, false, false, null, 0);
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Test
  void aPlainPageIsAskedOfTheProxyByItsWholeUrl() {
    try (SiteServer proxy = SiteServer.start();
        Fetching fetching =
            through(ProxyAddress.parse("http://us%40er:s3cret@127.0.0.1:" + proxy.port()))) {
      proxy.page("http://far.test/a|b?c", "<p>far");
      FetchResult.Response response = fetching.response("http://far.test/a|b?c");
      assertEquals("<p>far", fetching.text("http://far.test/a|b?c"));
      assertEquals("127.0.0.1", response.exchange().address());
      assertEquals(
          "Basic dXNAZXI6czNjcmV0",
          proxy.requests().getFirst().headers().get("proxy-authorization"));
      assertEquals("far.test", proxy.requests().getFirst().host());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSecurePageIsAskedThroughATunnelThatKnowsNothingOfIt(ProxyAddress.Kind kind)
      throws IOException {
    try (SiteServer site = SiteServer.startSecure(certificate("far.test").sslSocketFactory());
        RelayProxy proxy = new RelayProxy(kind, site.port());
        Fetching fetching = through(proxy.address())) {
      site.page("/x", "<p>far").page("/y", "<p>again");
      assertEquals("<p>far", fetching.text("https://far.test/x"));
      assertEquals("<p>again", fetching.text("https://far.test/y"));
      assertEquals(List.of("far.test:443"), proxy.asked);
      assertEquals("far.test", site.requests().getFirst().host());
    }
  }

  @Test
  void aPlainPageIsAskedOfASecureProxyByItsWholeUrl() {
    try (SiteServer proxy = SiteServer.startSecure(certificate("127.0.0.1").sslSocketFactory());
        Fetching fetching =
            through(ProxyAddress.parse("https://me:s3cret@127.0.0.1:" + proxy.port()))) {
      proxy.page("http://far.test/a", "<p>far").page("http://far.test/b", "<p>again");
      assertEquals("<p>far", fetching.text("http://far.test/a"));
      assertEquals("<p>again", fetching.text("http://far.test/b"));
      assertEquals(
          "Basic bWU6czNjcmV0", proxy.requests().getFirst().headers().get("proxy-authorization"));
    }
  }

  @Test
  void aSecureProxyHasToShowACertificateThatIsBelieved() {
    try (SiteServer proxy = SiteServer.startSecure(certificate("127.0.0.1").sslSocketFactory())) {
      ProxyAddress address = ProxyAddress.parse("https://127.0.0.1:" + proxy.port());
      try (Fetching fetching = through(Fetching.SETTINGS, address)) {
        FetchResult.Failure failure = fetching.failure("http://far.test/");
        assertEquals(Reason.PROXY, failure.reason());
        assertTrue(
            failure.detail().startsWith("proxy " + address + ": no secure connection to it: "),
            failure.detail());
      }
      assertEquals(List.of(), proxy.requests());
    }
  }

  @Test
  void aSecureProxyHasToBeTheOneThatWasNamed() {
    HeldCertificate other =
        new HeldCertificate.Builder().addSubjectAlternativeName("other.test").build();
    var certificates = new HandshakeCertificates.Builder().heldCertificate(other).build();
    Path ca = write(other.certificatePem());
    try (SiteServer proxy = SiteServer.startSecure(certificates.sslSocketFactory());
        Fetching fetching =
            through(Fetching.ca(ca), ProxyAddress.parse("https://127.0.0.1:" + proxy.port()))) {
      FetchResult.Failure failure = fetching.failure("http://far.test/");
      assertEquals(Reason.PROXY, failure.reason());
      assertTrue(failure.detail().contains("no secure connection to it: "), failure.detail());
      assertEquals(List.of(), proxy.requests());
    }
  }

  private Path write(String text) {
    try {
      return Files.writeString(directory.resolve("ca.pem"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HandshakeCertificates certificate(String name) {
    HeldCertificate held = new HeldCertificate.Builder().addSubjectAlternativeName(name).build();
    return new HandshakeCertificates.Builder().heldCertificate(held).build();
  }

  @ParameterizedTest
  @ValueSource(strings = {"far.test", "127.0.0.9", "[::1]"})
  void aPlainPageGoesThroughSocksTooAndTheProxyLooksNamesUp(String host) throws IOException {
    try (SiteServer site = SiteServer.start();
        RelayProxy proxy = new RelayProxy(ProxyAddress.Kind.SOCKS5, site.port());
        Fetching fetching = through(proxy.address())) {
      site.page("/x", "<p>far");
      FetchResult.Response response = fetching.response("http://" + host + "/x");
      assertEquals("127.0.0.1", response.exchange().address());
      assertEquals(List.of(host.replace("[::1]", "0:0:0:0:0:0:0:1") + ":80"), proxy.asked);
    }
  }

  @Test
  void aSocksProxyIsToldNameAndPasswordWhereItAsks() throws IOException {
    try (SiteServer site = SiteServer.start();
        RelayProxy proxy = new RelayProxy(ProxyAddress.Kind.SOCKS5, site.port(), "us@er:s3cret")) {
      site.page("/x", "<p>far");
      try (Fetching known = through(proxy.address("us%40er:s3cret@"))) {
        assertEquals("<p>far", known.text("http://far.test/x"));
        assertEquals(List.of("far.test:80"), proxy.asked);
      }
      try (Fetching mistaken = through(proxy.address("us%40er:other@"))) {
        FetchResult.Failure failure = mistaken.failure("http://far.test/x");
        assertEquals(Reason.PROXY, failure.reason());
        assertEquals(
            "proxy " + proxy.address() + ": it refuses the name and password", failure.detail());
      }
      try (Fetching unknown = through(proxy.address())) {
        assertEquals(
            "proxy " + proxy.address() + ": it wants a name and password",
            unknown.failure("http://far.test/x").detail());
      }
    }
  }

  @Test
  void whatASocksProxyCannotReachIsSaid() throws IOException {
    try (RelayProxy proxy = new RelayProxy(ProxyAddress.Kind.SOCKS5, closedPort());
        Fetching fetching = through(proxy.address())) {
      FetchResult.Failure failure = fetching.failure("http://far.test/x");
      assertEquals(Reason.PROXY, failure.reason());
      assertEquals(
          "proxy " + proxy.address() + ": the host refused its connection", failure.detail());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTPS", "SOCKS5"})
  void theAddressThatIsConnectedFromCanBeChosenForAProxyToo(ProxyAddress.Kind kind)
      throws IOException {
    InetAddress bind = InetAddress.ofLiteral("127.0.0.3");
    try (SiteServer site = SiteServer.startSecure(certificate("far.test").sslSocketFactory());
        RelayProxy proxy = new RelayProxy(kind, site.port());
        Fetching fetching =
            Fetching.with(Fetching.insecure().with(access(proxy.address(), bind)))) {
      site.page("/x", "<p>far");
      assertEquals("<p>far", fetching.text("https://far.test/x"));
      assertEquals(List.of("127.0.0.3"), proxy.clients);
    }
  }

  @Test
  void aSocksLoginIsNoLongerThanTheProtocolAllows() {
    String said =
        String.valueOf(
            assertThrows(
                    IllegalArgumentException.class,
                    () -> ProxyAddress.parse("socks5://me:" + "x".repeat(256) + "@p.test"))
                .getMessage());
    assertEquals("a SOCKS proxy takes a name and a password of at most 255 bytes each", said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "https", "socks5"})
  void aProxyThatIsDownIsNotTheHostsFault(String scheme) throws IOException {
    ProxyAddress down = ProxyAddress.parse(scheme + "://127.0.0.1:" + closedPort());
    try (Fetching fetching = through(down)) {
      FetchResult.Failure failure = fetching.failure("http://far.test/");
      assertEquals(Reason.PROXY, failure.reason());
      assertEquals("proxy " + down + ": connection refused", failure.detail());
      assertFalse(failure.reason().unreachable());
    }
  }

  @Test
  void aProxyThatRefusesUsIsNotTheHostsAnswer() {
    try (SiteServer proxy = SiteServer.start();
        Fetching fetching =
            through(ProxyAddress.parse("http://me:s3cret@127.0.0.1:" + proxy.port()))) {
      proxy.status("http://far.test/", 407);
      FetchResult.Failure plain = fetching.failure("http://far.test/");
      assertEquals(Reason.PROXY, plain.reason());
      assertTrue(plain.detail().endsWith("it wants a name and password (status 407)"));
      FetchResult.Failure secure = fetching.failure("https://far.test/");
      assertEquals(Reason.PROXY, secure.reason());
      assertEquals(
          "Basic bWU6czNjcmV0", proxy.requests().getLast().headers().get("proxy-authorization"));
      assertFalse((plain.detail() + secure.detail()).contains("s3cret"));
    }
  }

  @Test
  void anAddressOfThisMachineCanBeChosen() throws IOException {
    AccessSettings plain = AccessSettings.PLAIN;
    InetAddress bind = InetAddress.ofLiteral("127.0.0.3");
    FetchSettings settings =
        Fetching.SETTINGS.with(
            new AccessSettings(
                plain.hosts(), plain.proxies(), plain.cookies(), bind, false, false, null, 0));
    try (ServerSocket site = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Fetching fetching = Fetching.with(settings)) {
      Thread fetch =
          Thread.startVirtualThread(
              () -> fetching.get("http://127.0.0.1:" + site.getLocalPort() + "/"));
      try (var client = site.accept()) {
        assertEquals("127.0.0.3", client.getInetAddress().getHostAddress());
      }
      fetch.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void anAddressOfAnotherMachineIsRefusedAtOnce() {
    AccessSettings plain = AccessSettings.PLAIN;
    InetAddress bind = InetAddress.ofLiteral("192.0.2.1");
    FetchSettings settings =
        Fetching.SETTINGS.with(
            new AccessSettings(
                plain.hosts(), plain.proxies(), plain.cookies(), bind, false, false, null, 0));
    String said =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> Fetching.with(settings))
                .getMessage());
    assertEquals("--bind 192.0.2.1: not an address of this machine", said);
  }

  @ParameterizedTest
  @CsvSource({
    "gopher://me:s3cret@p.test, 'a proxy is http://, https:// or socks5://'",
    "http://me:s3cret@p.test/path, no proxy; write it like http://proxy.example.org:3128",
    "http://me:s3cret@p test, no proxy; write it like http://proxy.example.org:3128"
  })
  void whatIsNoProxyIsRefusedWithoutShowingIt(String text, String why) {
    String said =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> ProxyAddress.parse(text))
                .getMessage());
    assertTrue(said.contains(why), said);
    assertFalse(said.contains("s3cret"), said);
  }
}
