package weft.cli.command;

import java.util.List;

/**
 * What help says of a command, apart from its options.
 *
 * @param name the verb
 * @param chapter under which the overview lists it
 * @param summary one line without a full stop
 * @param usage what to type after {@code weft}, one line a form
 * @param text paragraphs, filled to the width of help; may be empty
 * @param examples pairs of a command line and what it does
 */
public record Manual(
    String name,
    Chapter chapter,
    String summary,
    List<String> usage,
    List<String> text,
    List<Example> examples) {

  /** A command line and what it does. */
  public record Example(String line, String effect) {}

  /** Groups of commands in the overview. */
  public enum Chapter {
    CRAWL("Crawl"),
    READ("Read what was stored"),
    CARE("Configure and care");

    private final String title;

    Chapter(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  public Manual {
    usage = List.copyOf(usage);
    text = List.copyOf(text);
    examples = List.copyOf(examples);
  }
}
