package weft.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.SiteServer;
import weft.model.FetchResult;
import weft.model.Reason;

final class TlsTest {
  private final HeldCertificate root =
      new HeldCertificate.Builder().commonName("test root").certificateAuthority(1).build();

  private HeldCertificate.Builder signed(String host) {
    return new HeldCertificate.Builder().signedBy(root).addSubjectAlternativeName(host);
  }

  private static SiteServer site(HeldCertificate certificate) {
    var certificates = new HandshakeCertificates.Builder().heldCertificate(certificate).build();
    return SiteServer.startSecure(certificates.sslSocketFactory()).page("/", "secure");
  }

  private Path ca(Path folder) throws Exception {
    return Files.writeString(
        folder.resolve("ca.pem"), "some words\n" + root.certificatePem() + root.certificatePem());
  }

  private static void assertTls(String detail, FetchResult.Failure failure) {
    assertEquals(Reason.TLS, failure.reason(), failure.toString());
    assertTrue(failure.detail().contains(detail), failure.detail());
    assertEquals(1, failure.detail().lines().count());
  }

  @Test
  void aCertificateOfAFurtherIssuerIsBelieved(@TempDir Path folder) throws Exception {
    try (SiteServer site = site(signed("localhost").build());
        Fetching fetching = Fetching.with(Fetching.ca(ca(folder)))) {
      var response = fetching.response("https://localhost:" + site.port() + "/");
      assertEquals("h2", response.exchange().protocol());
      assertEquals("127.0.0.1", response.exchange().address());
      assertTrue(response.exchange().timings().tls() > 0);
      assertTrue(response.exchange().timings().firstByte() > 0);
      assertEquals(List.of("connecting", "connected", "sent"), fetching.told);
      assertEquals("secure", fetching.text("https://localhost:" + site.port() + "/"));
      assertEquals(List.of("sent"), fetching.told);
    }
  }

  @Test
  void aPathIsKeptOnHttp2Too(@TempDir Path folder) throws Exception {
    try (SiteServer site = site(signed("localhost").build()).page("/a|b?c|d'e", "exact");
        Fetching fetching = Fetching.with(Fetching.ca(ca(folder)))) {
      assertEquals("exact", fetching.text("https://localhost:" + site.port() + "/a|b?c|d'e"));
      assertEquals("localhost:" + site.port(), site.requests().getFirst().host());
    }
  }

  @Test
  void anUnknownIssuerIsNamed() {
    try (SiteServer site = site(signed("localhost").build());
        Fetching fetching = Fetching.plain()) {
      var failure = fetching.failure("https://localhost:" + site.port() + "/");
      assertTls("unknown issuer: CN=test root", failure);
      assertEquals(List.of("connecting", "connected", "sent"), fetching.told);
    }
  }

  @Test
  void aSelfSignedCertificateIsNamedSo() {
    try (SiteServer site =
            site(new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build());
        Fetching fetching = Fetching.plain()) {
      assertTls("self-signed", fetching.failure("https://localhost:" + site.port() + "/"));
    }
  }

  @Test
  void anExpiredCertificateIsNamedSo(@TempDir Path folder) throws Exception {
    try (SiteServer site = site(signed("localhost").validityInterval(0, 86_400_000L).build());
        Fetching fetching = Fetching.with(Fetching.ca(ca(folder)))) {
      assertTls(
          "expired on 1970-01-02", fetching.failure("https://localhost:" + site.port() + "/"));
    }
  }

  @Test
  void aCertificateForAnotherHostIsNamedSo(@TempDir Path folder) throws Exception {
    try (SiteServer site = site(signed("other.test").build());
        Fetching fetching = Fetching.with(Fetching.ca(ca(folder)))) {
      assertTls(
          "for another host: [other.test]",
          fetching.failure("https://localhost:" + site.port() + "/"));
    }
  }

  @Test
  void onDemandEveryCertificateIsAccepted() {
    try (SiteServer site = site(signed("other.test").validityInterval(0, 86_400_000L).build());
        Fetching fetching = Fetching.with(Fetching.insecure())) {
      assertEquals("secure", fetching.text("https://localhost:" + site.port() + "/"));
    }
  }

  @Test
  void aServerWithoutTlsIsTls() {
    try (SiteServer site = SiteServer.start();
        Fetching fetching = Fetching.plain()) {
      assertTls("handshake", fetching.failure("https://localhost:" + site.port() + "/"));
    }
  }

  @Test
  void aServerThatIsSilentInTheHandshakeIsTls() throws Exception {
    Duration longer = Duration.ofSeconds(20);
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"));
        Fetching fetching =
            Fetching.with(Fetching.timeouts(Duration.ofMillis(300), longer, longer))) {
      assertTls("timed out", fetching.failure("https://127.0.0.1:" + silent.getLocalPort() + "/"));
    }
  }

  @Test
  void aStreamThatTheServerResetsIsLost(@TempDir Path folder) throws Exception {
    try (SiteServer site = site(signed("localhost").build());
        Fetching fetching = Fetching.with(Fetching.ca(ca(folder)))) {
      int internalError = 2;
      site.put(
          "/reset",
          new MockResponse.Builder()
              .body("x".repeat(100_000))
              .onResponseBody(new SocketEffect.CloseStream(internalError))
              .build());
      var failure = fetching.failure("https://localhost:" + site.port() + "/reset");
      assertEquals(Reason.LOST, failure.reason(), failure.toString());
      assertTrue(failure.detail().contains("INTERNAL_ERROR"), failure.detail());
    }
  }

  @Test
  void aCaFileThatIsMissingOrHoldsNothingIsNamed(@TempDir Path folder) throws Exception {
    Path missing = folder.resolve("missing.pem");
    Path empty = Files.writeString(folder.resolve("empty.pem"), "");
    Path junk = Files.writeString(folder.resolve("junk.pem"), "not a certificate\n");
    for (Path ca : List.of(missing, empty, junk)) {
      var problem =
          assertThrows(IllegalArgumentException.class, () -> Fetching.with(Fetching.ca(ca)));
      assertTrue(
          String.valueOf(problem.getMessage()).contains(ca.toString()), problem.getMessage());
      assertTrue(String.valueOf(problem.getMessage()).contains("PEM"), problem.getMessage());
    }
  }

  @Test
  void aFixedAddressThatIsNoneIsNamed() {
    var settings = Fetching.resolving(new FetchSettings.Resolve("a.test", 80, "localhost"));
    var problem = assertThrows(IllegalArgumentException.class, () -> Fetching.with(settings));
    assertTrue(
        String.valueOf(problem.getMessage()).contains("a.test:80:localhost"), problem.getMessage());
  }
}
