package weft.analysis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import weft.model.Hop;
import weft.model.LinkKind;

/**
 * The link graph of a run in memory: its pages, and which leads to which. An edge is a link that
 * takes a reader to another page and does not say nofollow: what a page says about its own identity
 * (canonical, hreflang, amphtml and the like) is none, nor what sitemaps list, nor what is
 * embedded.
 *
 * @param pages the nodes
 * @param links the edges
 * @param seeds nodes that are seeds
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PageGraph(PageNodes pages, LinkGraph links, int[] seeds) {
  private static final int SAY_EVERY = 1 << 14;

  /** The codes of the kinds of links that are edges, separated by commas. */
  static final String KINDS =
      Arrays.stream(LinkKind.values())
          .filter(PageGraph::takesReaders)
          .map(kind -> Integer.toString(kind.code()))
          .collect(Collectors.joining(", "));

  /** Reads the graph: links in one pass, in the order in which they are stored. */
  static PageGraph load(Connection connection, long run, Progress progress) throws SQLException {
    PageNodes pages = PageNodes.of(connection, run);
    GraphBuilder builder = new GraphBuilder(pages.size(), pages.links());
    // one text a page is read several times faster than one row a link
    String sql =
        """
        SELECT group_concat(target, ',') FROM link
        WHERE id BETWEEN ? AND ? AND nofollow = 0 AND kind IN (%s)\
        """
            .formatted(KINDS);
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      for (int node = 0; node < pages.size(); node++) {
        if (node % SAY_EVERY == 0) {
          progress.at("reading the link graph", node, pages.size());
        }
        if (pages.lastLink(node) >= pages.firstLink(node)) {
          select.setLong(1, pages.firstLink(node));
          select.setLong(2, pages.lastLink(node));
          try (ResultSet row = select.executeQuery()) {
            String targets = row.next() ? row.getString(1) : null;
            if (targets != null) {
              addAll(targets, pages, builder);
            }
          }
        }
        builder.endNode();
      }
    }
    return new PageGraph(pages, builder.graph(), pages.seeds(connection, run));
  }

  private static void addAll(String targets, PageNodes pages, GraphBuilder builder) {
    long id = 0;
    for (int i = 0; i <= targets.length(); i++) {
      if (i < targets.length() && targets.charAt(i) != ',') {
        id = id * 10 + targets.charAt(i) - '0';
        continue;
      }
      int node = pages.node(id);
      if (node >= 0) {
        builder.add(node);
      }
      id = 0;
    }
  }

  private static boolean takesReaders(LinkKind kind) {
    return switch (kind) {
      case CANONICAL, HTTP_CANONICAL, HREFLANG, HTTP_HREFLANG, AMPHTML, MOBILE_ALTERNATE -> false;
      default -> kind.hop() == Hop.LINK || kind.hop() == Hop.REDIRECT;
    };
  }
}
