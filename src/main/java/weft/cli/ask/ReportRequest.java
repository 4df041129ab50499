package weft.cli.ask;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;
import weft.analysis.Column;
import weft.analysis.NearDuplicateTable;
import weft.analysis.Report;
import weft.analysis.Reports;
import weft.analysis.RobotsTest;
import weft.analysis.Selection;
import weft.cli.output.ResultFormat;
import weft.config.ConfigException;
import weft.config.Nearest;

/**
 * What a line of {@code weft report} asks for, checked.
 *
 * @param reports those to show, in their order; empty where none was named
 * @param format how to write rows
 * @param foreignHeaders whether columns are called as Screaming Frog does
 * @param selection of rows and columns
 * @param thresholds rules that make the exit code
 * @param known every report that there is
 */
public record ReportRequest(
    List<Report> reports,
    ResultFormat format,
    boolean foreignHeaders,
    Selection selection,
    List<Threshold> thresholds,
    List<Report> known) {
  private static final List<String> USUAL_AGENTS = List.of("*", "Googlebot", "Bingbot", "GPTBot");
  private static final List<String> HEADERS = List.of("weft", "sf");

  /** Reads a line. */
  static ReportRequest of(ParseResult line) {
    List<Report> known =
        known(
            line.matchedOptionValue("--agent", USUAL_AGENTS),
            similarity(line.matchedOptionValue("--similarity", "")));
    List<Report> reports =
        line.matchedPositionalValue(1, List.<String>of()).stream()
            .flatMap(name -> named(name, known))
            .distinct()
            .toList();
    String headers = oneOf("--headers", line.matchedOptionValue("--headers", "weft"), HEADERS);
    List<Threshold> thresholds = new ArrayList<>();
    for (String rule : line.matchedOptionValue("--fail-on", List.<String>of())) {
      Threshold threshold = Threshold.of(rule);
      refuseUnknown(threshold.report(), known);
      thresholds.add(threshold);
    }
    return new ReportRequest(
        reports,
        ResultFormat.of(line.matchedOptionValue("--format", "table")),
        headers.equals("sf"),
        selection(line, reports),
        List.copyOf(thresholds),
        known);
  }

  /** The report of that name. */
  Report report(String name) {
    return named(name, known).findFirst().orElseThrow();
  }

  /** What a column of a report is called in what is written. */
  String header(Report report, String name) {
    return report
        .column(name)
        .filter(column -> foreignHeaders && column.header() != null)
        .map(Column::header)
        .orElse(name);
  }

  /** Every report that there is, as it is where nothing else is said. */
  public static List<Report> usual() {
    return known(USUAL_AGENTS, NearDuplicateTable.USUAL_SIMILARITY);
  }

  private static List<Report> known(List<String> agents, double similarity) {
    List<Report> known = new ArrayList<>(Reports.all());
    known.replaceAll(report -> NearDuplicateTable.inReport(report, similarity));
    int after = known.indexOf(Reports.named("robots").orElseThrow()) + 1;
    known.add(after, new RobotsTest(agents, RobotsAnswer::of).report());
    return known;
  }

  private static Stream<Report> named(String name, List<Report> known) {
    if (name.equals("all")) {
      return known.stream();
    }
    refuseUnknown(name, known);
    return known.stream().filter(report -> report.name().equals(name));
  }

  private static void refuseUnknown(String name, List<Report> known) {
    List<String> names = known.stream().map(Report::name).toList();
    if (!names.contains(name)) {
      throw new ConfigException(
          "unknown report '"
              + name
              + "'"
              + Nearest.hint(name, names, "; there are " + String.join(", ", names)));
    }
  }

  private static Selection selection(ParseResult line, List<Report> reports) {
    String text = line.matchedOptionValue("--columns", "");
    List<String> columns =
        Stream.of(text.split(",", -1)).map(String::strip).filter(c -> !c.isEmpty()).toList();
    for (Report report : reports) {
      for (String column : columns) {
        refuseForeign(column, report);
      }
    }
    @Nullable String where = line.matchedOptionValue("--where", null);
    return new Selection(columns, where, limit(line.matchedOptionValue("--limit", "")));
  }

  private static void refuseForeign(String column, Report report) {
    if (report.column(column).isEmpty()) {
      List<String> names = report.columns().stream().map(Column::name).toList();
      throw new ConfigException(
          "--columns "
              + column
              + ": "
              + report.name()
              + " has no such column"
              + Nearest.hint(column, names, "; it has " + String.join(", ", names)));
    }
  }

  private static double similarity(String text) {
    if (text.isEmpty()) {
      return NearDuplicateTable.USUAL_SIMILARITY;
    }
    double similarity = text.matches("[01](\\.\\d{1,4})?") ? Double.parseDouble(text) : 0;
    if (similarity < NearDuplicateTable.LEAST_SIMILARITY || similarity > 1) {
      throw new ConfigException(
          "--similarity " + text + ": must be a number from 0.5 to 1, such as 0.9");
    }
    return similarity;
  }

  private static long limit(String text) {
    if (text.isEmpty()) {
      return -1;
    }
    if (!text.matches("\\d{1,15}")) {
      throw new ConfigException("--limit " + text + ": must be a number of rows, such as 20");
    }
    return Long.parseLong(text);
  }

  private static String oneOf(String flag, String word, List<String> words) {
    if (!words.contains(word)) {
      throw new ConfigException(
          flag
              + " "
              + word
              + ": must be one of "
              + String.join(", ", words)
              + Nearest.hint(word, words, ""));
    }
    return word;
  }
}
