package weft.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcWriter;

/** Records as they stand in a file, each compressed by itself. Owned by one thread. */
final class WarcEncoder {
  private static final int LARGEST_KEPT = 4 << 20;

  private final Compression compression;
  private ByteArrayOutputStream bytes;
  private WarcWriter writer;

  /** Records of files with that compression. */
  WarcEncoder(Compression compression) throws IOException {
    this.compression = compression;
    bytes = new ByteArrayOutputStream();
    writer = new WarcWriter(Channels.newChannel(bytes), compression.records());
  }

  /** The bytes of a record. */
  byte[] bytes(WarcRecord record) throws IOException {
    writer.write(record);
    byte[] encoded = bytes.toByteArray();
    bytes.reset();
    if (encoded.length > LARGEST_KEPT) {
      bytes = new ByteArrayOutputStream();
      writer = new WarcWriter(Channels.newChannel(bytes), compression.records());
    }
    return encoded;
  }
}
