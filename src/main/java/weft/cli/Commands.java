package weft.cli;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import weft.cli.ask.CatCommand;
import weft.cli.ask.DiffCommand;
import weft.cli.ask.ExplainCommand;
import weft.cli.ask.GraphCommand;
import weft.cli.ask.IssuesCommand;
import weft.cli.ask.QueryCommand;
import weft.cli.ask.ReportCommand;
import weft.cli.ask.RunsCommand;
import weft.cli.ask.SearchCommand;
import weft.cli.command.Command;
import weft.cli.command.Parts;
import weft.cli.crawl.CrawlCommand;
import weft.cli.crawl.CtlCommand;
import weft.cli.crawl.ResumeCommand;
import weft.cli.crawl.StatusCommand;
import weft.cli.keep.AnalyzeCommand;
import weft.cli.keep.BackupCommand;
import weft.cli.keep.ExportCommand;
import weft.cli.keep.ImportCommand;
import weft.cli.keep.PruneCommand;
import weft.cli.keep.VerifyCommand;

/** All commands, and the parser of their command lines. */
final class Commands {
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
}
