package weft.analysis;

/**
 * What the place of each node in a graph says about it; every array is by node.
 *
 * @param pagerank adds up to 1, see {@link PageRank}
 * @param seedRank the same for readers who begin at seeds and jump back to them; equal to pagerank
 *     where there is no seed
 * @param hits see {@link Hits}
 * @param inDegrees how many other nodes link to it
 * @param components see {@link StrongComponents}
 * @param depths see {@link ClickDepth}
 */
@SuppressWarnings("ArrayRecordComponent") // large and never compared
record GraphMetrics(
    double[] pagerank,
    double[] seedRank,
    Hits hits,
    int[] inDegrees,
    int[] components,
    int[] depths) {

  /** Works out those of the pages of a run. */
  static GraphMetrics of(PageGraph pages, Progress progress) {
    return of(pages.links(), pages.seeds(), clickDepths(pages), progress);
  }

  /** How far each page of a run is from the seeds. */
  static int[] clickDepths(PageGraph pages) {
    return ClickDepth.of(pages.links(), pages.seeds(), pages.pages().redirects());
  }

  /**
   * Works out those of any graph.
   *
   * @param seeds where readers begin, each once
   * @param depths of the nodes
   */
  static GraphMetrics of(LinkGraph graph, int[] seeds, int[] depths, Progress progress) {
    progress.at("PageRank", 0, 4);
    double[] pagerank = PageRank.of(graph);
    progress.at("PageRank from the seeds", 1, 4);
    double[] seedRank = seeds.length == 0 ? pagerank : PageRank.personalised(graph, seeds);
    progress.at("hubs and authorities", 2, 4);
    Hits hits = Hits.of(graph);
    progress.at("components", 3, 4);
    int[] components = StrongComponents.of(graph);
    return new GraphMetrics(pagerank, seedRank, hits, graph.inDegrees(), components, depths);
  }
}
