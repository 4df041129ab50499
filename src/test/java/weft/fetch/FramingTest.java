package weft.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.OutputStream;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLServerSocket;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.model.Reason;

final class FramingTest {
  private static final String FIRST = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfirst";
  private static final String SECOND = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecond";
  private static final String FORGED = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nforged";

  private final Fetching fetching = Fetching.plain();

  @AfterEach
  void close() {
    fetching.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        FIRST + FORGED,
        FIRST + "HTTP/1.1 200 OK\r\nX-Swallows: ",
        FIRST + "\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfirst\r\n0\r\n\r\n" + FORGED,
        "HTTP/1.1 404 None\r\nContent-Length: 0\r\n\r\n" + FORGED,
        "HTTP/1.1 204 None\r\n\r\n" + FORGED
      })
  void surplusBytesAreNotTheAnswerToTheNextRequest(String first) throws Exception {
    try (RawSite raw =
        new RawSite(
            (asked, out) ->
                RawSite.send(out, asked.head().startsWith("GET /1 ") ? first : SECOND))) {
      fetching.response(raw.url("/1"));
      assertEquals("second", fetching.text(raw.url("/2")));
    }
  }

  @Test
  void surplusBytesThatComeLaterAreNotTheAnswerEither() throws Exception {
    CompletableFuture<OutputStream> first = new CompletableFuture<>();
    try (RawSite raw =
        new RawSite(
            (asked, out) -> {
              first.complete(out);
              return RawSite.send(out, asked.head().startsWith("GET /1 ") ? FIRST : SECOND);
            })) {
      assertEquals("first", fetching.text(raw.url("/1")));
      RawSite.send(first.get(), FORGED);
      assertEquals("second", fetching.text(raw.url("/2")));
    }
  }

  @Test
  void surplusBytesOverTlsAreNotTheAnswerEither() throws Exception {
    HeldCertificate certificate =
        new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
    var certificates = new HandshakeCertificates.Builder().heldCertificate(certificate).build();
    var server = certificates.sslContext().getServerSocketFactory().createServerSocket(0);
    ((SSLServerSocket) server).setUseClientMode(false);
    CompletableFuture<OutputStream> first = new CompletableFuture<>();
    try (Fetching insecure = Fetching.with(Fetching.insecure());
        RawSite raw =
            new RawSite(
                server,
                (asked, out) -> {
                  first.complete(out);
                  return RawSite.send(out, asked.head().startsWith("GET /1 ") ? FIRST : SECOND);
                })) {
      String site = "https://127.0.0.1:" + raw.port();
      assertEquals("first", insecure.text(site + "/1"));
      RawSite.send(first.get(), FORGED);
      assertEquals("second", insecure.text(site + "/2"));
      assertEquals("second", insecure.text(site + "/3"));
      assertEquals(3, raw.heads.size());
    }
  }

  @Test
  void aKeptConnectionThatClosesUnderTheRequestIsReplacedWithoutAWord() throws Exception {
    try (RawSite raw =
        new RawSite(
            (asked, out) ->
                (asked.connection() > 0 || asked.exchange() == 0) && RawSite.send(out, FIRST))) {
      assertEquals("first", fetching.text(raw.url("/1")));
      assertEquals("first", fetching.text(raw.url("/2")));
      assertEquals(List.of("sent", "connecting", "connected"), fetching.told);
      assertEquals(3, raw.heads.size());
    }
  }

  @Test
  void aNewConnectionThatClosesIsNotReplaced() throws Exception {
    try (RawSite raw = RawSite.closing("")) {
      assertEquals(Reason.LOST, fetching.failure(raw.url("/")).reason());
      assertEquals(1, raw.heads.size());
    }
  }

  @Test
  void anAnswerThatHasBegunIsNotAskedForAgain() throws Exception {
    try (RawSite raw =
        new RawSite(
            (asked, out) -> {
              RawSite.send(out, asked.exchange() == 0 ? FIRST : FIRST.substring(0, 40));
              return asked.exchange() == 0;
            })) {
      assertEquals("first", fetching.text(raw.url("/1")));
      assertEquals(Reason.LOST, fetching.failure(raw.url("/2")).reason());
      assertEquals(2, raw.heads.size());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\nfirst",
        "HTTP/1.1 200 OK\r\nConnection: TE, Close\r\nContent-Length: 5\r\n\r\nfirst",
        """
        HTTP/1.1 200 OK\r
        Transfer-Encoding: chunked\r
        Content-Length: 9\r
        \r
        5\r
        first\r
        0\r
        \r
        """
      })
  void aConnectionThatWillCloseOrIsInDoubtIsNotKept(String answer) throws Exception {
    AtomicInteger last = new AtomicInteger();
    try (RawSite raw =
        new RawSite(
            (asked, out) -> {
              last.set(asked.connection());
              return RawSite.send(out, answer);
            })) {
      assertEquals("first", fetching.text(raw.url("/1")));
      assertEquals("first", fetching.text(raw.url("/2")));
      assertEquals(1, last.get());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nfirst!",
        "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nfirst",
        "HTTP/1.1 404 None\r\nContent-Length:-9223372036854775808\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"
      })
  void anAnswerOfDoubtfulLengthIsRefused(String answer) throws Exception {
    try (RawSite raw = RawSite.sending(answer)) {
      assertEquals(Reason.PROTOCOL, fetching.failure(raw.url("/")).reason());
    }
  }

  @Test
  void aRepeatedEqualContentLengthIsAccepted() throws Exception {
    try (RawSite raw =
        RawSite.sending("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 5\r\n\r\nfirst")) {
      assertEquals("first", fetching.text(raw.url("/")));
    }
  }

  @Test
  void aPlainSocketIsItsOwnRawSocket() throws Exception {
    var tls = new TlsSockets(Trust.all().sockets(), Fetching.SETTINGS.connectTimeout());
    try (Socket socket = new Socket()) {
      assertEquals(socket, tls.raw(socket));
    }
  }
}
