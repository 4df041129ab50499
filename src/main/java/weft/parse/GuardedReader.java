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
  private static final int REOPENED = 12;

  /** After so many characters it is the turn of other visits. */
  private static final int TURN = 128 * 1024;

  private static final String[] FORMATTING = {
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"
  };

  private final String text;
  private final ParseLimits limits;
  private final LongSupplier nanoClock;
  private final long deadline;
  private int at;
  private int elements;
  private int formatting;
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
    if ((at + n) / TURN > at / TURN) {
      Turn.pass();
    }
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

  /**
   * Counts what begins an element, or at least a comment, which takes as much memory. What is left
   * open of formatting elements is opened again in each other one, up to a dozen of them.
   */
  private void count(int from, int to) {
    int sign = text.indexOf('<', from, to);
    while (sign >= 0) {
      boolean ends = text.startsWith("/", sign + 1);
      boolean formats = isFormatting(sign + (ends ? 2 : 1));
      formatting = Math.max(0, formatting + (!formats ? 0 : ends ? -1 : 1));
      elements += ends ? 0 : formats ? 1 : 1 + Math.min(formatting, REOPENED);
      sign = text.indexOf('<', sign + 1, to);
    }
  }

  private boolean isFormatting(int from) {
    for (String name : FORMATTING) {
      int end = from + name.length();
      if (text.regionMatches(true, from, name, 0, name.length())
          && (end == text.length() || !Ascii.isAlpha(text.charAt(end)))) {
        return true;
      }
    }
    return false;
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
