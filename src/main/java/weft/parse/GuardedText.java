package weft.parse;

import java.util.function.LongSupplier;

/**
 * A text that refuses to be read any further when its reader has taken too long: some regular
 * expressions need exponential time on some bodies. Owned by one match.
 */
final class GuardedText implements CharSequence {
  private static final int LOOK_EVERY = 1 << 14;

  private final String text;
  private final LongSupplier nanoClock;
  private final long deadline;
  private int reads;

  /** That the time is spent. */
  static final class SpentException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  GuardedText(String text, long budgetNanos, LongSupplier nanoClock) {
    this.text = text;
    this.nanoClock = nanoClock;
    deadline = nanoClock.getAsLong() + budgetNanos;
  }

  @Override
  public char charAt(int index) {
    if (++reads % LOOK_EVERY == 0 && nanoClock.getAsLong() - deadline > 0) {
      throw new SpentException();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
