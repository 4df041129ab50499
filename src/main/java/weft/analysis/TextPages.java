package weft.analysis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * The pages of a run that have a main text, one a body: of those that share their bytes the one
 * nearest to a seed, then the one found first. They are numbered in the order of bodies, which is
 * that of the file.
 *
 * @param bodies row id of each page's body
 * @param urls row id of its URL
 * @param depths how far it is from a seed
 */
@SuppressWarnings("ArrayRecordComponent") // large and never compared
record TextPages(long[] bodies, long[] urls, int[] depths) {

  /** Reads them. */
  static TextPages of(Connection connection, long run) throws SQLException {
    String sql =
        """
        SELECT f.body, c.url, c.depth - c.start
        FROM crawl_url c
        JOIN fetch f ON f.id = c.fetch
        JOIN content n ON n.body = f.body
        WHERE c.run = ? AND c.state = 1 AND c.pursuit IN (0, 4) AND f.status = 200
          AND n.text IS NOT NULL
        ORDER BY f.body, c.depth - c.start, c.url\
        """;
    long[] bodies = new long[1024];
    long[] urls = new long[1024];
    int[] depths = new int[1024];
    int size = 0;
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, run);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          long body = row.getLong(1);
          if (size > 0 && bodies[size - 1] == body) {
            continue;
          }
          if (size == bodies.length) {
            bodies = Arrays.copyOf(bodies, 2 * size);
            urls = Arrays.copyOf(urls, 2 * size);
            depths = Arrays.copyOf(depths, 2 * size);
          }
          bodies[size] = body;
          urls[size] = row.getLong(2);
          depths[size++] = row.getInt(3);
        }
      }
    }
    return new TextPages(
        Arrays.copyOf(bodies, size), Arrays.copyOf(urls, size), Arrays.copyOf(depths, size));
  }

  /** What orders them by their distance from a seed, then by when their URLs were found. */
  long[] ranks() {
    long[] ranks = new long[size()];
    for (int page = 0; page < ranks.length; page++) {
      ranks[page] = ((long) depths[page] << 40) + urls[page];
    }
    return ranks;
  }

  /** How many there are. */
  int size() {
    return bodies.length;
  }
}
