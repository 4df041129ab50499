package weft.html;

import java.util.List;
import weft.analysis.Column;
import weft.analysis.Report;
import weft.analysis.Selection;

/**
 * How a report is shown on the page.
 *
 * @param report its name
 * @param title for people who do not know Weft
 * @param about what it means and what to do with it
 * @param columns those to show; empty for all
 * @param where which rows are worth showing, an SQL condition on the columns; empty for all
 */
record Topic(String report, String title, String about, List<String> columns, String where) {

  Topic {
    columns = List.copyOf(columns);
  }

  /** The topic of a report that has none of its own. */
  static Topic plain(Report report) {
    return new Topic(report.name(), report.name(), report.meaning(), List.of(), "");
  }

  /** The columns of a report that are shown. */
  List<Column> shown(Report of) {
    return columns.isEmpty()
        ? of.columns()
        : columns.stream().map(name -> of.column(name).orElseThrow()).toList();
  }

  /** The rows and columns that are shown. */
  Selection selection(long limit) {
    return new Selection(columns, where.isEmpty() ? null : where, limit);
  }
}
