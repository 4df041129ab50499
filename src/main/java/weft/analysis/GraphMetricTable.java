package weft.analysis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
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
          pagerank REAL NOT NULL, hub REAL NOT NULL, authority REAL NOT NULL,
          in_degree INTEGER NOT NULL, out_degree INTEGER NOT NULL,
          component INTEGER NOT NULL, click_depth INTEGER,
          PRIMARY KEY (run, url)
        ) STRICT, WITHOUT ROWID\
        """);
  }

  @Override
  public void fill(Connection connection, long run, Progress progress) throws SQLException {
    PageGraph graph = PageGraph.load(connection, run, progress);
    GraphMetrics metrics =
        GraphMetrics.of(graph.links(), graph.seeds(), graph.pages().redirects(), false, progress);
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO graph_metric VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      insert.setLong(1, run);
      for (int node : graph.pages().byUrl()) {
        insert.setLong(2, graph.pages().url(node));
        insert.setDouble(3, metrics.pagerank()[node]);
        insert.setDouble(4, metrics.hits().hub()[node]);
        insert.setDouble(5, metrics.hits().authority()[node]);
        insert.setInt(6, metrics.inDegrees()[node]);
        insert.setInt(7, graph.links().outDegree(node));
        insert.setInt(8, metrics.components()[node]);
        if (metrics.depths()[node] == ClickDepth.NONE) {
          insert.setNull(9, Types.INTEGER);
        } else {
          insert.setInt(9, metrics.depths()[node]);
        }
        insert.executeUpdate();
      }
    }
  }
}
