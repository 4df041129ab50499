package weft.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.SiteServer;
import weft.model.FetchResult;
import weft.model.Reason;

final class FailureTest {
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofSeconds(20);

  private final SiteServer site = SiteServer.start();
  private final Fetching fetching = Fetching.with(Fetching.timeouts(LONG, LONG, LONG));

  @AfterEach
  void close() {
    fetching.close();
    site.close();
  }

  private static void assertFailed(Reason reason, String detail, FetchResult.Failure failure) {
    assertEquals(reason, failure.reason(), failure.toString());
    assertTrue(failure.detail().contains(detail), failure.detail());
    assertEquals(1, failure.detail().lines().count());
  }

  @ParameterizedTest
  @CsvSource({
    "HANG_UP, LOST, before an answer came",
    "CUT_BODY, LOST, before the body was complete",
    "SHORT_BODY, LOST, before the body was complete",
    "BROKEN_CHUNKS, PROTOCOL, invalid HTTP",
    "BAD_STATUS_LINE, PROTOCOL, HTTQ",
    "HEADER_FLOOD, PROTOCOL, 256 KiB"
  })
  void aMisbehavingServerIsAFailure(SiteServer.Misbehaviour how, Reason reason, String detail) {
    site.misbehave("/", how);
    var failure = fetching.failure(site.url("/"));
    assertFailed(reason, detail, failure);
    assertEquals("127.0.0.1", failure.address());
    assertTrue(failure.timings().connect() >= 0);
    assertEquals(List.of("connecting", "connected", "sent"), fetching.told);
  }

  @ParameterizedTest
  @CsvSource({"SILENCE, before an answer came", "STALL_BODY, before the body was complete"})
  void aSilentServerIsATimeout(SiteServer.Misbehaviour how, String detail) {
    try (Fetching hasty = Fetching.with(Fetching.timeouts(LONG, SHORT, LONG))) {
      site.misbehave("/", how);
      assertFailed(Reason.TIMEOUT, "fell silent " + detail, hasty.failure(site.url("/")));
      assertEquals(List.of("connecting", "connected", "sent"), hasty.told);
    }
  }

  @Test
  void aNameThatDoesNotResolveIsDns() {
    try (Fetching lost =
        new Fetching(
            Fetching.SETTINGS,
            AddressGuard.NONE,
            host -> {
              throw new UnknownHostException(host + ": Name or service not known");
            })) {
      var failure = lost.failure("http://missing.test/");
      assertFailed(Reason.DNS, "missing.test: Name or service not known", failure);
      assertEquals("", failure.address());
      assertEquals(List.of("connecting", "connected", "sent"), lost.told);
    }
  }

  @Test
  void aClosedPortIsConnect() throws Exception {
    int port;
    try (ServerSocket closed = new ServerSocket(0)) {
      port = closed.getLocalPort();
    }
    var failure = fetching.failure("http://127.0.0.1:" + port + "/");
    assertFailed(Reason.CONNECT, "connection refused", failure);
    assertEquals("127.0.0.1", failure.address());
    assertEquals(List.of("connecting", "connected", "sent"), fetching.told);
  }

  @Test
  void aHostThatDropsPacketsIsConnect() throws Exception {
    List<SocketChannel> fillers = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
        Fetching hasty = Fetching.with(Fetching.timeouts(SHORT, LONG, LONG))) {
      for (int i = 0; i < 4; i++) {
        SocketChannel filler = SocketChannel.open();
        fillers.add(filler);
        filler.configureBlocking(false);
        filler.connect(full.getLocalSocketAddress());
      }
      var failure = hasty.failure("http://127.0.0.1:" + full.getLocalPort() + "/");
      assertFailed(Reason.CONNECT, "connect timed out", failure);
    } finally {
      for (SocketChannel filler : fillers) {
        filler.close();
      }
    }
  }

  @Test
  void theSecondAddressIsTriedWhereTheFirstRefuses() throws Exception {
    site.page("/", "x");
    List<InetAddress> addresses =
        List.of(InetAddress.ofLiteral("127.0.0.9"), InetAddress.ofLiteral("127.0.0.1"));
    try (Fetching two = new Fetching(Fetching.SETTINGS, AddressGuard.NONE, _ -> addresses)) {
      var response = two.response("http://two.test:" + site.port() + "/");
      assertEquals("127.0.0.1", response.exchange().address());
      assertEquals(List.of("connecting", "connected", "sent"), two.told);
    }
  }

  @Test
  void aDrippingServerCannotExtendTheCallTimeout() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (Fetching patient = Fetching.with(Fetching.timeouts(LONG, LONG, Duration.ofMillis(600)));
        RawSite raw =
            new RawSite(
                (_, out) -> {
                  RawSite.send(out, "HTTP/1.1 200 OK\r\n\r\n");
                  while (!never.await(20, TimeUnit.MILLISECONDS)) {
                    RawSite.send(out, "x");
                  }
                  return false;
                })) {
      assertFailed(Reason.TIMEOUT, "time ran out", patient.failure(raw.url("/")));
    } finally {
      never.countDown();
    }
  }

  @Test
  void aResolverThatHangsCannotExtendTheCallTimeout() {
    CountDownLatch never = new CountDownLatch(1);
    try (Fetching stuck =
        new Fetching(
            Fetching.timeouts(LONG, LONG, SHORT),
            AddressGuard.NONE,
            _ -> {
              try {
                never.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              return List.of();
            })) {
      assertFailed(Reason.DNS, "no answer within", stuck.failure("http://stuck.test/"));
    } finally {
      never.countDown();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'HTTP/1.1 200 OK\r\nX: ', LOST",
    "'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nfive!', LOST",
    "'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nfive!', LOST",
    "'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfive!\r\n', LOST",
    "'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\nx', PROTOCOL",
    "'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\nx', PROTOCOL",
    "'HTTP/1.1 2OO OK\r\n\r\n', PROTOCOL",
    "'HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n', PROTOCOL",
    "'hello\r\n\r\n', PROTOCOL"
  })
  void whatIsNoWholeAnswerIsAFailure(String answer, Reason reason) throws Exception {
    try (RawSite raw = RawSite.closing(answer)) {
      assertEquals(reason, fetching.failure(raw.url("/")).reason());
    }
  }

  @Test
  void aResetConnectionIsLost() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
      Thread.ofVirtual()
          .start(
              () -> {
                try (Socket socket = server.accept()) {
                  int _ = socket.getInputStream().read();
                  socket.setSoLinger(true, 0);
                } catch (java.io.IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              });
      var failure = fetching.failure("http://127.0.0.1:" + server.getLocalPort() + "/");
      assertEquals(Reason.LOST, failure.reason(), failure.toString());
    }
  }

  @Test
  void aDetailIsOneShortLine() {
    Trouble trouble = new Trouble(Reason.LOST, " a\n\t b " + "x".repeat(1000));
    assertTrue(trouble.detail().startsWith("a b x"));
    assertEquals(303, trouble.detail().length());
  }
}
