package weft.analysis;

import java.util.Arrays;

/**
 * PageRank by power iteration (Page, Brin, Motwani, Winograd 1999): where a reader is who goes
 * along a random link with probability 0.85, and jumps to a node of the start otherwise, or where
 * there is no link. The ranks of all nodes add up to 1.
 */
final class PageRank {
  private static final double DAMPING = 0.85;
  private static final double PRECISION = 1e-10;
  private static final int MOST_ROUNDS = 1_000;

  private PageRank() {}

  /** Every node is as likely a start as any other. */
  static double[] of(LinkGraph graph) {
    int nodes = graph.nodes();
    double[] start = new double[nodes];
    Arrays.fill(start, nodes == 0 ? 0 : 1.0 / nodes);
    return of(graph, start);
  }

  /** The reader starts at one of these nodes, and jumps back to them. */
  static double[] personalised(LinkGraph graph, int[] seeds) {
    double[] start = new double[graph.nodes()];
    for (int seed : seeds) {
      start[seed] += 1.0 / seeds.length;
    }
    return of(graph, start);
  }

  /** The sum of all changes in the last round is below 1e-10. */
  private static double[] of(LinkGraph graph, double[] start) {
    double[] ranks = start.clone();
    double[] next = new double[ranks.length];
    double change = 1;
    for (int round = 0; change >= PRECISION && round < MOST_ROUNDS; round++) {
      double dangling = passOn(graph, ranks, next);
      change = 0;
      for (int v = 0; v < next.length; v++) {
        double jumps = (1 - DAMPING + DAMPING * dangling) * start[v];
        next[v] = DAMPING * next[v] + jumps;
        change += Math.abs(next[v] - ranks[v]);
      }
      double[] former = ranks;
      ranks = next;
      next = former;
    }
    return ranks;
  }

  /** Each node gives its rank to its targets; answers what has none to give it to. */
  private static double passOn(LinkGraph graph, double[] ranks, double[] next) {
    int[] starts = graph.starts();
    int[] targets = graph.targets();
    Arrays.fill(next, 0);
    double dangling = 0;
    for (int v = 0; v < ranks.length; v++) {
      int from = starts[v];
      int to = starts[v + 1];
      if (from == to) {
        dangling += ranks[v];
        continue;
      }
      double share = ranks[v] / (to - from);
      for (int i = from; i < to; i++) {
        next[targets[i]] += share;
      }
    }
    return dangling;
  }
}
