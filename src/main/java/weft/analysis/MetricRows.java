package weft.analysis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;

/** The columns that tables of nodes have in common, and a statement that writes them. */
final class MetricRows implements AutoCloseable {
  /** The columns, as a table declares them. */
  static final String COLUMNS =
      """
      pagerank REAL NOT NULL, seed_rank REAL NOT NULL, hub REAL NOT NULL, authority REAL NOT NULL,
      in_degree INTEGER NOT NULL, out_degree INTEGER NOT NULL,
      component INTEGER NOT NULL, click_depth INTEGER\
      """;

  private static final int FIRST = 3;

  private final LinkGraph graph;
  private final GraphMetrics metrics;
  private final PreparedStatement insert;

  /** Writes into a table whose columns are two of its own and then these. */
  MetricRows(Connection connection, String table, LinkGraph graph, GraphMetrics metrics)
      throws SQLException {
    this.graph = graph;
    this.metrics = metrics;
    insert =
        connection.prepareStatement(
            "INSERT INTO " + table + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  }

  /** Adds the row of a node that begins with a number and a text or number. */
  void add(int node, long first, Object second) throws SQLException {
    insert.setLong(1, first);
    insert.setObject(2, second);
    insert.setDouble(FIRST, metrics.pagerank()[node]);
    insert.setDouble(FIRST + 1, metrics.seedRank()[node]);
    insert.setDouble(FIRST + 2, metrics.hits().hub()[node]);
    insert.setDouble(FIRST + 3, metrics.hits().authority()[node]);
    insert.setInt(FIRST + 4, metrics.inDegrees()[node]);
    insert.setInt(FIRST + 5, graph.outDegree(node));
    insert.setInt(FIRST + 6, metrics.components()[node]);
    if (metrics.depths()[node] == ClickDepth.NONE) {
      insert.setNull(FIRST + 7, Types.INTEGER);
    } else {
      insert.setInt(FIRST + 7, metrics.depths()[node]);
    }
    insert.executeUpdate();
  }

  @Override
  public void close() throws SQLException {
    insert.close();
  }
}
