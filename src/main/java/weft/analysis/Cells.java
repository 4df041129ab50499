package weft.analysis;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import weft.store.RowSink;

/**
 * Hands on the rows of an answer one by one.
 *
 * @param taker takes each row
 */
record Cells(Consumer<Row> taker) implements RowSink {

  /** A row. */
  record Row(List<@Nullable Object> cells) {

    /** The number in a column; 0 where there is none. */
    long number(int column) {
      return cells.get(column) instanceof Number number ? number.longValue() : 0;
    }

    /** The text in a column; empty where there is none. */
    String text(int column) {
      Object cell = cells.get(column);
      return cell == null ? "" : cell.toString();
    }
  }

  @Override
  public void columns(List<String> names) {}

  @Override
  public void row(List<@Nullable Object> cells) {
    taker.accept(new Row(cells));
  }
}
