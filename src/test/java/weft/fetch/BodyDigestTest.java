package weft.fetch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class BodyDigestTest {
  @Test
  void theDigestIsSha256() {
    String abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    byte[] digest = BodyDigest.of("abc".getBytes(StandardCharsets.US_ASCII));

    assertEquals(abc, HexFormat.of().formatHex(digest));
  }

  @Test
  void theLibraryOfTheMachineFindsWhatJavaFinds() {
    MethodHandle found = BodyDigest.Found.SHA256;
    assumeTrue(found != null, "no OpenSSL 3 here");
    byte[] bytes = new byte[1 << 20];
    new Random(7).nextBytes(bytes);

    for (int length : new int[] {0, 1, 55, 56, 63, 64, 65, 4096, 100_001, 1 << 20}) {
      byte[] body = java.util.Arrays.copyOf(bytes, length);
      assertArrayEquals(BodyDigest.byJava(body), BodyDigest.by(found, body), length + " bytes");
    }
  }

  @Test
  void manyBodiesLaterItStillIs() {
    byte[] body = new byte[1 << 19];

    byte[] first = BodyDigest.of(body);
    for (int i = 0; i < 16; i++) {
      assertArrayEquals(first, BodyDigest.of(body), "after " + i + " more");
    }

    assertArrayEquals(BodyDigest.byJava(body), first);
    assertArrayEquals(
        BodyDigest.byJava(new byte[3 << 20]), BodyDigest.of(new byte[3 << 20]), "a large one");
  }
}
