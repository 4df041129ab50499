package weft.html;

import java.util.List;

/**
 * Something that is wrong with the site, or may be.
 *
 * @param severity error, warning or notice
 * @param title what is wrong, in a sentence
 * @param count how many URLs
 * @param change against the run before, in words; empty where there is none
 * @param examples some of them
 * @param advice what to do about it
 * @param rule the rule of the catalogue that finds it
 */
record Finding(
    Tone severity,
    String title,
    long count,
    String change,
    List<Example> examples,
    String advice,
    String rule) {

  Finding {
    examples = List.copyOf(examples);
  }

  /**
   * A URL that is concerned.
   *
   * @param url of it
   * @param evidence what was found there; empty where the rule says it all
   */
  record Example(String url, String evidence) {}
}
