package weft.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is derived from a stored body.
 *
 * @param text the page's main text, paragraphs separated by line feeds; absent for what has none,
 *     such as JSON
 * @param words number of words in it (Unicode word boundaries)
 * @param language BCP 47 tag of the language that it is written in; absent where it is too short to
 *     tell
 * @param metadata what the page says about itself, a JSON object; absent where it says nothing
 * @param structured the data that the page carries for machines, in document order
 * @param extraction what the user's own rules took
 */
public record Content(
    @Nullable String text,
    int words,
    @Nullable String language,
    @Nullable String metadata,
    List<StructuredItem> structured,
    Extraction extraction) {

  public Content {
    structured = List.copyOf(structured);
  }

  /** A text and nothing else. */
  public static Content of(@Nullable String text, int words) {
    return new Content(text, words, null, null, List.of(), Extraction.NONE);
  }

  /** The same with what the user's own rules took. */
  public Content with(Extraction taken) {
    return new Content(text, words, language, metadata, structured, taken);
  }
}
