package weft.html;

import java.util.ArrayList;
import java.util.List;
import weft.analysis.Progress;
import weft.analysis.Report;
import weft.analysis.Reports;
import weft.analysis.Workspace;

/**
 * A kind of finding: which rows of a report are one.
 *
 * @param severity of what it finds
 * @param title what is wrong, in a line
 * @param report where it looks
 * @param where an SQL condition on the columns of the report
 * @param thing the column that names what is wrong; each is counted once
 * @param weight the column that says how many it stands for; empty where that is one
 * @param advice what to do about it
 */
record Check(
    Tone severity,
    String title,
    String report,
    String where,
    String thing,
    String weight,
    String advice) {
  private static final int EXAMPLES = 5;

  /** Whether it looks into content, which may have been left to be derived. */
  boolean readsContent() {
    return asked().content();
  }

  /** What it finds. */
  Finding in(Workspace workspace, Progress progress) {
    Report asked = asked();
    asked.prepare(workspace, progress);
    List<String> examples = new ArrayList<>();
    long[] count = {0};
    for (Rows.Row row : Rows.of(workspace, sql(asked))) {
      count[0] = row.number("everything");
      examples.add(row.text("thing"));
    }
    return new Finding(severity, title, count[0], examples, advice, report);
  }

  private Report asked() {
    return Reports.named(report).orElseThrow();
  }

  private String sql(Report asked) {
    String weighed = weight.isEmpty() ? "1" : weight;
    return """
    SELECT thing, sum(weight) OVER () AS everything
    FROM (
      SELECT %s AS thing, max(%s) AS weight FROM (
    %s
      ) WHERE %s
      GROUP BY 1)
    ORDER BY weight DESC, thing
    LIMIT %d
    """
        .formatted(thing, weighed, asked.sql(), where, EXAMPLES);
  }
}
