package weft.parse;

import java.io.Reader;
import java.util.function.LongSupplier;

/**
 * A text that ends early when its reader has taken too long: a hostile page costs a bounded time
 * and still yields what stood at its beginning. Owned by one parse.
 */
final class GuardedReader extends Reader {
  private final String text;
  private final LongSupplier nanoClock;
  private final long deadline;
  private int at;

  /** Reads the text until the clock has moved on by {@code budgetNanos}. */
  GuardedReader(String text, long budgetNanos, LongSupplier nanoClock) {
    this.text = text;
    this.nanoClock = nanoClock;
    deadline = nanoClock.getAsLong() + budgetNanos;
  }

  @Override
  public int read(char[] into, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    if (at == text.length() || nanoClock.getAsLong() - deadline > 0) {
      return -1;
    }
    int n = Math.min(length, text.length() - at);
    text.getChars(at, at + n, into, offset);
    at += n;
    return n;
  }

  /** How many characters were given out. */
  int position() {
    return at;
  }

  /** Nothing to close. */
  @Override
  public void close() {}
}
