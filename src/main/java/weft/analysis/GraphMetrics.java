package weft.analysis;

import java.util.BitSet;

/**
 * What the place of each node in a graph says about it; every array is by node.
 *
 * @param pagerank adds up to 1, see {@link PageRank}
 * @param hits see {@link Hits}
 * @param inDegrees how many other nodes link to it
 * @param components see {@link StrongComponents}
 * @param depths see {@link ClickDepth}
 */
@SuppressWarnings("ArrayRecordComponent") // large and never compared
record GraphMetrics(double[] pagerank, Hits hits, int[] inDegrees, int[] components, int[] depths) {

  /**
   * Works them all out.
   *
   * @param seeds where readers begin
   * @param redirects nodes whose edges are no clicks
   * @param personalised whether readers jump back to the seeds rather than anywhere
   */
  static GraphMetrics of(
      LinkGraph graph, int[] seeds, BitSet redirects, boolean personalised, Progress progress) {
    progress.at("PageRank", 0, 4);
    double[] pagerank =
        personalised && seeds.length > 0 ? PageRank.personalised(graph, seeds) : PageRank.of(graph);
    progress.at("hubs and authorities", 1, 4);
    Hits hits = Hits.of(graph);
    progress.at("components", 2, 4);
    int[] components = StrongComponents.of(graph);
    progress.at("click depths", 3, 4);
    int[] depths = ClickDepth.of(graph, seeds, redirects);
    return new GraphMetrics(pagerank, hits, graph.inDegrees(), components, depths);
  }
}
