package weft.analysis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What a run has read links from, in the order of these links, with counts of its hyperlinks. */
final class LinkSources {
  private static final String ROWS =
      """
      FROM crawl_url c JOIN fetch f ON f.id = c.fetch
      WHERE c.run = ? AND c.state = 1 AND f.links > 0\
      """;

  private final long[] urls;
  private final int[] hosts;
  private final long[] firstLinks;
  private final int[] links;
  private final int[] outlinks;
  private final int[] unique;
  private final int[] external;

  private LinkSources(int size) {
    urls = new long[size];
    hosts = new int[size];
    firstLinks = new long[size];
    links = new int[size];
    outlinks = new int[size];
    unique = new int[size];
    external = new int[size];
  }

  /** Reads them; nothing is counted yet. */
  static LinkSources of(Connection connection, long run) throws SQLException {
    LinkSources sources = new LinkSources(count(connection, run));
    String sql = "SELECT c.url, c.host, f.first_link, f.links " + ROWS + " ORDER BY f.id, c.url";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, run);
      try (ResultSet row = select.executeQuery()) {
        for (int source = 0; row.next(); source++) {
          sources.urls[source] = row.getLong(1);
          sources.hosts[source] = row.getInt(2);
          sources.firstLinks[source] = row.getLong(3);
          sources.links[source] = row.getInt(4);
        }
      }
    }
    return sources;
  }

  private static int count(Connection connection, long run) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement("SELECT count(*) " + ROWS)) {
      select.setLong(1, run);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getInt(1) : 0;
      }
    }
  }

  int size() {
    return urls.length;
  }

  long url(int source) {
    return urls[source];
  }

  long firstLink(int source) {
    return firstLinks[source];
  }

  long lastLink(int source) {
    return firstLinks[source] + links[source] - 1;
  }

  /** Counts a hyperlink of a source. */
  void add(int source, int targetHost, boolean first) {
    outlinks[source]++;
    if (first) {
      unique[source]++;
    }
    if (targetHost != hosts[source]) {
      external[source]++;
    }
  }

  /** Writes a row for each that has hyperlinks. */
  void write(Connection connection) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO page_links VALUES (?, ?, ?, ?)")) {
      for (int source = 0; source < urls.length; source++) {
        if (outlinks[source] > 0) {
          insert.setLong(1, urls[source]);
          insert.setInt(2, outlinks[source]);
          insert.setInt(3, unique[source]);
          insert.setInt(4, external[source]);
          insert.executeUpdate();
        }
      }
    }
  }
}
