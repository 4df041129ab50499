package weft.analysis;

import java.util.Arrays;

/**
 * A text as the set of its shingles, each the hash of four words in a row (Broder 1997). Words are
 * runs of letters and digits in lower case; where a script writes no spaces between them, each of
 * its characters stands for a word. A text of less than four words is one shingle. For one thread.
 */
final class Shingles {
  private static final int SIZE = 4;
  private static final long WORD = 0x9E3779B97F4A7C15L;
  private static final long ROW = 0xBF58476D1CE4E5B9L;

  private final long[] recent = new long[SIZE];
  private int words;
  private long[] found = new long[1024];
  private int size;

  /** The shingles of a text: distinct, in ascending order. */
  long[] of(String text) {
    words = 0;
    size = 0;
    long word = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (c >= 0x0E00 && writtenWithoutSpaces(c)) {
        end(word);
        end(c * WORD | 1);
        word = 0;
      } else if (Character.isLetterOrDigit(c)) {
        word = (word + Character.toLowerCase(c)) * WORD | 1;
      } else {
        end(word);
        word = 0;
      }
    }
    end(word);
    if (words > 0 && words < SIZE) {
      add(words);
    }
    return distinct();
  }

  /** How many words the last text has. */
  int words() {
    return words;
  }

  /** How alike two sets of shingles are: what they share among all that they have (Jaccard). */
  static double similarity(long[] one, long[] other) {
    int shared = 0;
    int i = 0;
    int j = 0;
    while (i < one.length && j < other.length) {
      if (one[i] == other[j]) {
        shared++;
        i++;
        j++;
      } else if (one[i] < other[j]) {
        i++;
      } else {
        j++;
      }
    }
    int all = one.length + other.length - shared;
    return all == 0 ? 0 : (double) shared / all;
  }

  /** A word has ended; 0 where there was none. */
  private void end(long word) {
    if (word == 0) {
      return;
    }
    recent[words++ % SIZE] = word;
    if (words >= SIZE) {
      add(SIZE);
    }
  }

  /** Adds the shingle of the most recent words. */
  private void add(int length) {
    long row = length;
    for (int back = length; back > 0; back--) {
      row = mixed(row * ROW + recent[(words - back) % SIZE]);
    }
    if (size == found.length) {
      found = Arrays.copyOf(found, 2 * size);
    }
    found[size++] = row;
  }

  private long[] distinct() {
    Arrays.sort(found, 0, size);
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (kept == 0 || found[kept - 1] != found[i]) {
        found[kept++] = found[i];
      }
    }
    return Arrays.copyOf(found, kept);
  }

  /** The finaliser of SplitMix64. */
  static long mixed(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  /** Thai, Lao, Myanmar, Khmer, kana and Han. */
  private static boolean writtenWithoutSpaces(int c) {
    return c <= 0x0EFF
        || (c >= 0x1000 && c <= 0x109F)
        || (c >= 0x1780 && c <= 0x17FF)
        || (c >= 0x3041 && c <= 0x30FF)
        || (c >= 0x31F0 && c <= 0x31FF)
        || (c >= 0x3400 && c <= 0x9FFF)
        || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0xFF66 && c <= 0xFF9F)
        || (c >= 0x20000 && c <= 0x3FFFF);
  }
}
