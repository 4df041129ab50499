package weft.model;

/** How a URL was reached from the one before it; a hop path is a string of these letters. */
public enum Hop {
  /** Named by the user. */
  SEED('S'),
  /** A link that a reader would follow. */
  LINK('L'),
  /** Something a page needs: an image, a script, a style sheet. */
  EMBED('E'),
  /** A redirect; costs no depth. */
  REDIRECT('R'),
  /** To a sitemap of the site; costs no depth. */
  SITEMAP('M'),
  /** From a sitemap to what it lists: one link away from the seeds. */
  LISTED('U');

  private final char letter;

  Hop(char letter) {
    this.letter = letter;
  }

  /** The letter in a hop path. */
  public char letter() {
    return letter;
  }

  /** What the hop adds to the depth. */
  public int cost() {
    return switch (this) {
      case SEED, REDIRECT, SITEMAP -> 0;
      case LINK, EMBED, LISTED -> 1;
    };
  }

  /**
   * The depth of what this hop leads to. Sitemaps are where the seeds are and what they list one
   * link away, by whatever way a sitemap was found, so that this does not depend on the order of
   * visits.
   *
   * @param start depth of the seed from which the way leads here
   */
  public int depthAfter(int depth, int start) {
    return switch (this) {
      case SEED, SITEMAP, LISTED -> start + cost();
      case REDIRECT, LINK, EMBED -> depth + cost();
    };
  }
}
