package weft.fetch;

import java.util.Arrays;
import weft.model.Truncation;

/**
 * A growing array with an end. Bytes are written straight into {@link #array} from {@link #size}
 * on, {@link #room} bytes at most, and then {@link #added}. It takes one byte more than its limit,
 * so as to know that there was more; what is beyond the limit is not part of the result.
 */
final class ByteSink {
  private static final int LARGEST = Integer.MAX_VALUE - 64;

  /** A body of more bytes is large: one of the 1024th part of the heap. */
  static final int LARGE = Math.clamp(Runtime.getRuntime().maxMemory() >> 10, 1 << 18, 1 << 23);

  private final int limit;
  private final Truncation beyond;
  private final Growth growth;
  private byte[] array;
  private boolean large;
  private int size;

  /**
   * An empty sink.
   *
   * @param limit bytes at most
   * @param beyond what it means that there were more
   * @param expected a guess at the size, which costs memory at once
   */
  ByteSink(long limit, Truncation beyond, long expected) {
    this(limit, beyond, expected, _ -> {});
  }

  /** The same with somebody who is told before it becomes large. */
  ByteSink(long limit, Truncation beyond, long expected, Growth growth) {
    this.growth = growth;
    this.limit = (int) Math.min(limit, LARGEST);
    this.beyond = beyond;
    array = new byte[(int) Math.clamp(expected, 0, Math.min(this.limit + 1L, LARGE))];
  }

  /** Told once, before a sink becomes large, how large it may become; may wait. */
  @FunctionalInterface
  interface Growth {
    void beyondLarge(long most);
  }

  /**
   * How many bytes may be written now: at least one, unless the sink is full. It may replace the
   * array, so it is asked before {@link #array}.
   */
  int room() {
    if (size == array.length && !full()) {
      long larger = Math.max(8192L, 2L * array.length);
      if (larger > LARGE && !large) {
        large = true;
        growth.beyondLarge(limit);
      }
      array = Arrays.copyOf(array, (int) Math.min(larger, limit + 1L));
    }
    return array.length - size;
  }

  byte[] array() {
    return array;
  }

  int size() {
    return size;
  }

  /** So many bytes have been written. */
  void added(int count) {
    size += count;
  }

  /** Whether more came than the limit allows. */
  boolean full() {
    return size > limit;
  }

  /** Which limit cut the bytes short. */
  Truncation truncation() {
    return full() ? beyond : Truncation.NONE;
  }

  /** The bytes up to the limit; the array itself where it fits. */
  byte[] bytes() {
    int length = Math.min(size, limit);
    return length == array.length ? array : Arrays.copyOf(array, length);
  }
}
