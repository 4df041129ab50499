package weft.export.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.netpreserve.jwarc.WarcRecord;

/**
 * What a record holds.
 *
 * @param cut whether there is more of it
 * @param ended whether the file ends in it
 */
@SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
record Block(byte[] bytes, boolean cut, boolean ended) {
  private static final int FIRST = 1 << 16;

  /** Reads a record to its end, and keeps so many bytes at most. */
  static Block of(WarcRecord record, int longest) throws IOException {
    int wanted = (int) Math.min(Math.max(0, record.body().size()), longest);
    byte[] bytes = new byte[Math.min(wanted, FIRST)];
    int filled = 0;
    try {
      InputStream body = record.body().stream();
      while (filled < wanted) {
        if (filled == bytes.length) {
          bytes = Arrays.copyOf(bytes, (int) Math.min(wanted, 2L * filled));
        }
        int count = body.read(bytes, filled, bytes.length - filled);
        if (count < 0) {
          return new Block(Arrays.copyOf(bytes, filled), true, true);
        }
        filled += count;
      }
      boolean more = record.body().size() > wanted;
      record.body().consume();
      return new Block(bytes, more, false);
    } catch (IOException _) {
      return new Block(Arrays.copyOf(bytes, filled), true, true);
    }
  }
}
