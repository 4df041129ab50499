package weft.fuzz;

import java.util.Arrays;
import java.util.Locale;

/** What the inputs of a target took. Owned by one thread. */
final class Tally {
  private static final int LONG = 32 << 10;

  private long[] nanos = new long[1024];
  private long[] perMebibyte = new long[64];
  private int count;
  private int longOnes;
  private long total;
  private long slowest = -1;
  private long slowestNumber;
  private int slowestLength;
  private long mostBytes;

  /** Takes in an input. */
  void add(long number, int length, long took, long allocated) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = took;
    total += took;
    mostBytes = Math.max(mostBytes, allocated);
    if (length >= LONG) {
      if (longOnes == perMebibyte.length) {
        perMebibyte = Arrays.copyOf(perMebibyte, 2 * longOnes);
      }
      perMebibyte[longOnes++] = (long) (took * (double) (1 << 20) / length);
    }
    if (took > slowest) {
      slowest = took;
      slowestNumber = number;
      slowestLength = length;
    }
  }

  int count() {
    return count;
  }

  /** Seconds that 99 of 100 inputs of 32 KiB and more take for a MiB at most; 0 without any. */
  double secondsPerMebibyte() {
    return quantile(perMebibyte, longOnes, 0.99) / 1e9;
  }

  /** One line for people. */
  String line(String name) {
    return String.format(
        Locale.ROOT,
        "fuzz %-12s %8d inputs %6.1f s; p50 %.1f us, p99 %.1f us; slowest %.1f ms (input %d, %d"
            + " long), %d MB; of %d long ones p99 %.3f s/MiB, most %.3f",
        name,
        count,
        total / 1e9,
        quantile(nanos, count, 0.5) / 1e3,
        quantile(nanos, count, 0.99) / 1e3,
        slowest / 1e6,
        slowestNumber,
        slowestLength,
        mostBytes >> 20,
        longOnes,
        secondsPerMebibyte(),
        quantile(perMebibyte, longOnes, 1) / 1e9);
  }

  private static long quantile(long[] values, int count, double quantile) {
    if (count == 0) {
      return 0;
    }
    long[] sorted = Arrays.copyOf(values, count);
    Arrays.sort(sorted);
    return sorted[(int) Math.min(count - 1, Math.floor(count * quantile))];
  }
}
