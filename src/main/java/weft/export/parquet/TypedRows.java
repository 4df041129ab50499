package weft.export.parquet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.store.RowSink;

/**
 * Finds out which types columns have, and hands rows on. The first rows are looked at before any is
 * written; where a later one shows that a column is of another type, the rest is only looked at,
 * and all has to be written once more with the types that are known then. Throws {@link
 * UncheckedIOException} where rows cannot be written. Owned by one thread.
 */
public final class TypedRows implements RowSink {
  private static final int SAMPLE_ROWS = 1000;
  private static final long SAMPLE_BYTES = 16 << 20;

  private final Target target;
  private final List<List<@Nullable Object>> sample = new ArrayList<>();
  private final List<Seen> seen = new ArrayList<>();
  private List<String> declared = List.of();
  private List<String> names = List.of();
  private @Nullable Columns columns;
  private long sampled;
  private boolean fits = true;

  /** Where rows go. */
  public interface Target {
    /** What columns they have; once, before any row. */
    void begin(Columns columns) throws IOException;

    /** A row whose values have the types of the columns. */
    void row(List<@Nullable Object> cells) throws IOException;
  }

  /**
   * Begins anew.
   *
   * @param known the columns, where an earlier reading has shown them; absent otherwise
   */
  public TypedRows(Target target, @Nullable Columns known) {
    this.target = target;
    this.columns = known;
  }

  @Override
  public void declared(List<String> types) {
    declared = types;
  }

  @Override
  public void columns(List<String> wanted) {
    names = Columns.distinct(wanted);
    for (int i = 0; i < names.size(); i++) {
      seen.add(new Seen(Hints.of(names.get(i), declared.get(i))));
    }
    if (columns != null) {
      begin(columns);
    }
  }

  @Override
  public void row(List<@Nullable Object> cells) {
    for (int i = 0; i < cells.size(); i++) {
      seen.get(i).see(cells.get(i));
    }
    if (columns != null) {
      write(columns, cells);
      return;
    }
    sample.add(cells);
    sampled += size(cells);
    if (sample.size() == SAMPLE_ROWS || sampled > SAMPLE_BYTES) {
      writeSample();
    }
  }

  /**
   * No more rows follow.
   *
   * @return the columns of what was read, where they are not those of what was written: it has to
   *     be written once more; else absent
   */
  public @Nullable Columns end() {
    if (columns == null) {
      writeSample();
    }
    Columns found = found();
    return fits && found.equals(columns) ? null : found;
  }

  private Columns found() {
    return new Columns(names, seen.stream().map(Seen::type).toList());
  }

  private void writeSample() {
    Columns first = found();
    columns = first;
    begin(first);
    for (List<@Nullable Object> cells : sample) {
      write(first, cells);
    }
    sample.clear();
  }

  private void begin(Columns first) {
    try {
      target.begin(first);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Columns written, List<@Nullable Object> cells) {
    fits = fits && fit(written, cells);
    if (fits) {
      try {
        target.row(cells);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static boolean fit(Columns columns, List<@Nullable Object> cells) {
    for (int i = 0; i < cells.size(); i++) {
      Object cell = cells.get(i);
      if (cell != null && !columns.types().get(i).holds(cell)) {
        return false;
      }
    }
    return true;
  }

  private static long size(List<@Nullable Object> cells) {
    long size = 0;
    for (Object cell : cells) {
      size +=
          switch (cell) {
            case String text -> text.length();
            case byte[] bytes -> bytes.length;
            case null, default -> Long.BYTES;
          };
    }
    return size;
  }
}
