package weft.export;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;

/** A stream that counts and digests what goes through it. Owned by one thread. */
final class CountedStream extends OutputStream {
  private final OutputStream out;
  private final MessageDigest digest = Digests.of("SHA-256");
  private long count;

  CountedStream(OutputStream out) {
    this.out = out;
  }

  /** Bytes so far. */
  long count() {
    return count;
  }

  /** SHA-256 of all of them, with the name of the algorithm; ends the counting. */
  String sha256() {
    return Digests.named(digest.digest());
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    out.write(bytes, from, length);
    digest.update(bytes, from, length);
    count += length;
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
