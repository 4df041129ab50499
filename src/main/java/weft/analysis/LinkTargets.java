package weft.analysis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** URLs of successive row ids, with counts of the links that lead to them. */
final class LinkTargets {
  private final long first;
  private final int[] hosts;
  private final int[] links;
  private final int[] inlinks;
  private final int[] unique;
  private final int[] followed;

  /** The newest source, plus one, with a hyperlink to each; and with one without nofollow. */
  private final int[] newest;

  private final int[] newestFollowed;

  private LinkTargets(long first, int size) {
    this.first = first;
    hosts = new int[size];
    links = new int[size];
    inlinks = new int[size];
    unique = new int[size];
    followed = new int[size];
    newest = new int[size];
    newestFollowed = new int[size];
  }

  /** So many URLs from that one on; nothing is counted yet. */
  static LinkTargets of(Connection connection, long first, int size) throws SQLException {
    LinkTargets targets = new LinkTargets(first, size);
    String sql = "SELECT id, host FROM url WHERE id BETWEEN ? AND ?";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, first);
      select.setLong(2, first + size - 1);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          targets.hosts[(int) (row.getLong(1) - first)] = row.getInt(2);
        }
      }
    }
    return targets;
  }

  long first() {
    return first;
  }

  int size() {
    return hosts.length;
  }

  /** Counts a link, for its target and its source; all links of a source come one after another. */
  void add(long url, boolean hyperlink, boolean follow, int source, LinkSources sources) {
    int target = (int) (url - first);
    links[target]++;
    if (!hyperlink) {
      return;
    }
    inlinks[target]++;
    boolean other = sources.url(source) != url;
    boolean fresh = newest[target] != source + 1;
    sources.add(source, hosts[target], fresh);
    newest[target] = source + 1;
    if (fresh && other) {
      unique[target]++;
    }
    if (follow && other && newestFollowed[target] != source + 1) {
      newestFollowed[target] = source + 1;
      followed[target]++;
    }
  }

  /** Writes a row for each that links lead to. */
  void write(PreparedStatement insert) throws SQLException {
    for (int target = 0; target < links.length; target++) {
      if (links[target] > 0) {
        insert.setLong(1, first + target);
        insert.setInt(2, links[target]);
        insert.setInt(3, inlinks[target]);
        insert.setInt(4, unique[target]);
        insert.setInt(5, followed[target]);
        insert.executeUpdate();
      }
    }
  }
}
