package weft.analysis;

import java.util.Arrays;

/**
 * Hubs and authorities (Kleinberg 1999): a good hub links to good authorities, a good authority is
 * linked by good hubs. Each kind of score adds up to 1; all are 0 where there is no edge. Where a
 * graph has several parts of equal weight the scores depend on where the iteration begins; it
 * begins with hubs that are all equal.
 *
 * @param hub by node
 * @param authority by node
 */
@SuppressWarnings("ArrayRecordComponent") // large and never compared
record Hits(double[] hub, double[] authority) {
  private static final double PRECISION = 1e-10;
  private static final int MOST_ROUNDS = 300;

  /** Iterates until the sum of all changes of a round is below 1e-10, or for 300 rounds. */
  static Hits of(LinkGraph graph) {
    double[] hub = new double[graph.nodes()];
    double[] authority = new double[graph.nodes()];
    Arrays.fill(hub, 1.0);
    double[] former = authority.clone();
    double change = graph.edges() == 0 ? 0 : 1;
    if (graph.edges() == 0) {
      Arrays.fill(hub, 0);
    }
    for (int round = 0; change >= PRECISION && round < MOST_ROUNDS; round++) {
      endorse(graph, hub, authority);
      gather(graph, authority, hub);
      change = 0;
      for (int v = 0; v < former.length; v++) {
        change += Math.abs(authority[v] - former[v]);
        former[v] = authority[v];
      }
    }
    return new Hits(hub, authority);
  }

  private static void endorse(LinkGraph graph, double[] hub, double[] authority) {
    int[] starts = graph.starts();
    int[] targets = graph.targets();
    Arrays.fill(authority, 0);
    for (int v = 0; v < hub.length; v++) {
      double given = hub[v];
      for (int i = starts[v]; i < starts[v + 1]; i++) {
        authority[targets[i]] += given;
      }
    }
    scale(authority);
  }

  private static void gather(LinkGraph graph, double[] authority, double[] hub) {
    int[] starts = graph.starts();
    int[] targets = graph.targets();
    for (int v = 0; v < hub.length; v++) {
      double sum = 0;
      for (int i = starts[v]; i < starts[v + 1]; i++) {
        sum += authority[targets[i]];
      }
      hub[v] = sum;
    }
    scale(hub);
  }

  private static void scale(double[] scores) {
    double sum = 0;
    for (double score : scores) {
      sum += score;
    }
    for (int v = 0; v < scores.length; v++) {
      scores[v] /= sum;
    }
  }
}
