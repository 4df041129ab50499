package weft.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import weft.model.CrawlUrl;
import weft.model.Decision;
import weft.model.Pursuit;
import weft.model.Reason;
import weft.url.Url;

/** Rows of {@code crawl_url} that are queued, whatever their hosts. Owned by the writer thread. */
final class QueuedRows {
  private final RunRows runs;
  private final Prepared last;
  private final Prepared some;
  private final Prepared pages;
  private final Prepared exclude;

  QueuedRows(Connection connection, RunRows runs) throws SQLException {
    this.runs = runs;
    last = new Prepared(connection, "SELECT coalesce(max(url), 0) FROM crawl_url WHERE run = ?");
    some =
        new Prepared(
            connection,
            """
            SELECT c.url, c.host, u.text, c.depth, c.hops, c.attempts, c.pursuit, c.priority, c.start
            FROM crawl_url c JOIN url u ON u.id = c.url
            WHERE c.run = ? AND c.url > ? AND c.url <= ? AND +c.state = 0\
            """);
    pages =
        new Prepared(
            connection,
            """
            SELECT 1 FROM crawl_url INDEXED BY crawl_url_queued
            WHERE run = ? AND state = 0 AND pursuit IN (0, 3, 4) LIMIT 1\
            """);
    exclude =
        new Prepared(
            connection,
            """
            UPDATE crawl_url SET state = ?, reason = ?, rule = ?
            WHERE run = ? AND url = ? AND state = 0\
            """);
  }

  /** The greatest row id of a URL that the run knows. */
  long last() throws SQLException {
    try (ResultSet row = last.put(runs.current()).query()) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  /** Those whose row ids are above the first and up to the second. */
  List<CrawlUrl> between(long after, long upTo) throws SQLException {
    List<CrawlUrl> urls = new ArrayList<>();
    try (ResultSet row = some.put(runs.current()).put(after).put(upTo).query()) {
      while (row.next()) {
        urls.add(
            new CrawlUrl(
                row.getLong(1),
                row.getLong(2),
                Url.ofCanonical(row.getString(3)),
                row.getInt(4),
                row.getInt(9),
                row.getString(5),
                row.getInt(6),
                Pursuit.of(row.getInt(7)),
                row.getInt(8)));
      }
    }
    return urls;
  }

  /** Whether any of them is a page or a sitemap. */
  boolean anyPages() throws SQLException {
    try (ResultSet row = pages.put(runs.current()).query()) {
      return row.next();
    }
  }

  /** Excludes one by that decision; whether it was queued until now. */
  boolean exclude(long url, Decision why) throws SQLException {
    Reason reason = why.reason();
    if (reason == null) {
      throw new IllegalArgumentException("URL " + url + " is accepted by " + why.rule());
    }
    exclude.put(reason.state().code()).put(reason.code()).put(why.rule());
    return exclude.put(runs.current()).put(url).update() > 0;
  }
}
