package weft.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the answer of a query, row by row. */
public interface RowSink {

  /**
   * The types that tables declare for the columns: INTEGER, REAL, TEXT or BLOB, empty for what is
   * computed; once, before the names.
   */
  default void declared(List<String> types) {}

  /** The names of the columns; once, before any row. */
  void columns(List<String> names);

  /**
   * A row; cells are {@code Integer}, {@code Long}, {@code Double}, {@code String}, {@code byte[]}
   * or null.
   */
  void row(List<@Nullable Object> cells);
}
