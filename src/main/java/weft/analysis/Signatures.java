package weft.analysis;

import java.util.Arrays;

/**
 * Sets of shingles in 256 bytes each, from which their similarity can be told to about 0.03. One
 * permutation hashing (Li, Owen, Zhang 2012): each shingle falls into one of 128 lanes and the
 * least of each lane is kept, 16 bits of it; lanes without any borrow from others (Shrivastava
 * 2017). So a shingle costs one step, not 128. For one thread.
 */
final class Signatures {
  /** How many values a signature has. */
  static final int LANES = 128;

  /** The most sets that there may be: as many as one array holds. */
  static final int MOST = Integer.MAX_VALUE / LANES - 1;

  private static final int LANE_BITS = 57;

  private final char[] values;
  private final long[] least = new long[LANES];

  /** Room for that many sets. */
  Signatures(int sets) {
    values = new char[sets * LANES];
  }

  /** Signs a set that is not empty. */
  void sign(int set, long[] shingles) {
    Arrays.fill(least, -1);
    for (long shingle : shingles) {
      int lane = (int) (shingle >>> LANE_BITS);
      // what is left of the number above the 16 bits that are kept orders the lane
      if (least[lane] == -1 || (shingle << 7 >>> 1) < (least[lane] << 7 >>> 1)) {
        least[lane] = shingle;
      }
    }
    for (int lane = 0; lane < LANES; lane++) {
      values[set * LANES + lane] = (char) least[lender(lane)];
    }
  }

  /** The lane itself, or the one it borrows from, which depends on the lane alone. */
  private int lender(int lane) {
    int lender = lane;
    for (int attempt = 1; least[lender] == -1; attempt++) {
      lender = (int) (Shingles.mixed((long) lane << 32 | attempt) >>> LANE_BITS);
    }
    return lender;
  }

  /** About how alike two sets are. */
  double similarity(int one, int other) {
    int same = 0;
    for (int lane = 0; lane < LANES; lane++) {
      same += values[one * LANES + lane] == values[other * LANES + lane] ? 1 : 0;
    }
    return (double) same / LANES;
  }

  /** A hash of that many values of a set's signature in a row. */
  long hash(int set, int from, int length) {
    long hash = from;
    for (int lane = from; lane < from + length; lane++) {
      hash = Shingles.mixed(hash + values[set * LANES + lane]);
    }
    return hash;
  }
}
