package weft.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.analysis.Progress;
import weft.analysis.Workspace;
import weft.export.parquet.Columns;
import weft.export.parquet.TypedRows;
import weft.store.RowSink;

/**
 * Writes the rows of a query as Parquet: one file, or a directory with one for each host or day.
 * Rows are read once, and once more where a column shows another type late. Owned by one thread.
 */
final class ParquetExport {
  private static final int TOLD = 10_000;

  private final Workspace workspace;
  private final Path target;
  private final boolean force;
  private final Progress progress;
  private @Nullable Columns columns;

  ParquetExport(Workspace workspace, Path target, boolean force, Progress progress) {
    this.workspace = workspace;
    this.target = target;
    this.force = force;
    this.progress = progress;
  }

  /** Rows on their way into files. */
  interface Written extends TypedRows.Target, AutoCloseable {
    /** Gives what was written its name. */
    Exported finish() throws IOException;

    @Override
    void close();
  }

  /** Begins to write. */
  @FunctionalInterface
  private interface Beginning {
    Written begin();
  }

  Exported write(ParquetForm form) {
    Partition partition = form.partition();
    if (partition == null) {
      return written(form.sql(), () -> ParquetRows.begin(target, force, form.software()));
    }
    List<String> names = names(form.sql());
    Partition.Key key = partition.key(names);
    String sql =
        "SELECT *, nullif(CAST(%s AS TEXT), '') FROM (\n%s\n) ORDER BY %d"
            .formatted(key.sql(), form.sql(), names.size() + 1);
    return written(
        sql,
        () -> PartitionedRows.begin(target, force, form.software(), partition, key.replaced()));
  }

  /** Writes until the types of all columns are right: mostly once, hardly ever more than twice. */
  private Exported written(String sql, Beginning beginning) {
    while (true) {
      try (Written files = beginning.begin()) {
        TypedRows rows = new TypedRows(files, columns);
        workspace.ask(sql, told(rows));
        columns = rows.end();
        if (columns == null) {
          return files.finish();
        }
      } catch (UncheckedIOException e) {
        IOException cause = e.getCause();
        throw Trouble.writing(target, cause == null ? new IOException(e) : cause);
      } catch (IOException e) {
        throw Trouble.writing(target, e);
      }
    }
  }

  private RowSink told(RowSink rows) {
    progress.at("rows", 0, 0);
    return new RowSink() {
      private long count;

      @Override
      public void declared(List<String> types) {
        rows.declared(types);
      }

      @Override
      public void columns(List<String> names) {
        rows.columns(names);
      }

      @Override
      public void row(List<@Nullable Object> cells) {
        rows.row(cells);
        if (++count % TOLD == 0) {
          progress.at("rows", 0, 0);
        }
      }
    };
  }

  private List<String> names(String sql) {
    List<String> found = new ArrayList<>();
    workspace.ask(
        "SELECT * FROM (\n" + sql + "\n) LIMIT 0",
        new RowSink() {
          @Override
          public void columns(List<String> names) {
            found.addAll(names);
          }

          @Override
          public void row(List<@Nullable Object> cells) {}
        });
    return found;
  }
}
