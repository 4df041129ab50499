package weft.robots;

import java.util.Optional;

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
    return of(line, line.value());
  }

  /**
   * The folder whose index page a line allows, which that page is: {@code Allow: /a/index.html}
   * speaks of {@code /a/} as well. Not in the standard; Google's parser reads it so.
   */
  static Optional<Rule> ofIndexFolder(Line line) {
    int slash = line.value().lastIndexOf('/');
    return line.directive() == Directive.ALLOW && line.value().startsWith("/index.htm", slash)
        ? Optional.of(of(line, line.value().substring(0, slash + 1) + "$"))
        : Optional.empty();
  }

  private static Rule of(Line line, String path) {
    String text = line.text();
    return new Rule(
        line.directive() == Directive.ALLOW,
        PathPattern.of(path),
        line.number(),
        text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "…");
  }
}
