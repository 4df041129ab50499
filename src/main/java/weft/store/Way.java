package weft.store;

import weft.model.Hop;

/**
 * How a URL is reached.
 *
 * @param depth what counts against the depth limit: the seed's, and one more for each hop that
 *     costs
 * @param hops hop path
 * @param via row id of the page before it, 0 for a seed
 * @param start depth of the seed itself: the less links it allows, the greater
 */
record Way(int depth, String hops, long via, int start) {
  private static final int LONGEST = 100;

  /** Named by the user. */
  static final Way SEED = seed(0);

  /** Named by the user, with a depth limit of its own where that depth is not 0. */
  static Way seed(int start) {
    return new Way(start, String.valueOf(Hop.SEED.letter()), 0, start);
  }

  /** A sitemap that no other sitemap names. */
  static Way sitemap(int start) {
    return seed(start).on(Hop.SITEMAP, 0);
  }

  /** One hop on from a page that is reached this way. */
  Way on(Hop hop, long page) {
    return new Way(hop.depthAfter(depth, start), path(hop.letter()), page, start);
  }

  /** A long path keeps the seed's letter and the newest. */
  private String path(char letter) {
    String kept =
        hops.length() < LONGEST
            ? hops
            : hops.charAt(0) + hops.substring(hops.length() - LONGEST + 2);
    return kept + letter;
  }
}
