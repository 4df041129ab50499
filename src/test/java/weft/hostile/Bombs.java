package weft.hostile;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.zip.GZIPOutputStream;

/** Bodies in content codings, those that swell among them. */
final class Bombs {
  private Bombs() {}

  static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] zstd(byte[] plain) {
    return Zstd.compress(plain);
  }

  /** A page with a link, and then blanks up to that many bytes. */
  static byte[] swollen(int length) {
    byte[] page = new byte[length];
    Arrays.fill(page, (byte) ' ');
    byte[] begin = Answers.PAGE.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(begin, 0, page, 0, begin.length);
    return page;
  }

  static byte[] cut(byte[] whole, int length) {
    return Arrays.copyOf(whole, length);
  }

  /** Changes bytes in the middle and behind it. */
  static byte[] corrupt(byte[] whole) {
    byte[] bytes = whole.clone();
    for (int i = bytes.length / 2; i < bytes.length; i++) {
      bytes[i] ^= 0x5A;
    }
    return bytes;
  }

  /** Brotli that stores at most 64 KiB of bytes as they are (RFC 7932, 9.2). */
  static byte[] brotli(byte[] plain) {
    Bits bits = new Bits().put(0, 1).put(0, 1).put(0, 2).put(plain.length - 1, 16).put(1, 1);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(bits.bytes());
    bytes.writeBytes(plain);
    bytes.write(3);
    return bytes.toByteArray();
  }

  /** Twenty bytes of Brotli that make 16 MiB: one letter, copied from one place before. */
  static byte[] brotliBomb() {
    int length = 1 << 24;
    return new Bits()
        .put(0, 1) // a window of 64 KiB
        .put(1, 1) // the last block
        .put(0, 1) // which is not empty
        .put(2, 2) // six nibbles of length
        .put(length - 1, 24)
        .put(0, 3) // one type of blocks each
        .put(0, 6) // no direct distances
        .put(0, 2) // context mode
        .put(0, 2) // one tree each
        .put(1, 4) // literals: one symbol
        .put('x', 8)
        .put(1, 4) // insert and copy: one symbol
        .put(399, 10) // insert 1, copy 2118 and more
        .put(1, 4) // distances: one symbol
        .put(16, 6) // 1 or 2
        .put(length - 1 - 2118, 24)
        .put(0, 1) // 1
        .bytes();
  }

  /** Bits, the lowest first. */
  private static final class Bits {
    private final BitSet set = new BitSet();
    private int size;

    Bits put(int value, int count) {
      for (int i = 0; i < count; i++) {
        set.set(size++, (value >> i & 1) == 1);
      }
      return this;
    }

    byte[] bytes() {
      return Arrays.copyOf(set.toByteArray(), (size + 7) / 8);
    }
  }
}
