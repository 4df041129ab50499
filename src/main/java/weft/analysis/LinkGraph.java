package weft.analysis;

/**
 * A directed graph as compressed sparse rows: the nodes are 0 to n - 1, the targets of node v stand
 * in {@code targets} from {@code starts[v]} up to {@code starts[v + 1]}, each once, in ascending
 * order, v itself not among them. Never changed once it is built.
 */
@SuppressWarnings("ArrayRecordComponent") // large, shared by the algorithms, never compared
record LinkGraph(int[] starts, int[] targets) {

  /** How many nodes it has. */
  int nodes() {
    return starts.length - 1;
  }

  /** How many edges it has. */
  int edges() {
    return starts[starts.length - 1];
  }

  /** How many targets a node has. */
  int outDegree(int node) {
    return starts[node + 1] - starts[node];
  }

  /** How many sources each node has. */
  int[] inDegrees() {
    int[] degrees = new int[nodes()];
    for (int i = 0; i < edges(); i++) {
      degrees[targets[i]]++;
    }
    return degrees;
  }
}
