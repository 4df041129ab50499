package weft.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import weft.model.Failed;

/**
 * URLs that failed, to be tried again: at once the first time, then no sooner than an hour after
 * the newest attempt, then two, four, up to a week. An attempt at a time that is still to come was
 * made by a clock that was wrong, and holds nothing up. Owned by the writer thread.
 */
final class FailedRows {
  private static final long FIRST = Duration.ofHours(1).toMillis();
  private static final long LONGEST = Duration.ofDays(7).toMillis();
  private static final String DUE =
      """
      coalesce((SELECT at FROM fetch WHERE id = crawl_url.fetch AND at <= ?1), 0)
        + CASE WHEN retried IS NULL THEN 0 ELSE min(%d, %d << min(retried - 1, 20)) END\
      """
          .formatted(LONGEST, FIRST);

  private final RunRows runs;
  private final Prepared count;
  private final Prepared queue;
  private final Prepared revive;

  FailedRows(Connection connection, RunRows runs) throws SQLException {
    this.runs = runs;
    count =
        new Prepared(
            connection,
            """
            SELECT count(*) FILTER (WHERE due <= ?1), count(*) FILTER (WHERE due > ?1),
              min(due) FILTER (WHERE due > ?1)
            FROM (SELECT %s AS due FROM crawl_url
              WHERE run = (SELECT max(id) FROM run) AND state = 2)\
            """
                .formatted(DUE));
    queue =
        new Prepared(
            connection,
            """
            UPDATE crawl_url SET state = 0, reason = NULL, rule = NULL,
              retried = coalesce(retried, 0) + 1
            WHERE run = ?2 AND state = 2 AND %s <= ?1\
            """
                .formatted(DUE));
    revive =
        new Prepared(
            connection,
            """
            UPDATE host SET health = 'alive', failures = 0 WHERE health = 'dead' AND id IN
              (SELECT host FROM crawl_url WHERE run = ? AND state = 0)\
            """);
  }

  /** The URLs of the newest run that failed. */
  Failed count(Instant now) throws SQLException {
    try (ResultSet row = count.put(now.toEpochMilli()).query()) {
      long next = row.getLong(3);
      return new Failed(
          row.getLong(1), row.getLong(2), next == 0 ? null : Instant.ofEpochMilli(next));
    }
  }

  /** Queues those that are due, and gives their hosts another chance. */
  void queue(Instant now) throws SQLException {
    queue.put(now.toEpochMilli()).put(runs.current()).update();
    revive.put(runs.current()).update();
  }
}
