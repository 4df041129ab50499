package weft.parse;

import java.io.Reader;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A text that ends early when its reader has taken too long, or has been given more elements than
 * it should make: a hostile page costs a bounded time and memory, and still yields what stood at
 * its beginning. Owned by one parse.
 */
final class GuardedReader extends Reader {
  private static final int PORTION = 8192;

  private final String text;
  private final ParseLimits limits;
  private final LongSupplier nanoClock;
  private final long deadline;
  private int at;
  private int elements;
  private @Nullable String trouble;

  /** Reads the text within limits, for as long as the clock has not moved on by so much. */
  GuardedReader(String text, ParseLimits limits, long budgetNanos, LongSupplier nanoClock) {
    this.text = text;
    this.limits = limits;
    this.nanoClock = nanoClock;
    deadline = nanoClock.getAsLong() + budgetNanos;
  }

  @Override
  public int read(char[] into, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    if (at == text.length() || isOver()) {
      return -1;
    }
    int n = Math.min(Math.min(length, PORTION), text.length() - at);
    text.getChars(at, at + n, into, offset);
    count(at, at + n);
    at += n;
    return n;
  }

  private boolean isOver() {
    if (nanoClock.getAsLong() - deadline > 0) {
      trouble = Troubles.slow(limits, at, text.length());
    } else if (elements > limits.maxElements()) {
      trouble = Troubles.elements(limits, at, text.length());
    }
    return trouble != null;
  }

  /** Counts what begins an element, or at least a comment, which takes as much memory. */
  private void count(int from, int to) {
    int sign = text.indexOf('<', from, to);
    while (sign >= 0) {
      elements += sign + 1 < text.length() && text.charAt(sign + 1) == '/' ? 0 : 1;
      sign = text.indexOf('<', sign + 1, to);
    }
  }

  /** Why the text ended early; absent where it did not. */
  @Nullable String trouble() {
    return trouble;
  }

  /** How many characters were given out. */
  int position() {
    return at;
  }

  /** Nothing to close. */
  @Override
  public void close() {}
}
