package weft.fetch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import weft.model.Body;
import weft.model.Truncation;

final class DecodingTest {
  private static final long LIMIT = 32L << 20;
  private static final byte[] TEXT =
      "A page of text that is long enough to be squeezed. "
          .repeat(40)
          .getBytes(StandardCharsets.UTF_8);

  private static Body decode(byte[] wire, String... codings) {
    return decode(LIMIT, wire, codings);
  }

  private static Body decode(long limit, byte[] wire, String... codings) {
    return Decoding.body(new BodyReader.Received(wire, Truncation.NONE), List.of(codings), limit);
  }

  private static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] deflate(byte[] plain, boolean bare) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new DeflaterOutputStream(bytes, new Deflater(6, bare))) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }

  private static void assertWhole(byte[] expected, Body body) {
    assertArrayEquals(expected, body.decoded());
    assertEquals(Truncation.NONE, body.truncation());
  }

  private static void assertPlain(Body body) {
    assertEquals("identity", body.coding());
    assertSame(body.decoded(), body.wire());
  }

  @Test
  void anIdentityBodyIsNotCopied() {
    Body body = decode(TEXT);
    assertSame(TEXT, body.decoded());
    assertPlain(body);
    assertWhole(TEXT, decode(TEXT, "identity", " "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "x-gzip", "GZip", " gzip ,"})
  void aGzipBodyIsDecodedAndKeptAsItCame(String coding) {
    byte[] wire = gzip(TEXT);
    Body body = decode(wire, coding);
    assertWhole(TEXT, body);
    assertSame(wire, body.wire());
    assertEquals("gzip", body.coding());
    assertEquals(wire.length, body.wireLength());
  }

  @Test
  void aZstdBodyIsDecodedAndKeptAsItCame() {
    byte[] wire = Zstd.compress(TEXT);
    Body body = decode(wire, "zstd");
    assertWhole(TEXT, body);
    assertSame(wire, body.wire());
    assertEquals("zstd", body.coding());
    assertWhole(join(TEXT, TEXT), decode(join(wire, wire), "zstd"));
  }

  @Test
  void aBrotliBodyIsDecodedAndKeptAsItCame() {
    byte[] wire = HexFormat.of().parseHex("0b028068656c6c6f03");
    Body body = decode(wire, "br");
    assertWhole("hello".getBytes(StandardCharsets.UTF_8), body);
    assertEquals("br", body.coding());
  }

  @Test
  void deflateIsTakenWithAndWithoutItsWrapper() {
    for (byte[] wire : List.of(deflate(TEXT, false), deflate(TEXT, true))) {
      Body body = decode(wire, "deflate");
      assertWhole(TEXT, body);
      assertPlain(body);
    }
  }

  @Test
  void gzipMembersInARowAreOneBody() {
    assertWhole(join(TEXT, TEXT), decode(join(gzip(TEXT), gzip(TEXT)), "gzip"));
  }

  @Test
  void whatFollowsTheLastGzipMemberIsIgnored() {
    assertWhole(TEXT, decode(join(gzip(TEXT), new byte[100]), "gzip"));
    assertWhole(TEXT, decode(join(gzip(TEXT), TEXT), "gzip"));
  }

  @Test
  void aGzipHeaderMayHaveAllItsParts() {
    byte[] plain = gzip(TEXT);
    byte[] header = {0x1f, (byte) 0x8b, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3};
    byte[] parts = {3, 0, 1, 2, 3, 'n', 0, 'c', 'o', 0, 9, 9};
    byte[] wire = join(header, parts, Arrays.copyOfRange(plain, 10, plain.length));
    assertWhole(TEXT, decode(wire, "gzip"));
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 20, 100, 300})
  void brotliThatIsCutBeforeAnythingComesOutIsKeptAsItCameAndMarked(int length) throws IOException {
    byte[] cut = Arrays.copyOf(sample("html-br.bin"), length);
    Body body = decode(cut, "br");
    assertArrayEquals(cut, body.decoded());
    assertEquals("identity", body.coding());
    assertEquals(Truncation.DAMAGED, body.truncation());
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate", "br", "zstd", "gzip, gzip"})
  void anEmptyBodyIsEmptyInEveryCoding(String coding) {
    Body body = decode(new byte[0], coding);
    assertWhole(new byte[0], body);
    assertPlain(body);
  }

  @Test
  void stackedCodingsAreUndoneFromTheLast() {
    Body twice = decode(gzip(gzip(TEXT)), "gzip, gzip");
    assertWhole(TEXT, twice);
    assertPlain(twice);
    assertWhole(TEXT, decode(Zstd.compress(deflate(TEXT, false)), "deflate", "zstd"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate", "br", "zstd", "compress", "dcb", "gzip, zstd"})
  void aBodyThatIsNotInItsCodingIsTakenAsItCame(String coding) {
    byte[] html = ("<!DOCTYPE html><p>" + "plain ".repeat(50)).getBytes(StandardCharsets.UTF_8);
    Body body = decode(html, coding);
    assertWhole(html, body);
    assertPlain(body);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate", "zstd"})
  void whatBreaksOffIsKeptAsFarAsItGoes(String coding) {
    byte[] noise = new byte[300_000];
    new java.util.Random(1).nextBytes(noise);
    byte[] whole =
        switch (coding) {
          case "gzip" -> gzip(noise);
          case "deflate" -> deflate(noise, false);
          default -> Zstd.compress(noise);
        };
    Body body = decode(Arrays.copyOf(whole, whole.length / 2), coding);
    assertEquals(Truncation.DAMAGED, body.truncation());
    assertTrue(body.decoded().length > 100_000, "" + body.decoded().length);
    assertArrayEquals(Arrays.copyOf(noise, body.decoded().length), body.decoded());
    assertPlain(body);
  }

  @Test
  void aGzipBodyWithoutItsTrailerIsDamagedAndKept() {
    byte[] wire = gzip(TEXT);
    Body body = decode(Arrays.copyOf(wire, wire.length - 4), "gzip");
    assertArrayEquals(TEXT, body.decoded());
    assertEquals(Truncation.DAMAGED, body.truncation());
  }

  @Test
  void aLongBodyIsCutAtTheLimit() {
    Body coded = decode(500, gzip(TEXT), "gzip");
    assertEquals(Truncation.DECODED, coded.truncation());
    assertArrayEquals(Arrays.copyOf(TEXT, 500), coded.decoded());
    assertPlain(coded);
    Body plain = decode(500, TEXT);
    assertEquals(Truncation.DECODED, plain.truncation());
    assertArrayEquals(Arrays.copyOf(TEXT, 500), plain.decoded());
    assertEquals(Truncation.NONE, decode(TEXT.length, gzip(TEXT), "gzip").truncation());
  }

  @Test
  void aBodyThatSwellsOutOfProportionIsCut() {
    byte[] wire = gzip(new byte[20 << 20]);
    Body body = decode(wire, "gzip");
    assertEquals(Truncation.RATIO, body.truncation());
    assertEquals(1000L * wire.length, body.decoded().length);
    Body nested = decode(gzip(gzip(gzip(new byte[30 << 20]))), "gzip, gzip, gzip");
    assertEquals(Truncation.RATIO, nested.truncation());
    assertEquals(1 << 20, nested.decoded().length);
  }

  @Test
  void aCutOnTheWireIsWhatIsReported() {
    byte[] wire = gzip(TEXT);
    Body body =
        Decoding.body(
            new BodyReader.Received(Arrays.copyOf(wire, wire.length - 20), Truncation.WIRE),
            List.of("gzip"),
            LIMIT);
    assertEquals(Truncation.WIRE, body.truncation());
    assertPlain(body);
  }

  @Test
  void randomBytesNeverThrow() {
    var random = new java.util.Random(7);
    for (int i = 0; i < 500; i++) {
      byte[] bytes = gzip(TEXT);
      byte[] zstd = Zstd.compress(TEXT);
      byte[] br = HexFormat.of().parseHex("0b028068656c6c6f03");
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      zstd[random.nextInt(zstd.length)] = (byte) random.nextInt();
      br[random.nextInt(br.length)] = (byte) random.nextInt();
      decode(1 << 20, bytes, "gzip");
      decode(1 << 20, Arrays.copyOfRange(bytes, 10, bytes.length), "deflate");
      decode(1 << 20, zstd, "zstd");
      decode(1 << 20, br, "br");
    }
  }

  private static byte[] sample(String name) throws IOException {
    String folder = System.getProperty("weft.conformance", "");
    assumeFalse(folder.isEmpty() || folder.startsWith("${"), "no conformance data");
    return Files.readAllBytes(Path.of(folder, "compressed-bodies/scrapy", name));
  }

  @ParameterizedTest
  @CsvSource({
    "html-gzip.bin, gzip",
    "html-zlibdeflate.bin, deflate",
    "html-rawdeflate.bin, deflate",
    "html-br.bin, br",
    "html-zstd-static-content-size.bin, zstd",
    "html-zstd-static-no-content-size.bin, zstd",
    "html-zstd-streaming-no-content-size.bin, zstd",
    "html-gzip-deflate.bin, 'gzip, deflate'",
    "html-gzip-deflate-gzip.bin, 'gzip, deflate, gzip'"
  })
  void theSamplesComeOutWhole(String name, String coding) throws Exception {
    Body body = decode(sample(name), coding.split(", "));
    assertEquals(Truncation.NONE, body.truncation());
    assertTrue(
        new String(body.decoded(), StandardCharsets.UTF_8).contains("</html>"),
        "" + body.decoded().length);
  }

  @ParameterizedTest
  @CsvSource({
    "bomb-gzip.bin, gzip",
    "bomb-deflate.bin, deflate",
    "bomb-br.bin, br",
    "bomb-zstd.bin, zstd"
  })
  void theBombsAreCut(String name, String coding) throws Exception {
    byte[] wire = sample(name);
    Body body = decode(1 << 20, wire, coding);
    assertTrue(body.truncation().cut(), body.truncation().toString());
    assertEquals(1 << 20, body.decoded().length);
  }

  @ParameterizedTest
  @CsvSource({"unexpected-eof.gz", "truncated-crc-error.gz", "truncated-crc-error-short.gz"})
  void theDamagedSamplesAreKeptAsFarAsTheyGo(String name) throws Exception {
    Body body = decode(sample(name), "gzip");
    assertEquals(Truncation.DAMAGED, body.truncation());
    assertTrue(body.decoded().length > 0);
    if (name.equals("unexpected-eof.gz")) {
      String expected = new String(sample("unexpected-eof-output.txt"), StandardCharsets.UTF_8);
      String text = new String(body.decoded(), Charset.forName("windows-1252"));
      assertEquals(expected, text.substring(0, expected.length()));
    }
  }
}
