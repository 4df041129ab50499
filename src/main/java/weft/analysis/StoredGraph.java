package weft.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import weft.store.RowSink;

/** The link graph of a run at some level, with what it says about its nodes. */
public final class StoredGraph {
  private final Workspace workspace;
  private final GraphLevel level;
  private final String rank;

  private StoredGraph(Workspace workspace, GraphLevel level, String rank) {
    this.workspace = workspace;
    this.level = level;
    this.rank = rank;
  }

  /**
   * Derives the graph where that has not been done.
   *
   * @param personalised whether PageRank is that of readers who begin at seeds
   */
  public static StoredGraph of(
      Workspace workspace, GraphLevel level, boolean personalised, Progress progress) {
    workspace.need(
        level == GraphLevel.PAGE ? new GraphMetricTable() : new GroupTable(level), progress);
    return new StoredGraph(workspace, level, personalised ? "seed_rank" : "pagerank");
  }

  /** The graph in a few numbers. */
  public GraphSummary summary() {
    List<GraphSummary> summary = new ArrayList<>();
    query(
        """
        SELECT count(*), coalesce(sum(out_degree), 0), coalesce(max(component), 0),
          coalesce(sum(component = 1), 0), coalesce(sum(click_depth IS NULL), 0),
          coalesce(sum(out_degree = 0), 0)
        FROM %s\
        """
            .formatted(table()),
        row ->
            summary.add(
                new GraphSummary(
                    row.number(0),
                    row.number(1),
                    row.number(2),
                    row.number(3),
                    row.number(4),
                    row.number(5))));
    return summary.getFirst();
  }

  /** The nodes of the highest PageRank, that many at most. */
  public void top(int most, RowSink sink) {
    String sql =
        level == GraphLevel.PAGE
            ? """
            SELECT round(m.%s, 10) AS pagerank, m.in_degree, m.out_degree, round(m.hub, 10) AS hub,
                round(m.authority, 10) AS authority, m.component,
              m.click_depth, u.text AS url
            FROM graph_metric m JOIN url u ON u.id = m.url
            ORDER BY 1 DESC, u.text LIMIT ?\
            """
            : """
            SELECT round(%s, 10) AS pagerank, in_degree, out_degree, round(hub, 10) AS hub,
                round(authority, 10) AS authority, component, click_depth,
              pages, name AS %s
            FROM %s ORDER BY 1 DESC, name LIMIT ?\
            """;
    workspace.query(sql.formatted(rank, level.word(), table()), List.of(most), sink);
  }

  /**
   * Writes the whole graph, reading it row by row.
   *
   * @param out takes text in pieces
   */
  public void write(GraphFormat format, Consumer<String> out) {
    GraphWriter writer = format.writer(out);
    if (level == GraphLevel.PAGE) {
      pages(writer);
    } else {
      groups(writer);
    }
  }

  private void pages(GraphWriter writer) {
    writer.begin(
        List.of(
            new NodeAttribute("url", NodeAttribute.Type.STRING),
            new NodeAttribute("status", NodeAttribute.Type.LONG),
            new NodeAttribute("title", NodeAttribute.Type.STRING),
            new NodeAttribute("depth", NodeAttribute.Type.LONG),
            new NodeAttribute("pagerank", NodeAttribute.Type.DOUBLE)));
    nodes(
        """
        SELECT m.url, u.text, f.status, p.title, m.click_depth, m.%s
        FROM graph_metric m
        JOIN url u ON u.id = m.url
        JOIN crawl_url c ON c.run = m.run AND c.url = m.url
        JOIN fetch f ON f.id = c.fetch
        LEFT JOIN page p ON p.fetch = f.id
        ORDER BY m.url\
        """
            .formatted(rank),
        writer);
    writer.edges();
    PageEdges edges = new PageEdges(writer);
    query(PageEdges.sql(writer.namesEdges()), edges::add);
    edges.end();
    writer.end();
  }

  private void groups(GraphWriter writer) {
    writer.begin(
        List.of(
            new NodeAttribute(level.word(), NodeAttribute.Type.STRING),
            new NodeAttribute("pages", NodeAttribute.Type.LONG),
            new NodeAttribute("depth", NodeAttribute.Type.LONG),
            new NodeAttribute("pagerank", NodeAttribute.Type.DOUBLE)));
    nodes(
        "SELECT id, name, pages, click_depth, %s FROM %s ORDER BY id".formatted(rank, table()),
        writer);
    writer.edges();
    query(
        """
        SELECT l.source, s.name, l.target, t.name, l.links
        FROM %1$s_link l JOIN %1$s s ON s.id = l.source JOIN %1$s t ON t.id = l.target
        ORDER BY l.source, l.target\
        """
            .formatted(table()),
        row ->
            writer.edge(
                new GraphEdge(
                    row.number(0), row.text(1), row.number(2), row.text(3), null, row.number(4))));
    writer.end();
  }

  /** Hands the nodes to the writer; the first column is the number, the others are attributes. */
  private void nodes(String sql, GraphWriter writer) {
    query(sql, row -> writer.node(row.number(0), row.cells().subList(1, row.cells().size())));
  }

  private void query(String sql, Consumer<Cells.Row> taker) {
    workspace.query(sql, List.of(), new Cells(taker));
  }

  private String table() {
    return level == GraphLevel.PAGE ? "graph_metric" : "graph_" + level.word();
  }
}
