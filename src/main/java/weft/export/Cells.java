package weft.export;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.analysis.Workspace;
import weft.store.RowSink;

/** A row of a query, cell by cell. */
record Cells(List<@Nullable Object> cells) {

  /** Takes rows one by one. */
  @FunctionalInterface
  interface Taker {
    void take(Cells row);
  }

  /** Runs a query. */
  static void of(Workspace workspace, String sql, List<?> parameters, Taker taker) {
    workspace.query(
        sql,
        parameters,
        new RowSink() {
          @Override
          public void columns(List<String> names) {}

          @Override
          public void row(List<@Nullable Object> cells) {
            taker.take(new Cells(cells));
          }
        });
  }

  /** A number; 0 where there is none. */
  long number(int column) {
    return cells.get(column) instanceof Number number ? number.longValue() : 0;
  }

  /** Whether there is anything. */
  boolean has(int column) {
    return cells.get(column) != null;
  }

  /** A text; absent where there is none. */
  @Nullable String textOrNull(int column) {
    Object cell = cells.get(column);
    return cell == null ? null : cell.toString();
  }

  /** A text; empty where there is none. */
  String text(int column) {
    String text = textOrNull(column);
    return text == null ? "" : text;
  }

  /** Bytes; none where there are none. */
  byte[] bytes(int column) {
    return cells.get(column) instanceof byte[] bytes ? bytes : new byte[0];
  }
}
