package weft.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Paragraphs, counted by the pages that have them. Two are the same if their words are. Only those
 * that a second page has are kept as texts.
 */
final class Blocks {
  private static final int LEAST_WORDS = 3;

  /**
   * A paragraph.
   *
   * @param text as it stands on the second page that has it
   * @param pages how many have it
   * @param example the first of these
   */
  record Block(String text, int pages, long example) {
    private Block onceMore() {
      return new Block(text, pages + 1, example);
    }
  }

  private final Shingles shingles = new Shingles();

  /** The page of each paragraph that one page alone has, by the paragraph's hash. */
  private final Map<Long, Long> once = new HashMap<>();

  private final Map<Long, Block> repeated = new HashMap<>();

  /** Counts the paragraphs of a page. */
  void add(long page, String text) {
    Set<Long> here = new HashSet<>();
    for (String line : text.split("\n", -1)) {
      long hash = hash(shingles.of(line));
      if (shingles.words() >= LEAST_WORDS && here.add(hash)) {
        count(hash, page, line);
      }
    }
  }

  private void count(long hash, long page, String line) {
    Block known = repeated.get(hash);
    if (known != null) {
      repeated.put(hash, known.onceMore());
      return;
    }
    Long first = once.putIfAbsent(hash, page);
    if (first != null) {
      once.remove(hash);
      repeated.put(hash, new Block(line, 2, first));
    }
  }

  /** Those that so many pages have, the most frequent first. */
  List<Block> on(int pages) {
    List<Block> found = new ArrayList<>();
    for (Block block : repeated.values()) {
      if (block.pages() >= pages) {
        found.add(block);
      }
    }
    found.sort(Comparator.comparingInt((Block b) -> -b.pages()).thenComparing(Block::text));
    return found;
  }

  private static long hash(long[] shingles) {
    long hash = shingles.length;
    for (long shingle : shingles) {
      hash = Shingles.mixed(hash + shingle);
    }
    return hash;
  }
}
