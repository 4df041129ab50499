package weft.scope;

/**
 * What is done against endless series of URLs.
 *
 * @param repeats how often one segment may stand in a path
 * @param segments how many segments a path may have
 * @param parameters how many parameters a query may have
 */
public record TrapSettings(TrapMode mode, int repeats, int segments, int parameters) {
  /** Rules that no site meets by its own intention, and learning. */
  public static final TrapSettings STANDARD = new TrapSettings(TrapMode.LEARN, 6, 50, 40);
}
