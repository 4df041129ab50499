package weft.cli.keep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;
import weft.analysis.Progress;
import weft.analysis.Report;
import weft.analysis.Reports;
import weft.analysis.Workspace;
import weft.cli.ask.ContentOnDemand;
import weft.cli.ask.QueryCommand;
import weft.cli.ask.ReportRequest;
import weft.cli.command.Console;
import weft.cli.command.Parts;
import weft.config.ConfigException;
import weft.config.Nearest;
import weft.store.QueryText;
import weft.store.Schema;

/**
 * The rows that an export is to write: those of a view, a report or a query.
 *
 * @param sql the query, for views and queries
 * @param report absent for views and queries
 */
record ExportedRows(String sql, @Nullable Report report) {
  private static final String REPORT = "report:";

  /**
   * The rows that were asked for.
   *
   * @param typed the name of a view, or of a report; with {@code report:} before it where a view
   *     has the same name; or SQL; empty for the pages
   */
  static ExportedRows of(String typed) {
    if (typed.startsWith(REPORT)) {
      return of(named(typed.substring(REPORT.length())));
    }
    List<Report> reports = ReportRequest.usual();
    if (!Schema.views().containsKey(typed)) {
      for (Report report : reports) {
        if (report.name().equals(typed)) {
          return of(report);
        }
      }
    }
    boolean name = typed.isEmpty() || typed.matches("\\w+");
    return new ExportedRows(
        name ? "SELECT * FROM " + (typed.isEmpty() ? "pages" : typed) : QueryText.oneQuery(typed),
        null);
  }

  private static ExportedRows of(Report report) {
    return new ExportedRows("", report);
  }

  private static Report named(String name) {
    List<Report> reports = ReportRequest.usual();
    List<String> names = reports.stream().map(Report::name).toList();
    int index = names.indexOf(name);
    if (index < 0) {
      throw new ConfigException(
          "unknown report '%s'%s"
              .formatted(
                  name, Nearest.hint(name, names, "; there are " + String.join(", ", names))));
    }
    return reports.get(index);
  }

  /** What may be typed: views, and reports. */
  static List<String> names() {
    List<String> names = new ArrayList<>(Schema.views().keySet());
    for (Report report : Reports.all()) {
      names.add((names.contains(report.name()) ? REPORT : "") + report.name());
    }
    return names;
  }

  /** Derives what a file does not have yet, before it is opened. */
  void prepare(Path file, ParseResult line, Parts parts, Console console) {
    if (report == null) {
      QueryCommand.prepare(sql, file, line, parts, console);
    } else if (report.content()) {
      ContentOnDemand.derive(file, parts.analyze(), console);
    }
  }

  /** The query that answers with them, once what it needs is derived. */
  String query(Workspace workspace, Progress progress) {
    if (report == null) {
      return sql;
    }
    report.prepare(workspace, progress);
    return report.sql().replace(":run", Long.toString(workspace.run()));
  }
}
