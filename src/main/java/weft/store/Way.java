package weft.store;

import weft.model.Hop;

/**
 * How a URL is reached.
 *
 * @param depth number of hops that cost
 * @param hops hop path
 * @param via row id of the page before it, 0 for a seed
 */
record Way(int depth, String hops, long via) {
  private static final int LONGEST = 100;

  /** Named by the user. */
  static final Way SEED = new Way(0, String.valueOf(Hop.SEED.letter()), 0);

  /** A sitemap that no other sitemap names. */
  static final Way SITEMAP = SEED.on(Hop.SITEMAP, 0);

  /** One hop on from a page that is reached this way. */
  Way on(Hop hop, long page) {
    return new Way(hop.depthAfter(depth), path(hop.letter()), page);
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
