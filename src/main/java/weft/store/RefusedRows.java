package weft.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import weft.url.Url;

/** Rows of {@code crawl_url} that scope or patterns keep out. Owned by the writer thread. */
final class RefusedRows implements Rejudgement.Rows {
  /** A URL that is kept out; ordered by host, then row id. */
  record Refused(long host, long id, Url url) {}

  /** Comes before every URL. */
  static final Refused BEFORE_ALL = new Refused(0, 0, Url.ofCanonical("http://none.invalid/"));

  private final RunRows runs;
  private final StoreSettings settings;
  private final Portions portions;
  private final Prepared accept;

  RefusedRows(Connection connection, RunRows runs, StoreSettings settings) throws SQLException {
    this.runs = runs;
    this.settings = settings;
    portions =
        new Portions(
            connection, runs, "INDEXED BY crawl_url_refused", "c.reason IN (10, 11, 12, 20, 22)");
    accept =
        new Prepared(
            connection,
            """
            UPDATE crawl_url SET
              pursuit = CASE WHEN pursuit = 2 AND hops NOT LIKE '%E%' THEN 0 ELSE pursuit END,
              state = CASE WHEN followed AND depth <= ?1 THEN 0 ELSE 3 END,
              reason = CASE WHEN NOT followed THEN CASE WHEN hops LIKE '%E' THEN 15 ELSE 14 END
                WHEN depth <= ?1 THEN NULL ELSE 16 END,
              rule = CASE WHEN NOT followed THEN 'no link to follow'
                WHEN depth <= ?1 THEN NULL ELSE 'depth ' || (?1 - start) END
            WHERE run = ?2 AND url = ?3 AND reason IN (10, 11, 12, 20, 22)
            RETURNING state\
            """);
  }

  @Override
  public List<Refused> after(Refused last, @Nullable String hostOrDomain, int limit)
      throws SQLException {
    return portions.after(last, hostOrDomain, limit);
  }

  /**
   * Lets those in that are near enough and that a followed link leads to; the others stay out for
   * those reasons. What was to be checked only is a page then.
   */
  @Override
  public Set<Long> accept(List<Refused> urls) throws SQLException {
    Set<Long> hosts = new TreeSet<>();
    for (Refused url : urls) {
      accept.put(settings.farthest());
      try (ResultSet row = accept.put(runs.current()).put(url.id()).query()) {
        if (row.next() && row.getInt(1) == 0) {
          hosts.add(url.host());
        }
      }
    }
    return hosts;
  }
}
