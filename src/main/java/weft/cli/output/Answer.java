package weft.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import weft.store.RowSink;
import weft.store.StoreReader;

/** The few rows that answer a question of ours, held in memory. */
public final class Answer implements RowSink {
  private final List<Row> rows = new ArrayList<>();

  /** One row, its columns counted from 0. */
  public record Row(List<@Nullable Object> values) {

    /** The text of a column, from 0; empty for null. */
    public String text(int column) {
      Object value = values.get(column);
      return value == null ? "" : value.toString();
    }

    /** The number in that column, 0 where there is none. */
    public long number(int column) {
      return values.get(column) instanceof Number number ? number.longValue() : 0;
    }
  }

  private Answer() {}

  /** The answer to a query whose {@code %d} and the like stand for those numbers. */
  public static List<Row> to(StoreReader file, String sql, Long... numbers) {
    Answer answer = new Answer();
    file.query(sql.formatted((Object[]) numbers), answer);
    return answer.rows;
  }

  /** The first row that answers, if any. */
  public static Optional<Row> first(StoreReader file, String sql, Long... numbers) {
    return to(file, sql, numbers).stream().findFirst();
  }

  @Override
  public void columns(List<String> names) {}

  @Override
  public void row(List<@Nullable Object> values) {
    rows.add(new Row(new ArrayList<>(values)));
  }
}
