package weft.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the answer of a query. */
final class Answer implements RowSink {
  final List<String> columns = new ArrayList<>();
  final List<List<@Nullable Object>> rows = new ArrayList<>();

  @Override
  public void columns(List<String> names) {
    columns.addAll(names);
  }

  @Override
  public void row(List<@Nullable Object> cells) {
    rows.add(cells);
  }
}
