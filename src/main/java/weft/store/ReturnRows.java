package weft.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import weft.model.Change;
import weft.model.Earlier;
import weft.model.Pursuit;

/**
 * What the current run makes of URLs that earlier ones have fetched. Where the earlier answer still
 * stands the row of the URL points to it, so that its body, its links and all that was found in it
 * are the run's too. Owned by the writer thread.
 */
final class ReturnRows {
  private final RunRows runs;
  private final Prepared compare;
  private final Prepared stands;
  private final Prepared lastmod;
  private final Prepared leftAlone;
  private final Prepared sitemap;

  ReturnRows(Connection connection, RunRows runs) throws SQLException {
    this.runs = runs;
    compare =
        new Prepared(
            connection,
            """
            UPDATE crawl_url SET prior = ?, change = ?, interval = ?, checked = NULL
            WHERE run = ? AND url = ?\
            """);
    stands =
        new Prepared(
            connection,
            """
            UPDATE crawl_url SET state = ?, reason = NULL, rule = NULL, attempts = attempts + ?,
              fetch = ?, checked = ?
            WHERE run = ? AND url = ?\
            """);
    lastmod =
        new Prepared(connection, "UPDATE crawl_url SET lastmod = ? WHERE run = ? AND url = ?");
    leftAlone =
        new Prepared(
            connection,
            """
            SELECT f.at FROM crawl_url c JOIN fetch f ON f.id = coalesce(c.checked, c.fetch)
            WHERE c.run = ? AND c.url = ? AND c.state = 1 AND c.change = %d\
            """
                .formatted(Change.NOT_DUE.code()));
    sitemap =
        new Prepared(
            connection,
            """
            UPDATE sitemap SET (fetch, kind, entries, trouble) = (
              SELECT s.fetch, s.kind, s.entries, s.trouble FROM fetch f
              JOIN sitemap s ON s.run = f.run AND s.url = f.url WHERE f.id = ?)
            WHERE run = ? AND url = ?\
            """);
  }

  /** Notes what an earlier run has of a URL, and what has become of it. */
  void compare(long url, Earlier earlier, @Nullable Change change) throws SQLException {
    Duration interval = earlier.interval();
    compare.put(earlier.fetch()).putUnless(0, change == null ? 0 : change.code());
    compare.putUnless(0, interval == null ? 0 : interval.toMillis());
    compare.put(runs.current()).put(url).update();
  }

  /**
   * Notes by when a sitemap says that a URL had been changed; answers whether it was left alone
   * although it was checked before that.
   */
  boolean changed(long url, Instant by) throws SQLException {
    lastmod.put(by.toEpochMilli()).put(runs.current()).put(url).update();
    try (ResultSet row = leftAlone.put(runs.current()).put(url).query()) {
      return row.next() && row.getLong(1) < by.toEpochMilli();
    }
  }

  /**
   * Ends a URL's time in the queue with the answer that an earlier run has.
   *
   * @param fetch row of the request that found it unchanged, 0 where none was made
   */
  void stands(long url, Earlier earlier, long fetch, Pursuit pursuit) throws SQLException {
    stands.put(Standing.DONE.state().code()).put(fetch != 0);
    stands.put(earlier.fetch()).putUnless(0, fetch != 0 ? fetch : earlier.check());
    stands.put(runs.current()).put(url).update();
    if (pursuit.isSitemap()) {
      sitemap.put(earlier.fetch()).put(runs.current()).put(url).update();
    }
  }
}
