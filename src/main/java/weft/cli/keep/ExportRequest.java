package weft.cli.keep;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;
import weft.analysis.Progress;
import weft.analysis.Workspace;
import weft.cli.command.Arguments;
import weft.config.ConfigException;
import weft.config.Nearest;
import weft.config.Sizes;
import weft.export.Compression;
import weft.export.Partition;
import weft.export.WarcForm;

/**
 * What is wanted of {@code weft export}.
 *
 * @param format what to write
 * @param rows that are wanted, of csv, jsonl and parquet; absent for other formats
 * @param output where to, as typed; empty where nothing was typed
 * @param force whether what is there is replaced
 * @param warc how WARC files look
 * @param partition by what Parquet files are put into folders; absent for one file
 */
record ExportRequest(
    Format format,
    @Nullable ExportedRows rows,
    String output,
    boolean force,
    WarcForm warc,
    @Nullable Partition partition) {
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
    JSONL(true),
    PARQUET(false);

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
    Format format = format(Arguments.argument(line, 1));
    String output = line.matchedOptionValue("--output", "");
    if (!format.stream && (output.isEmpty() || output.equals(STANDARD_OUTPUT))) {
      throw new ConfigException(
          "export %s needs a target; name it with -o".formatted(format.word()));
    }
    return new ExportRequest(
        format,
        rows(format, Arguments.argument(line, 2)),
        output,
        line.hasMatchedOption("--force"),
        new WarcForm(
            compression(format, output),
            line.hasMatchedOption("--max-file")
                ? Sizes.given("--max-file", line.matchedOptionValue("--max-file", ""))
                : 0,
            software),
        partition(format, line.matchedOptionValue("--partition", "")));
  }

  private static @Nullable ExportedRows rows(Format format, String typed) {
    return switch (format) {
      case CSV, JSONL, PARQUET -> ExportedRows.of(typed);
      case WARC, CDXJ, WACZ, MARKDOWN, MIRROR, SITEMAP, SEEDS -> {
        if (!typed.isEmpty()) {
          throw new ConfigException(
              "unexpected argument '%s': only csv, jsonl and parquet take a view, report or SQL"
                  .formatted(typed));
        }
        yield null;
      }
    };
  }

  private static @Nullable Partition partition(Format format, String typed) {
    if (typed.isEmpty()) {
      return null;
    }
    if (format != Format.PARQUET) {
      throw new ConfigException(
          "--partition %s: only parquet is partitioned, not %s".formatted(typed, format.word()));
    }
    List<String> words = Stream.of(Partition.values()).map(Partition::label).toList();
    return Partition.of(typed)
        .orElseThrow(
            () ->
                new ConfigException(
                    "--partition %s: must be one of %s%s"
                        .formatted(
                            typed, String.join(", ", words), Nearest.hint(typed, words, ""))));
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

  /** The query that answers with the rows that are wanted, once what it needs is derived. */
  String sql(Workspace workspace, Progress progress) {
    if (rows == null) {
      throw new IllegalStateException(format + " has no rows");
    }
    return rows.query(workspace, progress);
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
