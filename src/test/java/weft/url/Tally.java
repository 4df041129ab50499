package weft.url;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts vectors passed and failed per tier, prints the counts and fails on what failed. */
final class Tally {
  private final String name;
  private final Map<String, int[]> counts = new TreeMap<>();
  private final List<String> failures = new ArrayList<>();

  Tally(String name) {
    this.name = name;
  }

  /** Compares one vector's expectation with what came out; either may be null. */
  void count(String tier, String what, @Nullable Object expected, @Nullable Object actual) {
    boolean passed = Objects.equals(expected, actual);
    int[] count = counts.computeIfAbsent(tier, _ -> new int[2]);
    count[0] += passed ? 1 : 0;
    count[1]++;
    if (!passed) {
      failures.add(tier + " " + what + ": expected " + expected + " but was " + actual);
    }
  }

  /** Prints {@code passed of total} per tier and fails where a vector failed or none was seen. */
  void finish() {
    counts.forEach(
        (tier, count) -> System.out.printf("%s %s: %d of %d%n", name, tier, count[0], count[1]));
    assertTrue(failures.isEmpty(), () -> String.join("\n", failures));
    assertTrue(!counts.isEmpty(), () -> name + " holds no vectors");
  }
}
