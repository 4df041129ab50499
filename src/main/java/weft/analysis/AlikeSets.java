package weft.analysis;

import java.sql.SQLException;
import java.util.Arrays;

/**
 * Finds sets that are alike without comparing each with each: locality-sensitive hashing (Indyk,
 * Motwani 1998) of their signatures in bands. Sets that agree in a whole band are candidates; a
 * candidate is compared with the first sets of its bucket that are not alike among each other, at
 * most sixteen, and in every other band the buckets are read backwards. So the work grows with the
 * number of sets, however large a group of equal ones is. For one use.
 */
final class AlikeSets {
  private static final int MOST_LEADERS = 16;
  private static final int MOST_CHECKS = 64;
  private static final int MEMO = 1 << 20;

  /** Low bits of a key that name the set; {@link Signatures#MOST} fits. */
  private static final int SET_BITS = 24;

  /** How far an estimate may be below the truth: three standard deviations at 0.8. */
  private static final double MARGIN = 0.106;

  /** The least chance that two sets at the threshold agree in a band. */
  private static final double CHANCE = 0.995;

  private final Signatures signatures;
  private final double threshold;
  private final Similarity exact;
  private final DisjointSets found;

  /** How often each set has been compared exactly. */
  private final byte[] checks;

  /** Pairs that turned out not to be alike; the newest of those that fall on one place. */
  private final long[] unlike = new long[MEMO];

  private final int[] leaders = new int[MOST_LEADERS];

  private AlikeSets(int sets, Signatures signatures, double threshold, Similarity exact) {
    this.signatures = signatures;
    this.threshold = threshold;
    this.exact = exact;
    found = new DisjointSets(sets);
    checks = new byte[sets];
  }

  /**
   * Puts together what is alike, directly or by way of others.
   *
   * @param signed the sets that have a signature, in ascending order
   * @param threshold least similarity of what is alike
   */
  static DisjointSets of(
      int[] signed,
      int sets,
      Signatures signatures,
      double threshold,
      Similarity exact,
      Progress progress)
      throws SQLException {
    AlikeSets search = new AlikeSets(sets, signatures, threshold, exact);
    int rows = rows(threshold);
    int bands = Signatures.LANES / rows;
    long[] keys = new long[signed.length];
    for (int band = 0; band < bands; band++) {
      progress.at("comparing texts", band, bands);
      for (int i = 0; i < signed.length; i++) {
        keys[i] = signatures.hash(signed[i], band * rows, rows) << SET_BITS | signed[i];
      }
      Arrays.sort(keys);
      search.buckets(keys, band % 2 == 1);
    }
    return search.found;
  }

  /** As many lanes a band as still let two sets at the threshold meet almost surely. */
  static int rows(double threshold) {
    int rows = 1;
    for (int more = 2; more <= Signatures.LANES; more++) {
      int bands = Signatures.LANES / more;
      double miss = Math.pow(1 - Math.pow(threshold, more), bands);
      if (1 - miss >= CHANCE) {
        rows = more;
      }
    }
    return rows;
  }

  private void buckets(long[] keys, boolean backwards) throws SQLException {
    int from = 0;
    for (int to = 1; to <= keys.length; to++) {
      if (to == keys.length || keys[to] >>> SET_BITS != keys[from] >>> SET_BITS) {
        if (to - from > 1) {
          bucket(keys, from, to, backwards);
        }
        from = to;
      }
    }
  }

  private void bucket(long[] keys, int from, int to, boolean backwards) throws SQLException {
    int known = 0;
    for (int i = 0; i < to - from; i++) {
      int set = (int) keys[backwards ? to - 1 - i : from + i] & ((1 << SET_BITS) - 1);
      boolean alone = true;
      for (int leader = 0; leader < known; leader++) {
        alone &= !together(set, leaders[leader]);
      }
      if (alone && known < MOST_LEADERS) {
        leaders[known++] = set;
      }
    }
  }

  /** Whether two sets belong together, which is found out if need be. */
  private boolean together(int set, int leader) throws SQLException {
    if (found.find(set) == found.find(leader)) {
      return true;
    }
    double about = signatures.similarity(set, leader);
    if (about < threshold - MARGIN) {
      return false;
    }
    long pair = (long) Math.min(set, leader) << 32 | Math.max(set, leader);
    int place = (int) (Shingles.mixed(pair) & (MEMO - 1));
    if (unlike[place] == pair || checks[set] >= MOST_CHECKS) {
      return false;
    }
    checks[set]++;
    if (exact.of(leader, set) < threshold) {
      unlike[place] = pair;
      return false;
    }
    found.unite(set, leader);
    return true;
  }
}
