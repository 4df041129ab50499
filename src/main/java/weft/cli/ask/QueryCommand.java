package weft.cli.ask;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import weft.cli.command.Arguments;
import weft.cli.command.Command;
import weft.cli.command.Console;
import weft.cli.command.ExitCode;
import weft.cli.command.Manual;
import weft.cli.command.Manual.Chapter;
import weft.cli.command.Manual.Example;
import weft.cli.command.Parts;
import weft.cli.output.CsvWriter;
import weft.cli.output.ResultFormat;
import weft.cli.output.ResultWriter;
import weft.config.ConfigException;
import weft.config.Nearest;
import weft.store.Schema;
import weft.store.StoreException;
import weft.store.StoreReader;

/** {@code weft query}: read-only SQL. */
public final class QueryCommand implements Command {
  /** What a query names when it wants derived content. */
  private static final Pattern CONTENT =
      Pattern.compile(
          "\\b(words|language_detected|((all_)?(texts|metadata|structured_data|extracted|near_duplicates|boilerplate))"
              + "|content|structured|extracted_value)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern UNKNOWN = Pattern.compile("no such (table|column): (\\w+)");

  private final Parts parts;

  /** The command, wired to those parts. */
  public QueryCommand(Parts parts) {
    this.parts = parts;
  }

  @Override
  public Manual manual() {
    return new Manual(
        "query",
        Chapter.READ,
        "ask the file in SQL, read-only",
        List.of("query FILE[@RUN] SQL [--format table|csv|jsonl|md] [--raw-csv]"),
        List.of(
            "The views are meant for you: pages, links, fetches, failures, hosts, queued,"
                + " redirects, duplicates and more. A crawl may be running meanwhile. On a terminal"
                + " a table is cut to its width; csv and jsonl are always whole.",
            "In csv, a text that a spreadsheet would take for a formula (it begins with =, +, -, @,"
                + " a tab or a line end, and is no number) gets an apostrophe before it, unless"
                + " --raw-csv is given."),
        List.of(
            new Example(
                "weft query site.db 'SELECT status, count(*) FROM pages GROUP BY status'",
                "how the site answered"),
            new Example(
                "weft query site.db 'SELECT * FROM links' --format csv > links.csv",
                "the link graph for a spreadsheet"),
            new Example(
                "weft query site.db \"SELECT name, type FROM sqlite_schema WHERE type = 'view'\"",
                "what there is to ask")));
  }

  @Override
  public CommandSpec spec() {
    return Arguments.spec(
            Arguments.file(), Arguments.argument(1, "SQL", "One statement that only reads"))
        .addOption(
            OptionSpec.builder("-f", "--format")
                .type(String.class)
                .paramLabel("table|csv|jsonl|md")
                .description("How to write the rows [table]")
                .build())
        .addOption(
            OptionSpec.builder("--raw-csv")
                .arity("0")
                .type(boolean.class)
                .description("Leave texts in csv as they are, for programs, not spreadsheets")
                .build());
  }

  @Override
  public ExitCode run(ParseResult line, Console console) {
    ResultFormat format = ResultFormat.of(line.matchedOptionValue("--format", "table"));
    Path path = Arguments.fileOfRun(line, console);
    String sql = Arguments.argument(line, 1);
    prepare(sql, path, line, parts, console);
    try (StoreReader file = Arguments.open(line, console)) {
      ResultWriter writer =
          format == ResultFormat.CSV && line.hasMatchedOption("--raw-csv")
              ? CsvWriter.raw(console.out(), console.screen())
              : format.writer(console.out(), console.screen());
      file.query(sql, writer);
      writer.end();
      console.out().flush();
    } catch (StoreException e) {
      throw explained(e, sql);
    }
    return ExitCode.DONE;
  }

  /** Derives what a query asks for and the file does not have yet. */
  public static void prepare(
      String sql, Path path, ParseResult line, Parts parts, Console console) {
    if (CONTENT.matcher(sql).find()) {
      ContentOnDemand.derive(path, parts.analyze(), console);
    }
    DerivedOnDemand.derive(sql, path, Arguments.runOf(line, console), console);
  }

  /** What is wrong with a query; names that do not exist get the nearest that does. */
  public static RuntimeException explained(StoreException error, String sql) {
    Matcher unknown = UNKNOWN.matcher(String.valueOf(error.getMessage()));
    if (!unknown.find()) {
      return error;
    }
    boolean table = unknown.group(1).equals("table");
    Set<String> known = table ? Schema.views().keySet() : columns(sql);
    String otherwise = known.isEmpty() ? "" : "; there are " + String.join(", ", known);
    return new ConfigException(
        error.getMessage() + Nearest.hint(unknown.group(2), known, otherwise), error);
  }

  /** The columns of the views that a query names. */
  private static Set<String> columns(String sql) {
    Set<String> words = new HashSet<>(List.of(sql.split("\\W+", -1)));
    return Schema.views().entrySet().stream()
        .filter(view -> words.contains(view.getKey()))
        .flatMap(view -> view.getValue().stream())
        .map(Schema.Column::name)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
