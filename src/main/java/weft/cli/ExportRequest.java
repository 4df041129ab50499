package weft.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;
import weft.config.ConfigException;
import weft.config.Nearest;
import weft.config.Sizes;
import weft.export.Compression;
import weft.export.WarcForm;

/**
 * What is wanted of {@code weft export}.
 *
 * @param format what to write
 * @param rows view or SQL whose rows are wanted, of csv and jsonl
 * @param output where to, as typed; empty where nothing was typed
 * @param force whether what is there is replaced
 * @param warc how WARC files look
 */
record ExportRequest(Format format, String rows, String output, boolean force, WarcForm warc) {
  private static final String STANDARD_OUTPUT = "-";

  /** The forms of an export. */
  enum Format {
    WARC(false),
    CDXJ(true),
    WACZ(false),
    MARKDOWN(false),
    MIRROR(false),
    SITEMAP(false),
    SEEDS(true),
    CSV(true),
    JSONL(true);

    private final boolean stream;

    Format(boolean stream) {
      this.stream = stream;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static List<String> words() {
      return Stream.of(values()).map(Format::word).toList();
    }
  }

  static ExportRequest of(ParseResult line, String software) {
    Format format = format(Commands.argument(line, 1));
    String output = line.matchedOptionValue("--output", "");
    if (!format.stream && (output.isEmpty() || output.equals(STANDARD_OUTPUT))) {
      throw new ConfigException(
          "export %s needs a target; name it with -o".formatted(format.word()));
    }
    return new ExportRequest(
        format,
        rows(format, Commands.argument(line, 2)),
        output,
        line.hasMatchedOption("--force"),
        new WarcForm(
            compression(format, output),
            line.hasMatchedOption("--max-file")
                ? Sizes.given("--max-file", line.matchedOptionValue("--max-file", ""))
                : 0,
            software));
  }

  /** The query whose rows are wanted: one that was typed, or all of a view. */
  private static String rows(Format format, String typed) {
    if (format != Format.CSV && format != Format.JSONL) {
      if (!typed.isEmpty()) {
        throw new ConfigException(
            "unexpected argument '%s': only csv and jsonl take a view or SQL".formatted(typed));
      }
      return "";
    }
    return typed.isEmpty() || typed.matches("\\w+")
        ? "SELECT * FROM " + (typed.isEmpty() ? "pages" : typed)
        : typed;
  }

  private static Format format(String word) {
    List<String> words = Format.words();
    int index = words.indexOf(word);
    if (index < 0) {
      throw new ConfigException(
          "unknown format '%s'%s"
              .formatted(
                  word, Nearest.hint(word, words, "; it is one of " + String.join(", ", words))));
    }
    return Format.values()[index];
  }

  /** By the name of the file. */
  private static Compression compression(Format format, String output) {
    if (format != Format.WARC) {
      return Compression.GZIP;
    }
    return Compression.of(output)
        .orElseThrow(
            () ->
                new ConfigException(
                    "-o " + output + ": the name of a WARC file ends in .warc.gz or .warc"));
  }

  /** Where it goes; absent for standard output. */
  @Nullable Path target(Path directory) {
    return output.isEmpty() || output.equals(STANDARD_OUTPUT) ? null : directory.resolve(output);
  }

  /** The name that WARC files have to which an index belongs, without the ending. */
  String stem(Path crawl) {
    Path typed =
        Path.of(output.isEmpty() || output.equals(STANDARD_OUTPUT) ? crawl.toString() : output);
    String name = String.valueOf(typed.getFileName());
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
