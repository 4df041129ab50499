package weft.analysis;

import java.util.LinkedHashMap;
import java.util.Map;
import weft.model.LinkKind;

/**
 * Draws the links of a page to each other page together into one edge; holds one page's at a time.
 */
final class PageEdges {
  private final GraphWriter writer;
  private final Map<Long, GraphEdge> edges = new LinkedHashMap<>();
  private long source = -1;

  PageEdges(GraphWriter writer) {
    this.writer = writer;
  }

  /** The query whose rows it takes: those of a page stand together. */
  static String sql(boolean names) {
    return """
    SELECT c.url, %s, l.target, %s, l.kind
    FROM crawl_url c
    CROSS JOIN fetch f ON f.id = c.fetch
    CROSS JOIN link l ON l.id BETWEEN f.first_link AND f.first_link + f.links - 1
    CROSS JOIN graph_metric t ON t.run = c.run AND t.url = l.target
    WHERE c.run = :run AND c.state = 1 AND c.pursuit IN (0, 4)
      AND l.nofollow = 0 AND l.target <> c.url AND l.kind IN (%s)\
    """
        .formatted(name(names, "c.url"), name(names, "l.target"), PageGraph.KINDS);
  }

  private static String name(boolean wanted, String id) {
    return wanted ? "(SELECT text FROM url WHERE id = " + id + ")" : "''";
  }

  /** Takes a row of the query. */
  void add(Cells.Row row) {
    long from = row.number(0);
    if (from != source) {
      end();
      source = from;
    }
    long to = row.number(2);
    GraphEdge known = edges.get(to);
    edges.put(
        to,
        known == null
            ? new GraphEdge(
                from, row.text(1), to, row.text(3), LinkKind.of((int) row.number(4)).label(), 1)
            : new GraphEdge(
                from,
                known.sourceName(),
                to,
                known.targetName(),
                known.kind(),
                known.weight() + 1));
  }

  /** Writes the edges of the last page. */
  void end() {
    edges.values().forEach(writer::edge);
    edges.clear();
  }
}
