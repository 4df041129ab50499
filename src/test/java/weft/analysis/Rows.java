package weft.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import weft.store.RowSink;

/** The answer of a query in memory. */
final class Rows implements RowSink {
  private List<String> names = List.of();
  private final List<List<@Nullable Object>> rows = new ArrayList<>();

  /** The rows of a query, their cells separated by bars. */
  static List<String> of(Workspace workspace, String sql, Object... parameters) {
    Rows rows = new Rows();
    workspace.query(sql, List.of(parameters), rows);
    return rows.lines();
  }

  List<String> names() {
    return names;
  }

  /** Each row, its cells separated by bars; nothing for NULL. */
  List<String> lines() {
    return rows.stream()
        .map(
            row ->
                row.stream()
                    .map(cell -> cell == null ? "" : cell.toString())
                    .collect(Collectors.joining("|")))
        .toList();
  }

  @Override
  public void columns(List<String> names) {
    this.names = names;
  }

  @Override
  public void row(List<@Nullable Object> cells) {
    rows.add(new ArrayList<>(cells));
  }
}
