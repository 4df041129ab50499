package weft.store;

/**
 * Whether to wait a moment before a group is committed, so that more come along: on a busy crawl a
 * commit of one visit costs as much as the visit. Waiting is given up for longer and longer while
 * it brings nobody, as where only two visits are under way and both stand in the queue already.
 * Owned by the writer thread.
 */
final class Patience {
  /** How long to wait. */
  static final long NANOS = 3_000_000;

  private static final int ENOUGH = 4;
  private static final int LONGEST = 1_023;

  private int rest;
  private int left;
  private boolean waited;

  /** Whether it is worth trying now. */
  boolean pays() {
    waited = left == 0;
    left -= waited ? 0 : 1;
    return waited;
  }

  /** So many came together. */
  void got(int size) {
    if (waited) {
      rest = size >= ENOUGH ? 0 : Math.min(LONGEST, 2 * rest + 1);
      left = rest;
    }
  }
}
