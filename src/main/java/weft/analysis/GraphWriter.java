package weft.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a graph, piece by piece: {@code begin}, all nodes, {@code edges}, all edges, {@code end}.
 */
interface GraphWriter {

  /** Whether edges are to bear the names of their nodes. */
  default boolean namesEdges() {
    return false;
  }

  /** Begins the graph; its nodes have these attributes, the first of which is their name. */
  void begin(List<NodeAttribute> attributes);

  /** A node; values in the order of the attributes, null for what is not known. */
  void node(long id, List<? extends @Nullable Object> values);

  /** No more nodes follow. */
  void edges();

  /** An edge. */
  void edge(GraphEdge edge);

  /** Ends the graph. */
  void end();
}
