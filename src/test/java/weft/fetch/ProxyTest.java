package weft.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import weft.SiteServer;
import weft.model.FetchResult;
import weft.model.Reason;

class ProxyTest {

  private static Fetching through(ProxyAddress proxy) {
    AccessSettings plain = AccessSettings.PLAIN;
    return Fetching.with(
        Fetching.insecure()
            .with(
                new AccessSettings(
                    plain.hosts(), _ -> proxy, plain.cookies(), null, false, false, 0)));
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
  @ValueSource(booleans = {false, true})
  void aSecurePageIsAskedThroughATunnelThatKnowsNothingOfIt(boolean socks) throws IOException {
    HeldCertificate held =
        new HeldCertificate.Builder().addSubjectAlternativeName("far.test").build();
    var certificates = new HandshakeCertificates.Builder().heldCertificate(held).build();
    try (SiteServer site = SiteServer.startSecure(certificates.sslSocketFactory());
        RelayProxy proxy = new RelayProxy(socks, site.port());
        Fetching fetching = through(proxy.address())) {
      site.page("/x", "<p>far");
      assertEquals("<p>far", fetching.text("https://far.test/x"));
      assertEquals(List.of("far.test:443"), proxy.asked);
      assertEquals("far.test", site.requests().getFirst().host());
    }
  }

  @Test
  void aPlainPageGoesThroughSocksToo() throws IOException {
    try (SiteServer site = SiteServer.start();
        RelayProxy proxy = new RelayProxy(true, site.port());
        Fetching fetching = through(proxy.address())) {
      site.page("/x", "<p>far");
      FetchResult.Response response = fetching.response("http://far.test/x");
      assertEquals("127.0.0.1", response.exchange().address());
      assertEquals(List.of("far.test:80"), proxy.asked);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "socks5"})
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
                plain.hosts(), plain.proxies(), plain.cookies(), bind, false, false, 0));
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
                plain.hosts(), plain.proxies(), plain.cookies(), bind, false, false, 0));
    String said =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> Fetching.with(settings))
                .getMessage());
    assertEquals("--bind 192.0.2.1: not an address of this machine", said);
  }

  @ParameterizedTest
  @CsvSource({
    "https://me:s3cret@p.test, spoken to in plain HTTP or SOCKS",
    "gopher://me:s3cret@p.test, a proxy is http:// or socks5://",
    "http://me:s3cret@p.test/path, no proxy; write it like http://proxy.example.org:3128",
    "http://me:s3cret@p test, no proxy; write it like http://proxy.example.org:3128",
    "socks5://me:s3cret@p.test, asked without a name and password"
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
