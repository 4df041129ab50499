package weft.fetch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.SiteServer;
import weft.model.Reason;
import weft.model.Truncation;

/** Answers that are meant to exhaust whoever reads them. */
class HostileAnswersTest {
  private final Fetching fetching = Fetching.plain();

  @AfterEach
  void close() {
    fetching.close();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(bytes);
    }
    return zipped.toByteArray();
  }

  @Test
  void aHeaderWithoutEndIsGivenUp() throws Exception {
    AtomicLong sent = new AtomicLong();
    try (RawSite raw =
        new RawSite(
            (_, out) -> {
              RawSite.send(out, "HTTP/1.1 200 OK\r\n");
              while (RawSite.send(out, "X-More: and more\r\n")) {
                sent.addAndGet(18);
              }
              return false;
            })) {
      assertEquals(Reason.PROTOCOL, fetching.failure(raw.url("/")).reason());
      assertTrue(sent.get() < 64 << 20, sent + " bytes");
    }
  }

  @Test
  void aHeaderLineWithoutEndIsGivenUp() throws Exception {
    try (RawSite raw =
        new RawSite(
            (_, out) -> {
              RawSite.send(out, "HTTP/1.1 200 OK\r\nX-More: ");
              while (RawSite.send(out, "and more ".repeat(100))) {
                // until the connection is closed
              }
              return false;
            })) {
      assertEquals(Reason.PROTOCOL, fetching.failure(raw.url("/")).reason());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-1", "-FFFFFD00", "FFFFFFFFFFFFFFFF", "80000000000000000", "0x10", "1,2"})
  void aChunkSizeThatIsNoneIsAFailure(String size) throws Exception {
    try (RawSite raw =
        RawSite.closing(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                + size
                + "\r\nabc\r\n0\r\n\r\n")) {
      Reason reason = fetching.failure(raw.url("/")).reason();
      assertTrue(reason == Reason.PROTOCOL || reason == Reason.LOST, reason.toString());
    }
  }

  @Test
  void aChunkAsLargeAsNumbersGoIsCutAtTheLimit() throws Exception {
    try (RawSite raw =
        new RawSite(
            (_, out) -> {
              RawSite.send(
                  out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7FFFFFFFFFFFFFFF\r\n");
              while (RawSite.send(out, "x".repeat(10_000))) {
                // until the connection is closed
              }
              return false;
            })) {
      var body = fetching.response(raw.url("/")).body();
      assertEquals(Truncation.WIRE, body.truncation());
      assertEquals(1 << 20, body.decoded().length);
    }
  }

  @Test
  void fiveCodingsAreUndoneAndALongerChainIsTakenAsItCame() throws IOException {
    byte[] text = "<p>text".getBytes(StandardCharsets.UTF_8);
    byte[] five = gzip(gzip(gzip(gzip(gzip(text)))));
    try (SiteServer site = SiteServer.start()) {
      site.put("/five", coded(five, 5))
          .put("/six", coded(gzip(five), 6))
          .put("/many", coded(five, 5_000));
      assertArrayEquals(text, fetching.response(site.url("/five")).body().decoded());
      assertArrayEquals(gzip(five), fetching.response(site.url("/six")).body().decoded());
      assertArrayEquals(five, fetching.response(site.url("/many")).body().decoded());
    }
  }

  private static MockResponse coded(byte[] bytes, int codings) {
    return new MockResponse.Builder()
        .addHeader("Content-Encoding", String.join(", ", Collections.nCopies(codings, "gzip")))
        .body(new Buffer().write(bytes))
        .build();
  }

  @Test
  void aChainOfBombsIsCutAtEachLink() throws IOException {
    byte[] bomb = gzip(gzip(new byte[64 << 20]));
    try (SiteServer site = SiteServer.start()) {
      site.put("/", coded(bomb, 2));
      var body = fetching.response(site.url("/")).body();
      assertTrue(body.truncation().cut(), body.truncation().toString());
      assertTrue(body.decoded().length <= 1 << 20, body.decoded().length + " bytes");
    }
  }
}
