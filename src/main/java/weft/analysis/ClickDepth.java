package weft.analysis;

import java.util.Arrays;
import java.util.BitSet;

/** The least number of links on a way from a seed to each node; redirects cost none. */
final class ClickDepth {
  /** Stands for a node to which no way leads. */
  static final int NONE = -1;

  private ClickDepth() {}

  /**
   * Searches breadth first.
   *
   * @param redirects nodes whose edges cost nothing
   */
  static int[] of(LinkGraph graph, int[] seeds, BitSet redirects) {
    int[] depths = new int[graph.nodes()];
    Arrays.fill(depths, NONE);
    int[] now = new int[graph.nodes()];
    int[] next = new int[graph.nodes()];
    int size = 0;
    for (int seed : seeds) {
      if (depths[seed] == NONE) {
        depths[seed] = 0;
        now[size++] = seed;
      }
    }
    for (int depth = 0; size > 0; depth++) {
      int after = 0;
      for (int i = 0; i < size; i++) {
        int v = now[i];
        boolean free = redirects.get(v);
        for (int e = graph.starts()[v]; e < graph.starts()[v + 1]; e++) {
          int w = graph.targets()[e];
          if (free && (depths[w] == NONE || depths[w] > depth)) {
            size = replace(now, size, w, depths, depth);
          } else if (!free && depths[w] == NONE) {
            depths[w] = depth + 1;
            next[after++] = w;
          }
        }
      }
      size = settled(next, after, depths, depth + 1);
      int[] spare = now;
      now = next;
      next = spare;
    }
    return depths;
  }

  /** Adds a node to those of the present depth. */
  private static int replace(int[] now, int size, int node, int[] depths, int depth) {
    depths[node] = depth;
    now[size] = node;
    return size + 1;
  }

  /** Drops nodes that a redirect has turned out to be nearer meanwhile; answers how many remain. */
  private static int settled(int[] next, int size, int[] depths, int depth) {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (depths[next[i]] == depth) {
        next[kept++] = next[i];
      }
    }
    return kept;
  }
}
