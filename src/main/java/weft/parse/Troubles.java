package weft.parse;

/** What a page says when a limit has kept something of it from being read. */
final class Troubles {
  private Troubles() {}

  /** The time was spent. */
  static String slow(ParseLimits limits, int at, int length) {
    return "parsing took more than %d ms and stopped after %d of %d characters"
        .formatted(limits.budget().toMillis(), at, length);
  }

  /** There were too many elements. */
  static String elements(ParseLimits limits, int at, int length) {
    return "more than %d elements; parsing stopped after %d of %d characters"
        .formatted(limits.maxElements(), at, length);
  }

  /** Elements were nested too deep. */
  static String nesting(ParseLimits limits) {
    return "elements are nested more than %d deep and were flattened"
        .formatted(limits.maxNesting());
  }

  /** There were too many links. */
  static String links(ParseLimits limits) {
    return "more than %d links; the rest is left out".formatted(limits.maxLinks());
  }
}
