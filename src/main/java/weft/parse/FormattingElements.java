package weft.parse;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of active formatting elements (HTML, 13.2.4.3): what is opened again in the next block.
 * An element is known by where its tag stands in the page. Owned by one reading.
 */
final class FormattingElements {
  private static final int SAME = 3;
  private static final int SCANNED = 12;
  private static final int MOST = 64;
  private static final Entry MARKER = new Entry(TagName.unknown(""), -1, -1);

  private final String page;
  private final List<Entry> entries = new ArrayList<>();

  FormattingElements(String page) {
    this.page = page;
  }

  /** A formatting element: where its tag's name begins, and where the tag ends. */
  static final class Entry {
    final TagName name;
    final int from;
    final int to;
    boolean open = true;
    boolean listed = true;

    Entry(TagName name, int from, int to) {
      this.name = name;
      this.from = from;
      this.to = to;
    }
  }

  /** Adds what was just opened; of the same element the list has at most three. */
  void push(Entry entry) throws UnusualException {
    if (entries.size() >= MOST) {
      throw new UnusualException(Unusual.DEPTH);
    }
    int same = 0;
    int least = Math.max(0, entries.size() - 1 - SCANNED);
    boolean sure = true;
    for (int i = entries.size() - 1; i >= least && !isMarker(i) && same < SAME; i--) {
      Entry other = entries.get(i);
      if (other.name.equals(entry.name)) {
        sure &= page.regionMatches(entry.from, page, other.from, entry.to - entry.from);
        if (++same == SAME) {
          if (!sure) {
            throw new UnusualException(Unusual.DEPTH);
          }
          other.listed = false;
          entries.remove(i);
        }
      }
    }
    entries.add(entry);
  }

  void mark() {
    entries.add(MARKER);
  }

  void clearToMarker() {
    while (!entries.isEmpty()) {
      if (entries.removeLast() == MARKER) {
        return;
      }
    }
  }

  void remove(Entry entry) {
    entry.listed = false;
    entries.remove(entry);
  }

  /** The last one of that name, if there is one after the last marker. */
  @Nullable Entry active(TagName name) {
    for (int i = entries.size() - 1; i >= 0 && !isMarker(i); i--) {
      if (entries.get(i).name.equals(name)) {
        return entries.get(i);
      }
    }
    return null;
  }

  /**
   * Where the elements begin that have to be opened again; the list's size where there are none.
   */
  int firstClosed() {
    int size = entries.size();
    if (size == 0 || isMarker(size - 1) || entries.getLast().open) {
      return size;
    }
    int least = Math.max(0, size - SCANNED);
    int first = size - 1;
    while (first > least && !isMarker(first - 1) && !entries.get(first - 1).open) {
      first--;
    }
    return first;
  }

  int size() {
    return entries.size();
  }

  Entry get(int index) {
    return entries.get(index);
  }

  /** Puts an element that was opened again in the place of the one that was closed. */
  void reopen(int index, Entry entry) {
    entries.get(index).listed = false;
    entries.set(index, entry);
  }

  private boolean isMarker(int index) {
    return entries.get(index) == MARKER;
  }
}
