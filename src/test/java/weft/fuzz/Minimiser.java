package weft.fuzz;

import java.util.function.Predicate;

/** Makes an input smaller as long as it fails alike: leaves out halves, quarters, single signs. */
final class Minimiser {
  private static final int MOST_TRIES = 3_000;
  private static final long MOST_NANOS = 5_000_000_000L;

  private final Predicate<String> fails;
  private final long start = System.nanoTime();
  private int tries;

  Minimiser(Predicate<String> fails) {
    this.fails = fails;
  }

  /** The smallest input found. */
  String smallest(String input) {
    String best = input;
    for (int chunk = Math.max(1, input.length() / 2); chunk >= 1; chunk /= 2) {
      best = without(best, chunk);
    }
    return without(best, 1);
  }

  private String without(String input, int chunk) {
    String best = input;
    for (int at = 0; at < best.length() && mayTry(); ) {
      int end = Math.min(best.length(), at + chunk);
      String less = best.substring(0, at) + best.substring(end);
      if (fails.test(less)) {
        best = less;
      } else {
        at += chunk;
      }
    }
    return best;
  }

  private boolean mayTry() {
    return tries++ < MOST_TRIES && System.nanoTime() - start < MOST_NANOS;
  }
}
