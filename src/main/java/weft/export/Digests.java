package weft.export;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.netpreserve.jwarc.WarcDigest;

/** Digests, and names that are made from content. */
final class Digests {
  private Digests() {}

  /** A new one of that algorithm, which every Java has. */
  static MessageDigest of(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** SHA-1 in Base32, by which indexes of archives compare payloads. */
  static WarcDigest sha1(byte[] bytes) {
    return new WarcDigest("sha1", of("SHA-1").digest(bytes));
  }

  /** SHA-256 of a block, in hexadecimal, with the algorithm before it. */
  static String sha256(byte[] bytes) {
    return named(of("SHA-256").digest(bytes));
  }

  /** A digest by SHA-256 as archives write it. */
  static String named(byte[] digest) {
    return "sha256:" + HexFormat.of().formatHex(digest);
  }

  /** A UUID that is always the same for the same words (RFC 9562, version 8). */
  static UUID uuid(String... words) {
    byte[] digest = of("SHA-256").digest(String.join("\n", words).getBytes(StandardCharsets.UTF_8));
    long high = 0;
    long low = 0;
    for (int i = 0; i < 8; i++) {
      high = high << 8 | (digest[i] & 0xFF);
      low = low << 8 | (digest[i + 8] & 0xFF);
    }
    high = (high & ~0xF000L) | 0x8000L;
    low = (low & ~(0xC0L << 56)) | 0x80L << 56;
    return new UUID(high, low);
  }
}
