package weft.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.export.parquet.Columns;
import weft.export.parquet.ParquetFile;

/** Rows on their way into one file. Owned by one thread. */
final class ParquetRows implements ParquetExport.Written {
  private final PartFile part;
  private final CountedStream stream;
  private final String software;
  private @Nullable ParquetFile file;
  private long rows;

  private ParquetRows(PartFile part, String software) {
    this.part = part;
    this.stream = new CountedStream(part.stream());
    this.software = software;
  }

  static ParquetRows begin(Path target, boolean force, String software) {
    return new ParquetRows(PartFile.begin(target, force), software);
  }

  @Override
  public void begin(Columns columns) throws IOException {
    file = new ParquetFile(stream, columns, software);
  }

  @Override
  public void row(List<@Nullable Object> cells) throws IOException {
    open().row(cells);
    rows++;
  }

  @Override
  public Exported finish() throws IOException {
    open().finish();
    part.finish();
    return new Exported("row", "rows", rows, 1, stream.count());
  }

  private ParquetFile open() {
    if (file == null) {
      throw new IllegalStateException("rows before their columns");
    }
    return file;
  }

  @Override
  public void close() {
    if (file != null) {
      file.close();
    }
    part.close();
  }
}
