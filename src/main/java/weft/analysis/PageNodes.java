package weft.analysis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The nodes of a run's link graph: every URL that was answered as a page, whatever the answer, also
 * by a redirect. They are numbered in the order of their fetches, which is that of their links.
 */
final class PageNodes {
  private static final String PAGES =
      """
      FROM crawl_url c JOIN fetch f ON f.id = c.fetch
      WHERE c.run = ? AND c.state = 1 AND c.pursuit IN (0, 4)\
      """;

  private final long[] urls;
  private final long[] firstLinks;
  private final int[] links;
  private final BitSet redirects = new BitSet();

  /** Row ids of URLs in ascending order, and the node of each. */
  private final long[] sorted;

  private final int[] nodes;

  private PageNodes(int size) {
    urls = new long[size];
    firstLinks = new long[size];
    links = new int[size];
    sorted = new long[size];
    nodes = new int[size];
  }

  /** Reads them. */
  static PageNodes of(Connection connection, long run) throws SQLException {
    PageNodes pages = new PageNodes(count(connection, run));
    String sql =
        "SELECT c.url, f.first_link, f.links, f.status BETWEEN 300 AND 399 "
            + PAGES
            + " ORDER BY f.id, c.url";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, run);
      try (ResultSet row = select.executeQuery()) {
        for (int node = 0; row.next(); node++) {
          pages.urls[node] = row.getLong(1);
          pages.firstLinks[node] = row.getLong(2);
          pages.links[node] = row.getInt(3);
          pages.redirects.set(node, row.getBoolean(4));
        }
      }
    }
    pages.index();
    return pages;
  }

  /** How many there are. */
  int size() {
    return urls.length;
  }

  /** The row id of a node's URL. */
  long url(int node) {
    return urls[node];
  }

  /** The id of a node's first link. */
  long firstLink(int node) {
    return firstLinks[node];
  }

  /** The id of a node's last link; less than that of its first where there is none. */
  long lastLink(int node) {
    return firstLinks[node] + links[node] - 1;
  }

  /** All nodes in the order of their URLs' row ids; not to be changed. */
  int[] byUrl() {
    return nodes;
  }

  /** Nodes that redirect. */
  BitSet redirects() {
    return redirects;
  }

  /** How many links of any kind the nodes have. */
  long links() {
    long sum = 0;
    for (int each : links) {
      sum += each;
    }
    return sum;
  }

  /** The node of a URL; less than 0 where it is none. */
  int node(long url) {
    int place = Arrays.binarySearch(sorted, url);
    return place < 0 ? -1 : nodes[place];
  }

  /** The nodes that are seeds of the run. */
  int[] seeds(Connection connection, long run) throws SQLException {
    int[] seeds = new int[urls.length];
    int size = 0;
    try (PreparedStatement select =
        connection.prepareStatement("SELECT url FROM seed WHERE run = ?")) {
      select.setLong(1, run);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          int node = node(row.getLong(1));
          if (node >= 0) {
            seeds[size++] = node;
          }
        }
      }
    }
    return Arrays.copyOf(seeds, size);
  }

  private static int count(Connection connection, long run) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement("SELECT count(*) " + PAGES)) {
      select.setLong(1, run);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getInt(1) : 0;
      }
    }
  }

  private void index() {
    System.arraycopy(urls, 0, sorted, 0, urls.length);
    Arrays.sort(sorted);
    for (int node = 0; node < urls.length; node++) {
      nodes[Arrays.binarySearch(sorted, urls[node])] = node;
    }
  }
}
