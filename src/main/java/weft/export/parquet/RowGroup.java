package weft.export.parquet;

import com.github.luben.zstd.ZstdCompressCtx;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** Rows that are encoded column by column, and kept until they are written. For one thread. */
final class RowGroup implements AutoCloseable {
  /** What a page has at most, or little more: bytes, and rows. */
  private static final int PAGE_BYTES = 1 << 20;

  private static final int PAGE_ROWS = 20_000;

  /** Rows after which pages are measured for the first time. */
  private static final int MEASURED_ROWS = 10;

  private final Columns columns;
  private final List<ChunkPages> chunks = new ArrayList<>();
  private final ColumnWriteStore store;
  private final List<ColumnWriter> writers = new ArrayList<>();
  private long rows;
  private long size;

  RowGroup(Columns columns, ZstdCompressCtx zstd) {
    this.columns = columns;
    MessageType schema = columns.schema();
    List<ColumnDescriptor> fields = schema.getColumns();
    for (int i = 0; i < fields.size(); i++) {
      chunks.add(new ChunkPages(fields.get(i).getPrimitiveType(), columns.types().get(i), zstd));
    }
    store = properties().newColumnWriteStore(schema, field -> chunks.get(fields.indexOf(field)));
    fields.forEach(field -> writers.add(store.getColumnWriter(field)));
  }

  private static ParquetProperties properties() {
    return ParquetProperties.builder()
        .withWriterVersion(WriterVersion.PARQUET_1_0)
        .withPageSize(PAGE_BYTES)
        .withPageRowCountLimit(PAGE_ROWS)
        .withMinRowCountForPageSizeCheck(MEASURED_ROWS)
        .withSizeStatisticsEnabled(false)
        .build();
  }

  /** Takes a row whose values have the types of the columns. */
  void add(List<@Nullable Object> cells) {
    for (int i = 0; i < writers.size(); i++) {
      size += columns.types().get(i).write(cells.get(i), writers.get(i));
    }
    store.endRecord();
    rows++;
  }

  /** How many there are. */
  long rows() {
    return rows;
  }

  /** About how many bytes their values have. */
  long size() {
    return size;
  }

  /**
   * Writes them.
   *
   * @param offset in the file, of their first byte
   * @return what the footer says of them
   */
  org.apache.parquet.format.RowGroup into(OutputStream out, long offset) throws IOException {
    store.flush();
    List<ColumnChunk> written = new ArrayList<>();
    long at = offset;
    long uncompressed = 0;
    for (ChunkPages chunk : chunks) {
      ColumnMetaData about = chunk.into(out, at);
      written.add(new ColumnChunk(0).setMeta_data(about));
      at += chunk.getMemSize();
      uncompressed += about.getTotal_uncompressed_size();
    }
    return new org.apache.parquet.format.RowGroup(written, uncompressed, rows)
        .setFile_offset(offset)
        .setTotal_compressed_size(at - offset);
  }

  @Override
  public void close() {
    store.close();
  }
}
