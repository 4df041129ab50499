package weft.export;

import java.util.Arrays;

/**
 * Bodies that were seen already, by the first 64 bits of their SHA-256: 16 bytes each at most, and
 * one mistake in a crawl of a hundred million is one in three thousand. Owned by one thread.
 */
final class Duplicates {
  private long[] table = new long[1 << 12];
  private int count;

  /** Whether a body was not seen before; from now on it was. Pages without a body are all new. */
  boolean isNew(String sha256) {
    if (sha256.isEmpty()) {
      return true;
    }
    long key = Long.parseUnsignedLong(sha256.substring(0, 16), 16);
    if (!put(table, key == 0 ? 1 : key)) {
      return false;
    }
    if (++count * 2 > table.length) {
      long[] larger = new long[table.length * 2];
      Arrays.stream(table).filter(each -> each != 0).forEach(each -> put(larger, each));
      table = larger;
    }
    return true;
  }

  private static boolean put(long[] table, long key) {
    int at = (int) (key >>> 16) & (table.length - 1);
    while (table[at] != 0 && table[at] != key) {
      at = (at + 1) & (table.length - 1);
    }
    boolean fresh = table[at] == 0;
    table[at] = key;
    return fresh;
  }
}
