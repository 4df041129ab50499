package weft.cli.output;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import weft.store.RowSink;

/**
 * Rows on their way to another sink, under other names of columns.
 *
 * @param names what each is called there
 * @param sink where they go
 */
public record RenamedColumns(UnaryOperator<String> names, RowSink sink) implements RowSink {

  @Override
  public void columns(List<String> known) {
    sink.columns(known.stream().map(names).toList());
  }

  @Override
  public void row(List<@Nullable Object> cells) {
    sink.row(cells);
  }
}
