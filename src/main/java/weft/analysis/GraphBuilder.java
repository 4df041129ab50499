package weft.analysis;

import java.util.Arrays;

/**
 * A {@link LinkGraph} in the making. Nodes are finished in their order: their targets are added,
 * then {@link #endNode} is called.
 */
final class GraphBuilder {
  private static final int MOST_EDGES = Integer.MAX_VALUE - 8;

  private final int[] starts;
  private int[] targets;
  private int node;
  private int size;

  /**
   * Begins a graph.
   *
   * @param nodes how many there will be
   * @param edges about how many there will be, before repeated ones are dropped
   */
  GraphBuilder(int nodes, long edges) {
    starts = new int[nodes + 1];
    targets = new int[Math.clamp(edges, 16, MOST_EDGES)];
  }

  /** Adds a target of the present node; it may be there already. */
  void add(int target) {
    if (size == targets.length) {
      grow();
    }
    targets[size++] = target;
  }

  /** Ends the present node: repeated targets and the node itself are dropped. */
  void endNode() {
    int from = starts[node];
    Arrays.sort(targets, from, size);
    int kept = from;
    for (int i = from; i < size; i++) {
      boolean repeated = kept > from && targets[kept - 1] == targets[i];
      if (!repeated && targets[i] != node) {
        targets[kept++] = targets[i];
      }
    }
    size = kept;
    starts[++node] = kept;
  }

  /** The graph, once all nodes have ended. */
  LinkGraph graph() {
    if (node != starts.length - 1) {
      throw new IllegalStateException("only " + node + " nodes have ended");
    }
    return new LinkGraph(starts, targets);
  }

  private void grow() {
    if (size == MOST_EDGES) {
      throw new IllegalStateException("more than two billion links");
    }
    long more = (long) size + (size >> 1) + 16;
    targets = Arrays.copyOf(targets, (int) Math.min(more, MOST_EDGES));
  }
}
