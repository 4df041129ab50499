package weft.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import weft.model.Capture;
import weft.model.CrawlUrl;
import weft.model.Decision;
import weft.model.Pursuit;
import weft.model.Reason;
import weft.model.Seed;
import weft.model.State;
import weft.store.CrawlRows.Row;
import weft.store.UrlRows.Found;

/**
 * Places in a run for answers that were had elsewhere. Owned by the writer thread.
 *
 * <p>What nothing leads to yet starts like a seed that allows fewer links the later it is read. So
 * whatever an earlier one leads to is nearer by that, in whatever order links are found, and those
 * that are seeds in the end are the ones that nothing before them leads to.
 */
final class CaptureRows {
  private static final int APART = 64;
  private static final long FARTHEST = 1 << 29;

  private final RunRows runs;
  private final Prepared at;
  private final Prepared answered;
  private final Prepared end;
  private final Prepared reached;
  private final Prepared level;

  CaptureRows(Connection connection, RunRows runs) throws SQLException {
    this.runs = runs;
    at = new Prepared(connection, "SELECT at FROM fetch WHERE id = ?");
    answered =
        new Prepared(
            connection,
            """
            UPDATE crawl_url SET state = 1, reason = NULL, rule = NULL
            WHERE run = ? AND state = 0 AND fetch IS NOT NULL\
            """);
    end =
        new Prepared(
            connection,
            "UPDATE crawl_url SET state = ?, reason = ?, rule = ? WHERE run = ? AND state = 0");
    reached =
        new Prepared(
            connection,
            """
            DELETE FROM seed WHERE run = ?1
              AND url IN (SELECT url FROM crawl_url WHERE run = ?2 AND hops <> 'S')\
            """);
    level =
        new Prepared(
            connection,
            "UPDATE crawl_url SET depth = depth - start, start = 0 WHERE run = ? AND start <> 0");
  }

  /** Queues the URL of an answer; null where what the run has of it is as good. */
  @Nullable CrawlUrl take(HashedUrl url, Capture capture, Session session) throws SQLException {
    Found found = session.urls.find(url);
    if (found == null || found.standing() == null) {
      return begin(url, found, capture, session);
    }
    Row row = session.crawl.get(found.id());
    boolean wanted =
        switch (row.standing().state()) {
          case QUEUED, EXCLUDED -> true;
          case FAILED -> capture.lasting();
          case DONE -> capture.lasting() && newer(row.fetch(), capture);
        };
    return wanted ? queue(row, capture, session) : null;
  }

  private static CrawlUrl begin(
      HashedUrl url, @Nullable Found found, Capture capture, Session session) throws SQLException {
    int start = (int) Math.min(FARTHEST, capture.order() * APART);
    boolean sitemap = capture.pursuit() == Pursuit.SITEMAP;
    Way way = sitemap ? Way.sitemap(start) : Way.seed(start);
    Discovery discovery = new Discovery(session);
    Sighting seen = new Sighting(url, Decision.accept("archive"), capture.pursuit(), true, way);
    long id = discovery.admit(seen, found);
    discovery.flush();
    if (sitemap) {
      session.sitemaps.name(id, capture.guessed() ? "guess" : "archive");
    } else if (capture.pursuit() == Pursuit.PAGE) {
      session.seeds.insert(id, new Seed(capture.url(), false, capture.source()));
    }
    return discovery.saved().queued().getFirst();
  }

  private static CrawlUrl queue(Row row, Capture capture, Session session) throws SQLException {
    Pursuit pursuit =
        row.standing().state() == State.EXCLUDED
            ? capture.pursuit()
            : capture.pursuit() == Pursuit.ASSET
                ? row.pursuit()
                : row.pursuit().and(capture.pursuit());
    session.crawl.takeOn(row.url(), pursuit, Standing.QUEUED, row.way());
    if (pursuit.isSitemap()) {
      session.sitemaps.name(row.url(), capture.guessed() ? "guess" : "archive");
    }
    Way way = row.way();
    return new CrawlUrl(
        row.url(),
        row.host(),
        capture.url(),
        way.depth(),
        way.start(),
        way.hops(),
        row.attempts(),
        pursuit,
        0);
  }

  private boolean newer(long fetch, Capture capture) throws SQLException {
    try (ResultSet row = at.put(fetch).query()) {
      return row.next() && row.getLong(1) < capture.at().toEpochMilli();
    }
  }

  /**
   * Ends what is still queued, counts depths from the seeds that are left, and answers how many
   * URLs were ended.
   */
  int end(Reason reason, String rule) throws SQLException {
    int _ = answered.put(runs.current()).update();
    end.put(reason.state().code()).put(reason.code()).put(rule);
    int ended = end.put(runs.current()).update();
    int _ = reached.put(runs.current()).put(runs.current()).update();
    int _ = level.put(runs.current()).update();
    return ended;
  }
}
