package weft.html;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.analysis.Progress;
import weft.analysis.Report;
import weft.analysis.Reports;
import weft.analysis.Selection;
import weft.analysis.Workspace;
import weft.store.RowSink;

/** Rows of an answer that is small enough to be kept, by the names of their columns. */
final class Rows implements RowSink {
  private final List<String> names = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();

  /** A row. */
  final class Row {
    private final List<@Nullable Object> cells;

    private Row(List<@Nullable Object> cells) {
      this.cells = cells;
    }

    /** The number in a column; 0 where there is none. */
    long number(String column) {
      return cell(column) instanceof Number number ? number.longValue() : 0;
    }

    /** The text in a column; empty where there is none. */
    String text(String column) {
      Object cell = cell(column);
      return cell == null ? "" : cell.toString();
    }

    private @Nullable Object cell(String column) {
      return cells.get(names.indexOf(column));
    }
  }

  /** All rows of a query. */
  static List<Row> of(Workspace workspace, String sql, Object... parameters) {
    Rows rows = new Rows();
    workspace.query(sql, List.of(parameters), rows);
    return rows.rows;
  }

  /** All rows of the report of that name. */
  static List<Row> of(Workspace workspace, String report, Progress progress) {
    Report asked = Reports.named(report).orElseThrow();
    asked.prepare(workspace, progress);
    Rows rows = new Rows();
    asked.rows(workspace, Selection.ALL, rows);
    return rows.rows;
  }

  @Override
  public void columns(List<String> found) {
    names.addAll(found);
  }

  @Override
  public void row(List<@Nullable Object> cells) {
    rows.add(new Row(cells));
  }
}
