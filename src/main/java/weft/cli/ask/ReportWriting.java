package weft.cli.ask;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.analysis.Report;
import weft.analysis.Reports;
import weft.analysis.Selection;
import weft.analysis.Workspace;
import weft.cli.command.Console;
import weft.cli.command.SaidProgress;
import weft.cli.command.Version;
import weft.cli.output.HtmlFile;
import weft.cli.output.JUnitFile;
import weft.cli.output.Out;
import weft.cli.output.RenamedColumns;
import weft.cli.output.ResultFormat;
import weft.cli.output.ResultWriter;
import weft.cli.output.Screen;
import weft.cli.output.Wording;
import weft.config.ConfigException;
import weft.config.Nearest;
import weft.html.HtmlReport;
import weft.store.RowSink;
import weft.store.StoreException;

/** Writes reports as they were asked for. */
final class ReportWriting {
  private static final long USUAL_ROWS = 1000;

  private final Workspace workspace;
  private final ReportRequest request;
  private final Console console;

  ReportWriting(Workspace workspace, ReportRequest request, Console console) {
    this.workspace = workspace;
    this.request = request;
    this.console = console;
  }

  /** Writes the overview, and a list of the others where people read it. */
  void overview() {
    Report first = Reports.all().getFirst();
    write(first, console.out(), console.screen());
    if (request.format() == ResultFormat.TABLE || request.format() == ResultFormat.MD) {
      console.out().line("");
      ResultWriter list = request.format().writer(console.out(), console.screen());
      list.columns(List.of("report", "rows", "what it lists"));
      boolean small = workspace.isSmall();
      for (Report report : request.known()) {
        if (!report.equals(first)) {
          boolean counted = small && (!report.costly() || report.isPrepared(workspace));
          Object rows = counted ? rows(report, Selection.ALL) : "when asked";
          list.row(List.of(report.name(), rows, report.meaning()));
        }
      }
      list.end();
    }
  }

  /** Writes the reports that were named, one after the other. */
  void reports() {
    boolean headed = request.format() == ResultFormat.TABLE || request.format() == ResultFormat.MD;
    if (!headed && request.reports().size() > 1) {
      throw new ConfigException(
          "--format "
              + request.format().label()
              + " takes one report at a time; --output DIR writes each to a file of its own");
    }
    boolean first = true;
    for (Report report : request.reports()) {
      if (headed) {
        console.out().line((first ? "" : "\n") + heading(report) + "\n");
      }
      write(report, console.out(), console.screen());
      first = false;
    }
  }

  /** Writes each report to a file in a folder. */
  void into(Path folder) {
    List<Report> reports = request.reports().isEmpty() ? request.known() : request.reports();
    try {
      Files.createDirectories(folder);
      for (Report report : reports) {
        Path file = folder.resolve(report.name() + "." + ending());
        try (OutputStream stream = Files.newOutputStream(file)) {
          Out out = new Out(stream);
          write(report, out, Screen.NONE);
          out.flush();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot write into " + folder + "; check the directory and its permissions", e);
    }
    console.out().line(Wording.count(reports.size(), "report", "reports") + " in " + folder);
  }

  /** Writes a page with the reports that were named, or with those that take little time. */
  void page(HtmlFile file) {
    List<Report> reports =
        request.reports().isEmpty()
            ? HtmlReport.usual(workspace, request.known())
            : request.reports();
    long limit = request.selection().limit();
    HtmlReport page =
        new HtmlReport(reports, limit < 0 ? USUAL_ROWS : limit, "Weft " + Version.number());
    try (SaidProgress progress = new SaidProgress(console)) {
      file.write(out -> page.write(workspace, progress, out));
    }
    console.out().line("the report is in " + file.place());
    console.out().flush();
  }

  /** Whether a rule holds; said on standard error where it does. */
  JUnitFile.Check check(Threshold rule) {
    Report report = request.report(rule.report());
    Selection counted = new Selection(List.of(), request.selection().where(), -1);
    long rows = rows(report, counted);
    boolean failed = rule.isMetBy(rows);
    String outcome = report.name() + " has " + Wording.count(rows, "row", "rows");
    if (failed) {
      console.say("--fail-on '" + rule.text() + "': " + outcome);
    }
    return new JUnitFile.Check(rule.text(), failed, outcome);
  }

  private String ending() {
    return request.format() == ResultFormat.TABLE ? "txt" : request.format().label();
  }

  private String heading(Report report) {
    return request.format() == ResultFormat.MD
        ? "## " + report.name() + "\n\n" + report.meaning()
        : report.name() + ": " + report.meaning();
  }

  private long rows(Report report, Selection selection) {
    try (SaidProgress progress = new SaidProgress(console)) {
      report.prepare(workspace, progress);
      progress.at("report " + report.name(), 0, 0);
      return report.count(workspace, selection);
    } catch (StoreException e) {
      throw explained(e, report);
    }
  }

  private void write(Report report, Out out, Screen screen) {
    ResultWriter writer = request.format().writer(out, screen);
    try (SaidProgress progress = new SaidProgress(console)) {
      report.prepare(workspace, progress);
      progress.at("report " + report.name(), 0, 0);
      report.rows(workspace, request.selection(), sink(report, writer, progress));
    } catch (StoreException e) {
      throw explained(e, report);
    }
    writer.end();
  }

  /** Where rows go: once they come, they tell themselves that there is progress. */
  private RowSink sink(Report report, ResultWriter writer, SaidProgress progress) {
    RowSink renamed = new RenamedColumns(name -> request.header(report, name), writer);
    return new RowSink() {
      @Override
      public void columns(List<String> names) {
        progress.quiet();
        renamed.columns(names);
      }

      @Override
      public void row(List<@Nullable Object> cells) {
        renamed.row(cells);
      }
    };
  }

  /** A condition of the user that names no column of the report gets the nearest one. */
  private static RuntimeException explained(StoreException error, Report report) {
    String message = String.valueOf(error.getMessage());
    String column = message.replaceFirst(".*no such column: ", "");
    return message.equals(column)
        ? error
        : new ConfigException(
            "--where: "
                + report.name()
                + " has no column "
                + column
                + Nearest.hint(column, report.columns().stream().map(c -> c.name()).toList(), ""),
            error);
  }
}
