package weft.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;
import weft.store.StoreReader;

/** All commands, and what their options and arguments have in common. */
final class Commands {
  private static final Pattern RUN = Pattern.compile(".@([1-9]\\d{0,17})$");

  private Commands() {}

  /** New instances of every command, in the order of help. */
  static List<Command> all(Parts parts) {
    List<Command> all = new ArrayList<>();
    all.add(new CrawlCommand(parts));
    all.add(new ResumeCommand(parts));
    all.add(new StatusCommand());
    all.add(new CtlCommand());
    all.add(new ImportCommand());
    all.addAll(parts.further());
    all.add(new IssuesCommand(parts));
    all.add(new ReportCommand(parts));
    all.add(new QueryCommand(parts));
    all.add(new SearchCommand(parts));
    all.add(new DiffCommand(parts));
    all.add(new ExplainCommand(parts));
    all.add(new CatCommand(parts));
    all.add(new RunsCommand());
    all.add(new GraphCommand());
    all.add(new ExportCommand(parts));
    all.add(new AnalyzeCommand(parts));
    all.add(new ConfigCommand());
    all.add(new VerifyCommand());
    all.add(new BackupCommand());
    all.add(new PruneCommand(InstantSource.system()));
    all.add(new CompletionsCommand(() -> all));
    all.add(new HelpCommand(() -> all));
    return all;
  }

  /** The parser of command lines. */
  static CommandLine line(List<Command> commands) {
    CommandSpec root = CommandSpec.create().name("weft");
    root.addOption(helpOption());
    root.addOption(versionOption());
    CommandLine line = new CommandLine(root);
    for (Command command : commands) {
      CommandSpec spec = command.spec();
      spec.addOption(helpOption());
      line.addSubcommand(command.manual().name(), new CommandLine(spec));
    }
    line.setExpandAtFiles(false);
    line.setInterpolateVariables(false);
    line.setOverwrittenOptionsAllowed(true);
    return line;
  }

  static OptionSpec helpOption() {
    return OptionSpec.builder("-h", "--help").usageHelp(true).description("Show this help").build();
  }

  static OptionSpec versionOption() {
    return OptionSpec.builder("-V", "--version")
        .versionHelp(true)
        .description("Show the version")
        .build();
  }

  static PositionalParamSpec argument(int index, String label, String description) {
    return argument(index, label, description, List.of());
  }

  /** An argument that shells complete to one of those words. */
  static PositionalParamSpec argument(
      int index, String label, String description, List<String> words) {
    return PositionalParamSpec.builder()
        .completionCandidates(words)
        .index(Integer.toString(index))
        .arity("1")
        .required(true)
        .type(String.class)
        .paramLabel(label)
        .description(description)
        .build();
  }

  /** A command that takes arguments alone. */
  static CommandSpec spec(PositionalParamSpec... arguments) {
    CommandSpec spec = CommandSpec.create();
    for (PositionalParamSpec argument : arguments) {
      spec.addPositional(argument);
    }
    return spec;
  }

  static PositionalParamSpec file() {
    return argument(0, "FILE", "The database that a crawl wrote");
  }

  static String argument(ParseResult line, int index) {
    return line.matchedPositionalValue(index, "");
  }

  static Path file(ParseResult line, Console console) {
    return console.directory().resolve(argument(line, 0));
  }

  /** The file alone where a run may be named behind it: {@code FILE@RUN}. */
  static Path fileOfRun(ParseResult line, Console console) {
    Path whole = file(line, console);
    return run(line, whole) == 0
        ? whole
        : console.directory().resolve(argument(line, 0).replaceFirst("@\\d+$", ""));
  }

  /** Opens {@code FILE}, or {@code FILE@RUN} so that its views show that run. */
  static StoreReader open(ParseResult line, Console console) {
    Path file = fileOfRun(line, console);
    long run = run(line, file(line, console));
    return run == 0 ? StoreReader.open(file) : StoreReader.open(file, run);
  }

  /** The run that is named behind the file. */
  static OptionalLong runOf(ParseResult line, Console console) {
    long run = run(line, file(line, console));
    return run == 0 ? OptionalLong.empty() : OptionalLong.of(run);
  }

  /** The run that is named behind the file; 0 where there is none, or a file of that very name. */
  private static long run(ParseResult line, Path whole) {
    Matcher named = RUN.matcher(argument(line, 0));
    return named.find() && !Files.exists(whole) ? Long.parseLong(named.group(1)) : 0;
  }

  /** The file as the user named it, quoted for a shell where that is needed. */
  static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:@%+=,~-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
