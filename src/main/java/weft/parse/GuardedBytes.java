package weft.parse;

import java.io.IOException;
import java.util.function.LongSupplier;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** Bytes that cannot be read any more when their reader has taken too long. Owned by one parse. */
final class GuardedBytes extends RandomAccessReadBuffer {
  private static final int BETWEEN_LOOKS = 1024;

  private final LongSupplier nanoClock;
  private final long deadline;
  private int reads;

  /** Can be read until the clock has moved on by {@code budgetNanos}. */
  GuardedBytes(byte[] bytes, long budgetNanos, LongSupplier nanoClock) {
    super(bytes);
    this.nanoClock = nanoClock;
    deadline = nanoClock.getAsLong() + budgetNanos;
  }

  @Override
  public int read() throws IOException {
    guard();
    return super.read();
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    guard();
    return super.read(into, offset, length);
  }

  private void guard() throws IOException {
    if (reads++ % BETWEEN_LOOKS == 0 && nanoClock.getAsLong() - deadline > 0) {
      throw new IOException("reading it took too long");
    }
  }
}
