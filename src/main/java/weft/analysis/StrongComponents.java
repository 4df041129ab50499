package weft.analysis;

import java.util.Arrays;

/**
 * The strongly connected components of a graph: the largest sets of nodes of which each can be
 * reached from each. Tarjan's algorithm (1972) with a stack of its own, so that no path is too long
 * for it. For one use.
 */
final class StrongComponents {
  private final LinkGraph graph;
  private final int[] order;
  private final int[] lowest;
  private final int[] component;

  /** Nodes that belong to no component yet, in the order they were met. */
  private final int[] open;

  private int opened;
  private int met;
  private int found;

  private StrongComponents(LinkGraph graph) {
    this.graph = graph;
    order = new int[graph.nodes()];
    lowest = new int[graph.nodes()];
    component = new int[graph.nodes()];
    open = new int[graph.nodes()];
  }

  /** The component of each node: 1 for the largest, and so on; of equal ones the order is fixed. */
  static int[] of(LinkGraph graph) {
    StrongComponents search = new StrongComponents(graph);
    int[] path = new int[graph.nodes()];
    int[] edge = new int[graph.nodes()];
    for (int v = 0; v < graph.nodes(); v++) {
      if (search.order[v] == 0) {
        search.from(v, path, edge);
      }
    }
    return search.bySize();
  }

  /**
   * Searches what can be reached from a node.
   *
   * @param path room for the nodes on the present path
   * @param edge room for the next edge to go along, by place on the path
   */
  private void from(int root, int[] path, int[] edge) {
    int depth = 0;
    path[0] = root;
    edge[0] = meet(root);
    while (depth >= 0) {
      int v = path[depth];
      if (edge[depth] < graph.starts()[v + 1]) {
        int w = graph.targets()[edge[depth]++];
        if (order[w] == 0) {
          path[++depth] = w;
          edge[depth] = meet(w);
        } else if (component[w] == 0) {
          lowest[v] = Math.min(lowest[v], order[w]);
        }
      } else {
        if (lowest[v] == order[v]) {
          close(v);
        }
        depth--;
        if (depth >= 0) {
          lowest[path[depth]] = Math.min(lowest[path[depth]], lowest[v]);
        }
      }
    }
  }

  /** Notes a node that is new; answers its first edge. */
  private int meet(int node) {
    order[node] = ++met;
    lowest[node] = met;
    open[opened++] = node;
    return graph.starts()[node];
  }

  private void close(int root) {
    found++;
    int node;
    do {
      node = open[--opened];
      component[node] = found;
    } while (node != root);
  }

  private int[] bySize() {
    long[] sizes = new long[found];
    for (int c : component) {
      sizes[c - 1]++;
    }
    for (int c = 0; c < found; c++) {
      sizes[c] = -sizes[c] << 32 | c;
    }
    Arrays.sort(sizes);
    int[] number = new int[found];
    for (int i = 0; i < found; i++) {
      number[(int) sizes[i]] = i + 1;
    }
    int[] numbered = new int[component.length];
    for (int v = 0; v < component.length; v++) {
      numbered[v] = number[component[v] - 1];
    }
    return numbered;
  }
}
