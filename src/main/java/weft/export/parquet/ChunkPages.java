package weft.export.parquet;

import com.github.luben.zstd.ZstdCompressCtx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.SizeStatistics;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.statistics.geospatial.GeospatialStatistics;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;
import org.apache.parquet.schema.PrimitiveType;

/**
 * The pages of one column in one row group: taken as they are encoded, compressed, kept, and
 * written behind each other, the dictionary first. Owned by one thread.
 */
final class ChunkPages implements PageWriter {
  /** Longer texts make no good bounds. */
  private static final long LONGEST_BOUNDS = 4096;

  private final PrimitiveType column;
  private final ColumnType type;
  private final ZstdCompressCtx zstd;
  private final ByteArrayOutputStream pages = new ByteArrayOutputStream();
  private final ByteArrayOutputStream dictionary = new ByteArrayOutputStream();
  private final Set<org.apache.parquet.format.Encoding> encodings =
      EnumSet.noneOf(org.apache.parquet.format.Encoding.class);
  private final Statistics<?> statistics;
  private long values;
  private long uncompressed;

  ChunkPages(PrimitiveType column, ColumnType type, ZstdCompressCtx zstd) {
    this.column = column;
    this.type = type;
    this.zstd = zstd;
    this.statistics = Statistics.createStats(column);
  }

  @Override
  public void writePage(
      BytesInput bytes,
      int valueCount,
      int rowCount,
      Statistics<?> ofPage,
      SizeStatistics sizes,
      GeospatialStatistics places,
      Encoding repetition,
      Encoding definition,
      Encoding encoding)
      throws IOException {
    statistics.mergeStatistics(ofPage);
    values += valueCount;
    write(
        bytes,
        PageType.DATA_PAGE,
        header ->
            header.setData_page_header(
                new DataPageHeader(
                    valueCount, noted(encoding), noted(definition), noted(repetition))),
        pages);
  }

  @Override
  public void writeDictionaryPage(DictionaryPage page) throws IOException {
    write(
        page.getBytes(),
        PageType.DICTIONARY_PAGE,
        header ->
            header.setDictionary_page_header(
                new DictionaryPageHeader(page.getDictionarySize(), noted(page.getEncoding()))),
        dictionary);
  }

  /** Completes the header of a page. */
  @FunctionalInterface
  private interface Kind {
    PageHeader of(PageHeader header);
  }

  private void write(BytesInput bytes, PageType pageType, Kind kind, ByteArrayOutputStream to)
      throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream((int) bytes.size());
    bytes.writeAllTo(whole);
    byte[] plain = whole.toByteArray();
    byte[] packed = zstd.compress(plain);
    CRC32 checksum = new CRC32();
    checksum.update(packed);
    PageHeader header = new PageHeader(pageType, plain.length, packed.length);
    int before = to.size();
    Util.writePageHeader(kind.of(header.setCrc((int) checksum.getValue())), to);
    uncompressed += to.size() - before + plain.length;
    to.writeBytes(packed);
  }

  private org.apache.parquet.format.Encoding noted(Encoding encoding) {
    var noted = org.apache.parquet.format.Encoding.valueOf(encoding.name());
    encodings.add(noted);
    return noted;
  }

  /**
   * Writes them.
   *
   * @param offset in the file, of the first of them
   * @return what the footer says of them
   */
  ColumnMetaData into(OutputStream out, long offset) throws IOException {
    dictionary.writeTo(out);
    pages.writeTo(out);
    ColumnMetaData about =
        new ColumnMetaData(
                type.stored(),
                List.copyOf(encodings),
                List.of(column.getName()),
                CompressionCodec.ZSTD,
                values,
                uncompressed,
                getMemSize(),
                offset + dictionary.size())
            .setStatistics(bounds());
    if (dictionary.size() > 0) {
      about.setDictionary_page_offset(offset);
    }
    return about;
  }

  private org.apache.parquet.format.Statistics bounds() {
    org.apache.parquet.format.Statistics bounds = new org.apache.parquet.format.Statistics();
    bounds.setNull_count(statistics.getNumNulls());
    if (statistics.hasNonNullValue() && statistics.isSmallerThan(LONGEST_BOUNDS)) {
      bounds.setMin_value(statistics.getMinBytes()).setMax_value(statistics.getMaxBytes());
    }
    return bounds;
  }

  @Override
  public long getMemSize() {
    return (long) dictionary.size() + pages.size();
  }

  @Override
  public long allocatedSize() {
    return getMemSize();
  }

  @Override
  public String memUsageString(String prefix) {
    return prefix + " " + column.getName() + " " + getMemSize() + " bytes";
  }

  @Override
  @SuppressWarnings("deprecation") // it has to be there, for older encoders
  public void writePage(
      BytesInput bytes,
      int valueCount,
      Statistics<?> ofPage,
      Encoding repetition,
      Encoding definition,
      Encoding encoding) {
    throw new UnsupportedOperationException("a page that does not tell its rows");
  }

  @Override
  public void writePage(
      BytesInput bytes,
      int valueCount,
      int rowCount,
      Statistics<?> ofPage,
      Encoding repetition,
      Encoding definition,
      Encoding encoding) {
    throw new UnsupportedOperationException("a page of an older encoder");
  }

  @Override
  public void writePageV2(
      int rowCount,
      int nullCount,
      int valueCount,
      BytesInput repetition,
      BytesInput definition,
      Encoding encoding,
      BytesInput data,
      Statistics<?> ofPage) {
    throw new UnsupportedOperationException("a page of version 2");
  }
}
