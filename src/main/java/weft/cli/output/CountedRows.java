package weft.cli.output;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A writer of rows that counts them. */
public final class CountedRows implements ResultWriter {
  private final ResultWriter writer;
  private long rows;

  /** Rows on their way to that writer. */
  public CountedRows(ResultWriter writer) {
    this.writer = writer;
  }

  /** How many there were so far. */
  public long rows() {
    return rows;
  }

  @Override
  public void columns(List<String> names) {
    writer.columns(names);
  }

  @Override
  public void row(List<@Nullable Object> cells) {
    rows++;
    writer.row(cells);
  }

  @Override
  public void end() {
    writer.end();
  }
}
