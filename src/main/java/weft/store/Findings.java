package weft.store;

import java.util.List;

/**
 * What a verification looked at, and what it found.
 *
 * @param urls rows of URLs looked at
 * @param bodies bodies decoded and compared with their digests
 * @param damage one line for each thing that is wrong; empty for a sound file
 */
public record Findings(long urls, long bodies, List<String> damage) {
  public Findings {
    damage = List.copyOf(damage);
  }

  /** Whether nothing is wrong. */
  public boolean sound() {
    return damage.isEmpty();
  }
}
