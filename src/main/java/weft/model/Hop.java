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
  REDIRECT('R');

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
    return this == REDIRECT || this == SEED ? 0 : 1;
  }
}
