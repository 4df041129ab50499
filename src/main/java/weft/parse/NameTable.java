package weft.parse;

import org.jspecify.annotations.Nullable;

/**
 * Known names and what they stand for, found by the characters of a page without making a text of
 * them. An open-addressing hash table with far more slots than names; filled once, then only read.
 */
final class NameTable<T> {
  private final @Nullable String[] names;
  private final @Nullable Object[] values;
  private final int shift;

  /** An empty table of two to that power of slots. */
  NameTable(int power) {
    names = new String[1 << power];
    values = new Object[1 << power];
    shift = power;
  }

  /**
   * What the name stands for that is written between two positions, in any case; null where it is
   * not known.
   *
   * @param hash of the characters, by {@link ScannedTag#hash}
   */
  @SuppressWarnings("unchecked") // what is put in is a T
  @Nullable T find(char[] page, int from, int to, int hash) {
    int slot = slot(hash);
    String name = names[slot];
    while (name != null && !isWritten(name, page, from, to)) {
      slot = (slot + 1) & (names.length - 1);
      name = names[slot];
    }
    return (T) values[slot];
  }

  /** What that name stands for; null where it is not known. */
  @Nullable T find(String name) {
    char[] letters = name.toCharArray();
    return find(letters, 0, letters.length, hash(name));
  }

  /** Adds a name that is not there yet. */
  void add(String name, T value) {
    int slot = slot(hash(name));
    while (names[slot] != null) {
      slot = (slot + 1) & (names.length - 1);
    }
    names[slot] = name;
    values[slot] = value;
  }

  private int slot(int hash) {
    return (hash ^ (hash >>> shift)) & (names.length - 1);
  }

  private static boolean isWritten(String name, char[] page, int from, int to) {
    if (name.length() != to - from) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (Ascii.lower(page[i]) != name.charAt(i - from)) {
        return false;
      }
    }
    return true;
  }

  private static int hash(String name) {
    int hash = 0;
    for (int i = 0; i < name.length(); i++) {
      hash = ScannedTag.hash(hash, name.charAt(i));
    }
    return hash;
  }
}
