package weft.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import weft.config.ConfigException;
import weft.config.Nearest;

/** The forms in which rows are written. */
public enum ResultFormat {
  TABLE,
  CSV,
  JSONL,
  MD;

  /** A writer of rows in this form. */
  public ResultWriter writer(Out out, Screen screen) {
    return switch (this) {
      case TABLE -> new TableWriter(out, screen);
      case CSV -> new CsvWriter(out, screen);
      case JSONL -> new JsonLinesWriter(out);
      case MD -> new MarkdownWriter(out);
    };
  }

  /** What it is called on the command line, and the ending of such files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The form that a value of {@code --format} names. */
  public static ResultFormat of(String word) {
    List<String> words = new ArrayList<>();
    for (ResultFormat format : values()) {
      if (format.label().equals(word)) {
        return format;
      }
      words.add(format.label());
    }
    throw new ConfigException(
        "--format "
            + word
            + ": must be one of "
            + String.join(", ", words)
            + Nearest.hint(word, words, ""));
  }
}
