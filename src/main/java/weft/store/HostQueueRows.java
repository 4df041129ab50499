package weft.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import weft.model.CrawlUrl;
import weft.model.Pursuit;
import weft.url.Url;

/** Rows of {@code crawl_url} that are queued, host by host. Read beside the writer. */
final class HostQueueRows {
  /** Selects the first queued URLs of a host. */
  static final String QUEUED =
      """
      SELECT c.url, u.text, c.depth, c.hops, c.attempts, c.pursuit, c.priority, c.start
      FROM crawl_url c INDEXED BY crawl_url_queued JOIN url u ON u.id = c.url
      WHERE c.run = ? AND c.host = ? AND c.state = 0
      ORDER BY c.priority DESC, c.depth, c.url LIMIT ?\
      """;

  private final Prepared select;

  HostQueueRows(Connection connection) throws SQLException {
    select = new Prepared(connection, QUEUED);
  }

  /** The first queued URLs of a host in a run: those of the highest priority, then the nearest. */
  List<CrawlUrl> first(long run, long host, int limit) throws SQLException {
    List<CrawlUrl> urls = new ArrayList<>();
    try (ResultSet row = select.put(run).put(host).put(limit).query()) {
      while (row.next()) {
        Url url = Url.ofCanonical(row.getString(2));
        urls.add(
            new CrawlUrl(
                row.getLong(1),
                host,
                url,
                row.getInt(3),
                row.getInt(8),
                row.getString(4),
                row.getInt(5),
                Pursuit.of(row.getInt(6)),
                row.getInt(7)));
      }
    }
    return urls;
  }
}
