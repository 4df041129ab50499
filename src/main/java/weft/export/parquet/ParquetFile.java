package weft.export.parquet;

import com.github.luben.zstd.ZstdCompressCtx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ColumnOrder;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TypeDefinedOrder;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;

/**
 * A Parquet file that is written row by row, in row groups of bounded size. It is whole once it has
 * been finished; closing it frees what it holds, but not the stream. Owned by one thread.
 */
public final class ParquetFile implements AutoCloseable {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 1;
  private static final int LEVEL = 3;

  /** What a row group has at most, or little more: values in bytes, and rows. */
  private static final long GROUP_BYTES = 128 << 20;

  private static final long GROUP_ROWS = 1 << 20;

  private final OutputStream out;
  private final Columns columns;
  private final String software;
  private final ZstdCompressCtx zstd = new ZstdCompressCtx().setLevel(LEVEL);
  private final List<org.apache.parquet.format.RowGroup> groups = new ArrayList<>();
  private long offset;
  private long rows;
  private @Nullable RowGroup group;

  /**
   * Begins a file.
   *
   * @param software that writes it, such as {@code weft version 1.0}
   */
  public ParquetFile(OutputStream out, Columns columns, String software) throws IOException {
    this.out = out;
    this.columns = columns;
    this.software = software;
    write(MAGIC);
  }

  /** Writes a row whose values have the types of the columns. */
  public void row(List<@Nullable Object> cells) throws IOException {
    RowGroup open = group;
    if (open == null) {
      open = new RowGroup(columns, zstd);
      group = open;
    }
    open.add(cells);
    if (open.size() >= GROUP_BYTES || open.rows() == GROUP_ROWS) {
      writeGroup(open);
    }
  }

  /** Writes what is still missing. */
  public void finish() throws IOException {
    if (group != null) {
      writeGroup(group);
    }
    ByteArrayOutputStream footer = new ByteArrayOutputStream();
    Util.writeFileMetaData(about(), footer);
    write(footer.toByteArray());
    ByteBuffer length = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    write(length.putInt(footer.size()).array());
    write(MAGIC);
  }

  private void writeGroup(RowGroup full) throws IOException {
    org.apache.parquet.format.RowGroup about = full.into(out, offset);
    groups.add(about);
    offset += about.getTotal_compressed_size();
    rows += full.rows();
    full.close();
    group = null;
  }

  private void write(byte[] bytes) throws IOException {
    out.write(bytes);
    offset += bytes.length;
  }

  private FileMetaData about() {
    List<SchemaElement> schema = new ArrayList<>();
    schema.add(new SchemaElement(Columns.ROW).setNum_children(columns.names().size()));
    List<ColumnOrder> orders = new ArrayList<>();
    for (int i = 0; i < columns.names().size(); i++) {
      ColumnType type = columns.types().get(i);
      schema.add(
          new SchemaElement(columns.names().get(i))
              .setType(type.stored())
              .setRepetition_type(FieldRepetitionType.OPTIONAL)
              .setConverted_type(type.converted())
              .setLogicalType(type.logical()));
      orders.add(ColumnOrder.TYPE_ORDER(new TypeDefinedOrder()));
    }
    return new FileMetaData(VERSION, schema, rows, groups)
        .setCreated_by(software)
        .setColumn_orders(orders);
  }

  @Override
  public void close() {
    if (group != null) {
      group.close();
    }
    zstd.close();
  }
}
