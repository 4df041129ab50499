package weft.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import weft.export.parquet.Columns;
import weft.export.parquet.ParquetFile;

/**
 * Rows on their way into folders, one after the other: they come sorted by their last cell, which
 * says where they go. Owned by one thread.
 */
final class PartitionedRows implements ParquetExport.Written {
  private static final String NAME = "%s/part-%d.parquet";

  private final PartFolder folder;
  private final String software;
  private final Partition partition;
  private final int replaced;
  private @Nullable Columns columns;
  private @Nullable Open open;
  private long rows;

  private PartitionedRows(PartFolder folder, String software, Partition partition, int replaced) {
    this.folder = folder;
    this.software = software;
    this.partition = partition;
    this.replaced = replaced;
  }

  /**
   * Begins a directory.
   *
   * @param replaced the column that the names of folders stand for; negative for none
   */
  static PartitionedRows begin(
      Path target, boolean force, String software, Partition partition, int replaced) {
    return new PartitionedRows(PartFolder.begin(target, force), software, partition, replaced);
  }

  /** The file that is being written. */
  private record Open(@Nullable Object key, OutputStream stream, ParquetFile file) {
    void finish() throws IOException {
      try (stream;
          file) {
        file.finish();
      }
    }
  }

  @Override
  public void begin(Columns all) {
    Columns without = all.without(all.names().size() - 1);
    columns = replaced < 0 ? without : without.without(replaced);
  }

  @Override
  public void row(List<@Nullable Object> cells) throws IOException {
    List<@Nullable Object> kept = new ArrayList<>(cells);
    Object key = kept.removeLast();
    if (replaced >= 0) {
      kept.remove(replaced);
    }
    file(key).row(kept);
    rows++;
  }

  private ParquetFile file(@Nullable Object key) throws IOException {
    if (open == null || !Objects.equals(open.key(), key)) {
      finishFile();
      OutputStream stream = folder.begin(free(PartitionFolder.of(partition, key)));
      Columns wanted = Objects.requireNonNull(columns);
      open = new Open(key, stream, new ParquetFile(stream, wanted, software));
    }
    return open.file();
  }

  /**
   * A name in a folder that no file has: values that are not the same may have the same folder, say
   * where the file system does not tell capitals from small letters.
   */
  private String free(String place) {
    int number = 0;
    while (Files.exists(folder.resolve(NAME.formatted(place, number)))) {
      number++;
    }
    return NAME.formatted(place, number);
  }

  private void finishFile() throws IOException {
    if (open != null) {
      open.finish();
    }
    open = null;
  }

  @Override
  public Exported finish() throws IOException {
    finishFile();
    folder.finish();
    return new Exported("row", "rows", rows, folder.files(), folder.bytes());
  }

  @Override
  public void close() {
    try (folder) {
      if (open != null) {
        open.file().close();
        open.stream().close();
      }
    } catch (IOException _) {
      // Whatever went wrong before is what counts; the directory is taken away.
      open = null;
    }
  }
}
