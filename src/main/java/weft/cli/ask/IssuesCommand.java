package weft.cli.ask;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;
import weft.analysis.IssueRule;
import weft.analysis.IssueRules;
import weft.analysis.Issues;
import weft.analysis.Workspace;
import weft.cli.command.Arguments;
import weft.cli.command.Command;
import weft.cli.command.Console;
import weft.cli.command.ExitCode;
import weft.cli.command.Manual;
import weft.cli.command.Manual.Chapter;
import weft.cli.command.Manual.Example;
import weft.cli.command.Parts;
import weft.cli.command.SaidProgress;
import weft.config.ConfigException;

/** {@code weft issues}: what is wrong with a site, the gravest first. */
public final class IssuesCommand implements Command {
  private final Parts parts;

  /** The command, wired to those parts. */
  public IssuesCommand(Parts parts) {
    this.parts = parts;
  }

  @Override
  public Manual manual() {
    return new Manual(
        "issues",
        Chapter.READ,
        "what is wrong with a site, and what to mend first",
        List.of(
            "issues FILE[@RUN] [--severity SEVERITY] [--limit N] [--ignore ID[=GLOB]]… [--fail-on"
                + " RULE]",
            "issues FILE[@RUN] ID [--limit N]",
            "issues --catalogue"),
        List.of(
            "Without an ID: every rule that finds anything, with the number of URLs that it finds;"
                + " errors first, then warnings and notices, and within these what concerns most"
                + " URLs. new and gone compare with the run before. With an ID: its URLs with"
                + " evidence, those that most pages link to first, and how to mend them.",
            "--severity shows rules that are at least so grave, --limit the first rows."
                + " --ignore leaves out a rule, or those of its URLs that match as a whole; * stands for"
                + " any characters. --fail-on compares a number of findings: errors, warnings,"
                + " notices, issues, new-errors and so on, or the id of a rule; where it holds, the"
                + " exit code is 5. Without a run before, nothing is new."),
        List.of(
            new Example("weft issues site.db", "what to mend first"),
            new Example("weft issues site.db --severity error", "the gravest alone"),
            new Example("weft issues site.db link-broken", "where the broken links stand"),
            new Example(
                "weft issues site.db --ignore csp-missing --ignore 'title-long=*/archive/*'",
                "without what is meant to be so"),
            new Example(
                "weft issues site.db --fail-on 'errors>0' --fail-on 'new-warnings>10'",
                "a check for a build server")));
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.create()
        .addPositional(
            PositionalParamSpec.builder()
                .index("0")
                .arity("0..1")
                .type(String.class)
                .paramLabel("FILE")
                .description("The database that a crawl wrote")
                .build())
        .addPositional(
            PositionalParamSpec.builder()
                .index("1")
                .arity("0..1")
                .type(String.class)
                .completionCandidates(() -> IssueRules.all().stream().map(IssueRule::id).iterator())
                .paramLabel("ID")
                .description("The rule whose URLs to list")
                .build())
        .addOption(option("table|csv|jsonl|md", "How to write the rows [table]", "-f", "--format"))
        .addOption(
            option(
                "error|warning|notice",
                "Show rules that are at least so grave [notice]",
                "--severity"))
        .addOption(option("N", "At most so many rows", "--limit"))
        .addOption(
            repeated(
                "ID[=GLOB]", "Leave out a rule, or some of its URLs; may be repeated", "--ignore"))
        .addOption(repeated("RULE", "Exit with 5 if RULE holds; may be repeated", "--fail-on"))
        .addOption(option("FILE", "Write what --fail-on found as JUnit's XML", "--junit"))
        .addOption(
            OptionSpec.builder("--catalogue")
                .type(Boolean.class)
                .arity("0")
                .description("List all rules")
                .build());
  }

  private static OptionSpec option(String label, String description, String... names) {
    return OptionSpec.builder(names)
        .arity("1")
        .type(String.class)
        .paramLabel(label)
        .description(description)
        .build();
  }

  private static OptionSpec repeated(String label, String description, String name) {
    return OptionSpec.builder(name)
        .arity("1")
        .type(List.class)
        .auxiliaryTypes(String.class)
        .paramLabel(label)
        .description(description)
        .build();
  }

  private static Issues found(Workspace workspace, IssuesRequest request, Console console) {
    try (SaidProgress progress = new SaidProgress(console)) {
      return Issues.of(workspace, request.costly(), request.ignored(), progress);
    }
  }

  @Override
  public ExitCode run(ParseResult line, Console console) {
    IssuesRequest request = IssuesRequest.of(line);
    if (line.hasMatchedOption("--catalogue")) {
      IssuesWriting.catalogue(request, console);
      return ExitCode.DONE;
    }
    if (Arguments.argument(line, 0).isEmpty()) {
      throw new ConfigException("issues: needs the FILE of a crawl, or --catalogue");
    }
    Path path = Arguments.fileOfRun(line, console);
    ContentOnDemand.derive(path, parts.analyze(), console);
    try (Workspace workspace = Workspace.open(path, Arguments.runOf(line, console))) {
      Issues issues = found(workspace, request, console);
      return new IssuesWriting(issues, request, console).write(Arguments.argument(line, 0));
    }
  }
}
