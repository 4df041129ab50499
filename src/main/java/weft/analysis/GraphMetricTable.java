package weft.analysis;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The derivation {@code graph_metric}: what the link graph says about each page. */
public final class GraphMetricTable implements Derivation {

  @Override
  public String name() {
    return "graph_metric";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<String> schema() {
    return List.of(
        """
        CREATE TABLE graph_metric (
          run INTEGER NOT NULL REFERENCES run, url INTEGER NOT NULL REFERENCES url,
          %s,
          PRIMARY KEY (run, url)
        ) STRICT, WITHOUT ROWID\
        """
            .formatted(MetricRows.COLUMNS));
  }

  @Override
  public boolean readsContent() {
    return false;
  }

  @Override
  public void fill(Connection connection, long run, Progress progress) throws SQLException {
    PageGraph graph = PageGraph.load(connection, run, progress);
    GraphMetrics metrics = GraphMetrics.of(graph, progress);
    try (MetricRows rows = new MetricRows(connection, "graph_metric", graph.links(), metrics)) {
      for (int node : graph.pages().byUrl()) {
        rows.add(node, run, graph.pages().url(node));
      }
    }
  }
}
