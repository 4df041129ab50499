package weft.html;

import java.util.List;

/**
 * Something that is wrong with the site, or may be.
 *
 * @param severity error, warning or notice
 * @param title what is wrong, in a line
 * @param count how many URLs or other things
 * @param examples some of them
 * @param advice what to do about it
 * @param report the report that lists all of them
 */
record Finding(
    Tone severity, String title, long count, List<String> examples, String advice, String report) {

  Finding {
    examples = List.copyOf(examples);
  }
}
