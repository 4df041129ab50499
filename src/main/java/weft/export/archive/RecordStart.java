package weft.export.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/** Where the next record may begin in a file: what is looked for behind a damaged one. */
final class RecordStart {
  private static final byte[] GZIP = {0x1f, (byte) 0x8b, 8};
  private static final byte[] WARC = "WARC/1.".getBytes(StandardCharsets.US_ASCII);
  private static final int BLOCK = 1 << 16;

  private RecordStart() {}

  /** The first place from there on that looks like a record's beginning; the file's end if none. */
  static long from(FileChannel file, long from) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(BLOCK);
    long at = from;
    while (at < file.size()) {
      int count = file.read(block.clear(), at);
      if (count <= 0) {
        return file.size();
      }
      byte[] bytes = block.array();
      for (int i = 0; i < count; i++) {
        if (starts(bytes, i, count, GZIP) || startsPlain(bytes, i, count)) {
          return at + i;
        }
      }
      boolean last = at + count >= file.size();
      at += last ? count : Math.max(1, count - WARC.length - 2);
    }
    return file.size();
  }

  /** Whether the first line of a record stands there: a version and the end of the line. */
  private static boolean startsPlain(byte[] bytes, int at, int end) {
    int behind = at + WARC.length + 1;
    return starts(bytes, at, end, WARC)
        && behind < end
        && (bytes[behind] == '\r' || bytes[behind] == '\n');
  }

  private static boolean starts(byte[] bytes, int at, int end, byte[] wanted) {
    if (end - at < wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (bytes[at + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
