package weft.cli.keep;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;
import weft.analysis.Workspace;
import weft.cli.ask.QueryCommand;
import weft.cli.command.Arguments;
import weft.cli.command.Command;
import weft.cli.command.Console;
import weft.cli.command.ExitCode;
import weft.cli.command.Manual;
import weft.cli.command.Manual.Chapter;
import weft.cli.command.Manual.Example;
import weft.cli.command.Parts;
import weft.cli.command.SaidProgress;
import weft.cli.command.Version;
import weft.cli.output.CountedRows;
import weft.cli.output.CsvWriter;
import weft.cli.output.Out;
import weft.cli.output.ResultFormat;
import weft.cli.output.ResultWriter;
import weft.cli.output.Screen;
import weft.cli.output.Wording;
import weft.config.ConfigException;
import weft.config.Effective;
import weft.config.RoomSettings;
import weft.export.Export;
import weft.export.Exported;
import weft.export.ParquetForm;
import weft.parse.LinkResolver;
import weft.parse.LinkRewriter;
import weft.parse.MarkdownPages;
import weft.parse.ParseSettings;
import weft.store.StoreException;
import weft.store.StoreReader;
import weft.url.Canonicalizer;
import weft.url.Rewrites;

/** {@code weft export}: a stored crawl in the forms that other programs read. */
public final class ExportCommand implements Command {
  private final Parts parts;

  /** The command, wired to those parts. */
  public ExportCommand(Parts parts) {
    this.parts = parts;
  }

  @Override
  public Manual manual() {
    return new Manual(
        "export",
        Chapter.READ,
        "write the crawl as WARC, WACZ, Markdown, sitemap, CSV, Parquet and other forms",
        List.of(
            "export FILE[@RUN] warc -o NAME.warc.gz [--max-file SIZE]",
            "export FILE[@RUN] wacz|markdown|mirror|sitemap -o TARGET",
            "export FILE[@RUN] cdxj|seeds [-o TARGET]",
            "export FILE[@RUN] csv|jsonl [VIEW|REPORT|SQL] [-o TARGET]",
            "export FILE[@RUN] parquet [VIEW|REPORT|SQL] -o TARGET [--partition host|date]"),
        List.of(
            "What is written lies beside its target until it is whole, and a target that is there"
                + " stays as it is without --force. The same crawl gives the same bytes. A crawl"
                + " may be running meanwhile.",
            "Of csv, jsonl and parquet, a view and a report may have the same name: report:NAME is"
                + " the report."),
        List.of(
            new Example("weft export site.db warc -o site.warc.gz", "for web archives"),
            new Example(
                "weft export site.db parquet links -o links.parquet",
                "for DuckDB, Spark, pandas and their like")));
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Arguments.spec(
            Arguments.file(),
            Arguments.argument(
                1,
                "FORMAT",
                "What to write: " + String.join(", ", ExportRequest.Format.words()),
                ExportRequest.Format.words()));
    option(
        spec,
        "TARGET|-",
        "The file or directory to write; - for standard output",
        "-o",
        "--output");
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("2")
            .arity("0..1")
            .type(String.class)
            .completionCandidates(ExportedRows.names())
            .paramLabel("VIEW|REPORT|SQL")
            .description("Whose rows csv, jsonl and parquet write [pages]")
            .build());
    spec.addOption(flag("--raw-csv", "Leave texts in csv as they are, for programs"));
    spec.addOption(flag("--force", "Replace a target that is there"));
    option(spec, "SIZE", "Begin another WARC file behind so many bytes", "--max-file");
    option(spec, "host|date", "Write a directory of Parquet files, one each", "--partition");
    return spec;
  }

  private static void option(CommandSpec spec, String label, String description, String... names) {
    spec.addOption(
        OptionSpec.builder(names[0], Arrays.copyOfRange(names, 1, names.length))
            .arity("1")
            .type(String.class)
            .paramLabel(label)
            .description(description)
            .build());
  }

  private static OptionSpec flag(String name, String description) {
    return OptionSpec.builder(name).arity("0").type(boolean.class).description(description).build();
  }

  @Override
  public ExitCode run(ParseResult line, Console console) {
    ExportRequest request = ExportRequest.of(line, parts.version().getFirst());
    Path file = Arguments.fileOfRun(line, console);
    Path target = request.target(console.directory());
    if (request.rows() != null) {
      request.rows().prepare(file, line, parts, console);
    }
    try (Workspace workspace = Workspace.open(file, Arguments.runOf(line, console));
        SaidProgress progress = new SaidProgress(console)) {
      Export export = new Export(workspace, request.force(), progress);
      Exported done =
          switch (request.format()) {
            case WARC -> export.warc(named(target), request.warc());
            case WACZ -> export.wacz(named(target), request.warc());
            case MARKDOWN ->
                export.markdown(
                    named(target), new MarkdownPages(ParseSettings.of("weft").patient()));
            case MIRROR ->
                export.mirror(
                    named(target),
                    new LinkRewriter(ParseSettings.of("weft").patient()),
                    resolver(line, console));
            case SITEMAP -> export.sitemap(named(target));
            case SEEDS -> streamed(target, export, console, export::seeds);
            case CSV, JSONL -> {
              String sql = request.sql(workspace, progress);
              yield streamed(
                  target,
                  export,
                  console,
                  stream -> {
                    Out out = new Out(stream);
                    return rows(workspace, sql, writer(line, request, out, console), out);
                  });
            }
            case PARQUET ->
                export.parquet(
                    named(target),
                    new ParquetForm(
                        request.sql(workspace, progress),
                        request.partition(),
                        "weft version " + Version.number()));
            case CDXJ ->
                streamed(
                    target,
                    export,
                    console,
                    out -> export.cdxj(request.stem(file), request.warc(), out));
          };
      if (target != null) {
        console.say(said(done, request.output()));
      }
      console.out().flush();
    } catch (StoreException e) {
      ExportedRows rows = request.rows();
      throw QueryCommand.explained(e, rows == null ? "" : rows.sql());
    }
    return ExitCode.DONE;
  }

  /** The rule by which the run made URLs of references. */
  private static LinkResolver resolver(ParseResult line, Console console) {
    OptionalLong wanted = Arguments.runOf(line, console);
    try (StoreReader reader = Arguments.open(line, console)) {
      Rewrites rewrites =
          reader.runs().stream()
              .filter(run -> wanted.isEmpty() || run.id() == wanted.getAsLong())
              .reduce((_, later) -> later)
              .map(run -> new RoomSettings(Effective.parseStored(run.config())).rewrites())
              .orElse(Rewrites.NONE);
      return new Canonicalizer(rewrites)::canonicalize;
    }
  }

  private static Path named(@Nullable Path target) {
    if (target == null) {
      throw new ConfigException("-o -: this format is no stream; name a target");
    }
    return target;
  }

  private static Exported streamed(
      @Nullable Path target, Export export, Console console, Export.Writing writing) {
    return target == null ? writing.into(stream(console.out())) : export.file(target, writing);
  }

  /** Writes rows as text. */
  private static Exported rows(Workspace workspace, String sql, ResultWriter writer, Out out) {
    CountedRows counted = new CountedRows(writer);
    workspace.ask(sql, counted);
    counted.end();
    out.flush();
    return new Exported("row", "rows", counted.rows(), 1, 0);
  }

  private static ResultWriter writer(
      ParseResult line, ExportRequest request, Out out, Console console) {
    Screen screen = request.output().isEmpty() ? console.screen() : Screen.NONE;
    return switch (request.format()) {
      case JSONL -> ResultFormat.JSONL.writer(out, screen);
      default ->
          line.hasMatchedOption("--raw-csv")
              ? CsvWriter.raw(out, screen)
              : ResultFormat.CSV.writer(out, screen);
    };
  }

  private static OutputStream stream(Out out) {
    return new OutputStream() {
      @Override
      public void write(int b) {
        out.bytes(new byte[] {(byte) b});
      }

      @Override
      public void write(byte[] bytes, int from, int length) {
        out.bytes(Arrays.copyOfRange(bytes, from, from + length));
      }
    };
  }

  private static String said(Exported done, String target) {
    String files = done.files() > 1 ? " in " + Wording.count(done.files(), "file", "files") : "";
    return "%s%s, %s: %s"
        .formatted(
            Wording.count(done.count(), done.singular(), done.plural()),
            files,
            Wording.bytes(done.bytes()),
            target);
  }
}
