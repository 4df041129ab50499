package weft.robots;

/**
 * An {@code Allow} or {@code Disallow} line that names a path.
 *
 * @param allows which of the two
 * @param pattern what it speaks of
 * @param line its number in robots.txt, from 1
 * @param text the line, cut where it is absurdly long
 */
record Rule(boolean allows, PathPattern pattern, int line, String text) {
  private static final int MAX_TEXT = 1000;

  /** The rule on that line. */
  static Rule of(Line line) {
    String text = line.text();
    return new Rule(
        line.directive() == Directive.ALLOW,
        PathPattern.of(line.value()),
        line.number(),
        text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "…");
  }
}
