package weft.crawl;

import java.nio.ByteBuffer;

/**
 * A set of hashes of bounded size; where it gets too large it forgets them all, so that it may take
 * something for new that is not, and next to never the reverse. Belongs to whoever fills it; once
 * it is full it may be read by all.
 */
final class SeenUnits {
  private static final int SMALLEST = 64;

  /** Slots at most, where it is to know a lot. */
  static final int LARGEST = 16_384;

  private int[] slots = new int[SMALLEST];
  private int size;

  /** Takes one in; whether it was not there. The set gets no larger than that many slots. */
  boolean add(int hash, int most) {
    int wanted = hash == 0 ? 1 : hash;
    int at = place(wanted);
    if (slots[at] == wanted) {
      return false;
    }
    if (size >= slots.length / 4 * 3) {
      makeRoom(most);
      at = place(wanted);
    }
    slots[at] = wanted;
    size++;
    return true;
  }

  /** Whether it is there. */
  boolean has(int hash) {
    return slots[place(hash == 0 ? 1 : hash)] != 0;
  }

  private int place(int wanted) {
    int mask = slots.length - 1;
    int at = ((wanted * 0x9E3779B9) >>> 7) & mask;
    while (slots[at] != 0 && slots[at] != wanted) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void makeRoom(int most) {
    int[] before = slots;
    size = 0;
    slots = new int[Math.min(2 * before.length, Math.max(most, SMALLEST))];
    if (slots.length > before.length) {
      for (int each : before) {
        if (each != 0) {
          slots[place(each)] = each;
          size++;
        }
      }
    }
  }

  /** Bytes that it takes. */
  int bytes() {
    return 4 * slots.length;
  }

  void write(ByteBuffer out) {
    for (int each : slots) {
      if (each != 0) {
        out.putInt(each);
      }
    }
  }

  int size() {
    return size;
  }

  void read(ByteBuffer in) {
    while (in.remaining() >= 4) {
      boolean _ = add(in.getInt(), LARGEST);
    }
  }
}
