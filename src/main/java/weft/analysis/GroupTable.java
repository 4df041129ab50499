package weft.analysis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The derivations {@code graph_dir} and {@code graph_host}: the link graph of directories or hosts.
 * One links to another where a page of it links to a page of that one; the click depth is that of
 * its nearest page.
 */
public final class GroupTable implements Derivation {
  private final GraphLevel level;

  /** That of directories or of hosts. */
  public GroupTable(GraphLevel level) {
    this.level = level;
  }

  @Override
  public String name() {
    return "graph_" + level.word();
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<String> schema() {
    return List.of(
        """
        CREATE TABLE %1$s (
          id INTEGER PRIMARY KEY, name TEXT NOT NULL,
          %2$s, pages INTEGER NOT NULL DEFAULT 0
        ) STRICT\
        """
            .formatted(name(), MetricRows.COLUMNS),
        """
        CREATE TABLE %1$s_link (
          source INTEGER NOT NULL REFERENCES %1$s, target INTEGER NOT NULL REFERENCES %1$s,
          links INTEGER NOT NULL,
          PRIMARY KEY (source, target)
        ) STRICT, WITHOUT ROWID\
        """
            .formatted(name()));
  }

  @Override
  public boolean readsContent() {
    return false;
  }

  @Override
  public void fill(Connection connection, long run, Progress progress) throws SQLException {
    PageGraph pages = PageGraph.load(connection, run, progress);
    List<String> names = new ArrayList<>();
    int[] groupOf = groups(connection, run, pages.pages(), names);
    GroupGraph groups = GroupGraph.of(pages.links(), groupOf, names.size());
    int[] depths = GroupGraph.least(GraphMetrics.clickDepths(pages), groupOf, names.size());
    int[] seeds = IntStream.of(pages.seeds()).map(node -> groupOf[node]).distinct().toArray();
    GraphMetrics metrics = GraphMetrics.of(groups.links(), seeds, depths, progress);
    nodes(connection, names, groups, metrics);
    edges(connection, groups);
  }

  /** The group of each page; groups are numbered as they are met. */
  private int[] groups(Connection connection, long run, PageNodes pages, List<String> names)
      throws SQLException {
    Map<String, Integer> numbers = new HashMap<>();
    int[] groupOf = new int[pages.size()];
    String sql =
        """
        SELECT u.id, u.text FROM crawl_url c JOIN url u ON u.id = c.url
        WHERE c.run = ? AND c.state = 1\
        """;
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, run);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          int node = pages.node(row.getLong(1));
          if (node >= 0) {
            String name = level.nodeOf(row.getString(2));
            groupOf[node] =
                numbers.computeIfAbsent(
                    name,
                    fresh -> {
                      names.add(fresh);
                      return names.size() - 1;
                    });
          }
        }
      }
    }
    return groupOf;
  }

  private void nodes(
      Connection connection, List<String> names, GroupGraph groups, GraphMetrics metrics)
      throws SQLException {
    String columns =
        " (id, name, pagerank, seed_rank, hub, authority, in_degree, out_degree, component,"
            + " click_depth)";
    try (MetricRows rows = new MetricRows(connection, name() + columns, groups.links(), metrics);
        PreparedStatement size =
            connection.prepareStatement("UPDATE " + name() + " SET pages = ? WHERE id = ?")) {
      for (int group = 0; group < names.size(); group++) {
        rows.add(group, group + 1, names.get(group));
        size.setInt(1, groups.sizes()[group]);
        size.setInt(2, group + 1);
        size.executeUpdate();
      }
    }
  }

  private void edges(Connection connection, GroupGraph groups) throws SQLException {
    LinkGraph links = groups.links();
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO " + name() + "_link VALUES (?, ?, ?)")) {
      for (int group = 0; group < links.nodes(); group++) {
        for (int e = links.starts()[group]; e < links.starts()[group + 1]; e++) {
          insert.setInt(1, group + 1);
          insert.setInt(2, links.targets()[e] + 1);
          insert.setInt(3, groups.weights()[e]);
          insert.executeUpdate();
        }
      }
    }
  }
}
