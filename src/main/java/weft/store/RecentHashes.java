package weft.store;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Hashes of URLs that are not in their index yet, or only just, in portions: each holds the hashes
 * of one stretch of the index, and the portions follow each other as the stretches do. Owned by the
 * writer thread.
 */
final class RecentHashes {
  /** A hash and the row id of a URL that has it. */
  record Entry(long hash, long url) {}

  /** How many portions there are; a power of two. */
  static final int PORTIONS = 1 << 14;

  private static final int SHIFT = Long.numberOfLeadingZeros(PORTIONS - 1);
  private static final int FIRST_ROOM = 8;

  /** Of each portion: a hash, its row, a hash, its row... */
  private final long[] @Nullable [] portions = new long[PORTIONS] @Nullable [];

  private final int[] lengths = new int[PORTIONS];

  /** How much of each portion, from its beginning, has been moved. */
  private final int[] moved = new int[PORTIONS];

  private int size;

  void add(long hash, long url) {
    int portion = portion(hash);
    long[] entries = portions[portion];
    int length = lengths[portion];
    if (entries == null) {
      entries = new long[FIRST_ROOM];
      portions[portion] = entries;
    } else if (length == entries.length) {
      entries = Arrays.copyOf(entries, length * 2);
      portions[portion] = entries;
    }
    entries[length] = hash;
    entries[length + 1] = url;
    lengths[portion] = length + 2;
    size++;
  }

  /** The row of some URL with that hash, the newest; 0 where there is none. */
  long find(long hash) {
    int portion = portion(hash);
    long[] entries = portions[portion];
    for (int i = lengths[portion] - 2; i >= 0 && entries != null; i -= 2) {
      if (entries[i] == hash) {
        return entries[i + 1];
      }
    }
    return 0;
  }

  /** What of a portion is to be moved to the index, in its order; it stays here as moved. */
  List<Entry> move(int portion) {
    long[] entries = portions[portion];
    if (entries == null) {
      return List.of();
    }
    List<Entry> taken =
        IntStream.range(moved[portion] / 2, lengths[portion] / 2)
            .mapToObj(i -> new Entry(entries[2 * i], entries[2 * i + 1]))
            .sorted(Comparator.comparingLong(Entry::hash).thenComparingLong(Entry::url))
            .toList();
    moved[portion] = lengths[portion];
    size -= taken.size();
    return taken;
  }

  /** Lets go of what of a portion has been moved. */
  void drop(int portion) {
    long[] entries = portions[portion];
    if (entries != null) {
      lengths[portion] -= moved[portion];
      System.arraycopy(entries, moved[portion], entries, 0, lengths[portion]);
      moved[portion] = 0;
    }
  }

  /** How many have not been moved. */
  int size() {
    return size;
  }

  void clear() {
    Arrays.fill(lengths, 0);
    Arrays.fill(moved, 0);
    size = 0;
  }

  /** SQLite orders numbers by their sign first. */
  private static int portion(long hash) {
    return (int) ((hash ^ Long.MIN_VALUE) >>> SHIFT);
  }
}
