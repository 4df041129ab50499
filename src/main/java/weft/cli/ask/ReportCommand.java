package weft.cli.ask;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;
import weft.analysis.Report;
import weft.analysis.Reports;
import weft.analysis.Workspace;
import weft.cli.command.Arguments;
import weft.cli.command.Command;
import weft.cli.command.Console;
import weft.cli.command.ExitCode;
import weft.cli.command.Manual;
import weft.cli.command.Manual.Chapter;
import weft.cli.command.Manual.Example;
import weft.cli.command.Parts;
import weft.cli.output.HtmlFile;
import weft.cli.output.JUnitFile;
import weft.config.ConfigException;

/** {@code weft report}: the questions that everybody asks, answered as tables. */
public final class ReportCommand implements Command {
  private final Parts parts;

  /** The command, wired to those parts. */
  public ReportCommand(Parts parts) {
    this.parts = parts;
  }

  @Override
  public Manual manual() {
    return new Manual(
        "report",
        Chapter.READ,
        "broken links, redirect chains, orphans, titles and much more, as tables",
        List.of(
            "report FILE[@RUN] [NAME…] [--format table|csv|jsonl|md] [--fail-on RULE]",
            "report FILE[@RUN] [NAME…] --html OUT [--limit N] [--fail-on RULE]"),
        List.of(
            "Without a name: the overview, and what else there is with its number of rows. The name"
                + " all stands for every report. A crawl may be running meanwhile. What a report"
                + " needs to be fast is worked out once and kept in the file until the crawl goes"
                + " on.",
            "--html writes one page to send around: figures, charts, what to mend, the structure"
                + " of the site, and tables of the reports that are named, or of all that take"
                + " little time, with 1,000 rows each or as many as --limit says.",
            "--fail-on compares the number of rows of a report, such as 'broken>0': where it holds,"
                + " the exit code is 5. With --where, only rows that it takes are counted."),
        List.of(
            new Example("weft report site.db", "the overview"),
            new Example("weft report site.db broken redirect-chains", "these two"),
            new Example(
                "weft report site.db pages --format csv --headers sf > internal_all.csv",
                "for whatever reads exports of Screaming Frog"),
            new Example("weft report site.db --html site.html", "a page to send around"),
            new Example(
                "weft report site.db --fail-on 'broken>0' --junit checks.xml",
                "a check for a build server")));
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = Arguments.spec(Arguments.file());
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("1..*")
            .arity("0..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .completionCandidates(Reports.all().stream().map(Report::name).toList())
            .paramLabel("NAME")
            .description("Which reports to show; all for every one")
            .build());
    option(spec, "table|csv|jsonl|md", "How to write the rows [table]", "-f", "--format");
    option(spec, "weft|sf", "Names of columns: Weft's, or Screaming Frog's [weft]", "--headers");
    option(spec, "NAME[,NAME]", "Show these columns alone", "--columns");
    option(spec, "SQL", "Take only rows for which this condition on columns holds", "--where");
    option(spec, "N", "Show at most N rows of each report", "--limit");
    option(spec, "DIR", "Write each report to a file in DIR", "-o", "--output");
    option(spec, "OUT", "Write a page of HTML with charts; OUT is FILE.html or DIR", "--html");
    repeated(spec, "NAME", "A crawler for robots-test; may be repeated", "--agent");
    option(spec, "N", "How alike near-duplicates are at least, 0.5 to 1 [0.9]", "--similarity");
    repeated(spec, "RULE", "Exit with 5 if RULE holds; may be repeated", "--fail-on");
    option(spec, "FILE", "Write what the rules of --fail-on found as JUnit's XML", "--junit");
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

  private static void repeated(CommandSpec spec, String label, String description, String name) {
    spec.addOption(
        OptionSpec.builder(name)
            .arity("1")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .paramLabel(label)
            .description(description)
            .build());
  }

  @Override
  public ExitCode run(ParseResult line, Console console) {
    ReportRequest request = ReportRequest.of(line);
    String junit = line.matchedOptionValue("--junit", "");
    if (!junit.isEmpty() && request.thresholds().isEmpty()) {
      throw new ConfigException("--junit " + junit + ": needs rules; give --fail-on 'broken>0'");
    }
    Path path = Arguments.fileOfRun(line, console);
    String html = line.matchedOptionValue("--html", "");
    HtmlFile page = html.isEmpty() ? null : HtmlFile.of(html, console.directory(), path);
    if (page != null) {
      refuseWithHtml(line, request);
    }
    if (page != null || wantsContent(request)) {
      ContentOnDemand.derive(path, parts.analyze(), console);
    }
    try (Workspace workspace = Workspace.open(path, Arguments.runOf(line, console))) {
      ReportWriting writing = new ReportWriting(workspace, request, console);
      String folder = line.matchedOptionValue("--output", "");
      if (page != null) {
        writing.page(page);
      } else if (!folder.isEmpty()) {
        writing.into(console.directory().resolve(folder));
      } else if (!request.reports().isEmpty()) {
        writing.reports();
      } else if (request.thresholds().isEmpty()) {
        writing.overview();
      }
      return checked(request, writing, junit.isEmpty() ? null : console.directory().resolve(junit));
    }
  }

  /** What says how tables are written says nothing of a page. */
  private static void refuseWithHtml(ParseResult line, ReportRequest request) {
    for (String flag : List.of("--format", "--headers", "--columns", "--output", "--where")) {
      boolean counts = flag.equals("--where") && !request.thresholds().isEmpty();
      if (line.hasMatchedOption(flag) && !counts) {
        throw new ConfigException("--html and " + flag + " exclude each other; give one of them");
      }
    }
  }

  private static boolean wantsContent(ReportRequest request) {
    return request.reports().stream().anyMatch(Report::content)
        || request.thresholds().stream().anyMatch(rule -> request.report(rule.report()).content());
  }

  /** Checks the rules; says which of them hold. */
  private static ExitCode checked(
      ReportRequest request, ReportWriting writing, @Nullable Path junit) {
    List<JUnitFile.Check> checks = request.thresholds().stream().map(writing::check).toList();
    if (junit != null) {
      JUnitFile.write(junit, "weft report", checks);
    }
    boolean findings = checks.stream().anyMatch(JUnitFile.Check::failed);
    return findings ? ExitCode.FINDINGS : ExitCode.DONE;
  }
}
