package weft.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import weft.store.RefusedRows.Refused;
import weft.url.Url;

/**
 * Rows of {@code crawl_url} that are only checked, because they lay outside the scope when links to
 * them were found; assets that are only checked are none of them. Owned by the writer thread.
 */
final class CheckedRows implements Rejudgement.Rows {
  private static final String SELECT =
      """
      SELECT c.host, c.url, u.text
      FROM crawl_url c JOIN url u ON u.id = c.url
      WHERE c.run = ?1 AND c.pursuit = 2 AND (c.host, c.url) > (?2, ?3)
        AND c.followed AND c.state IN (0, 1, 2) AND c.depth <= ?5 AND c.hops NOT LIKE '%E%'
      """;

  private final RunRows runs;
  private final StoreSettings settings;
  private final Prepared all;
  private final Prepared some;
  private final Prepared accept;

  CheckedRows(Connection connection, RunRows runs, StoreSettings settings) throws SQLException {
    this.runs = runs;
    this.settings = settings;
    all = new Prepared(connection, SELECT + "ORDER BY c.host, c.url LIMIT ?4");
    some =
        new Prepared(
            connection,
            SELECT
                + """
                AND c.host IN (SELECT id FROM host WHERE name = ?6 OR domain = ?6)
                ORDER BY c.host, c.url LIMIT ?4\
                """);
    accept =
        new Prepared(
            connection,
            """
            UPDATE crawl_url SET pursuit = 0, state = 0, reason = NULL, rule = NULL
            WHERE run = ? AND url = ? AND pursuit = 2\
            """);
  }

  /** As far as links that a crawl goes along lead there within its depth. */
  @Override
  public List<Refused> after(Refused last, @Nullable String hostOrDomain, int limit)
      throws SQLException {
    Prepared select = hostOrDomain == null ? all : some;
    select.put(runs.current()).put(last.host()).put(last.id()).put(limit);
    select.put(settings.farthest());
    List<Refused> found = new ArrayList<>();
    try (ResultSet row = (hostOrDomain == null ? select : select.put(hostOrDomain)).query()) {
      while (row.next()) {
        found.add(new Refused(row.getLong(1), row.getLong(2), Url.ofCanonical(row.getString(3))));
      }
    }
    return found;
  }

  /** Queues them as pages, whatever became of the check. */
  @Override
  public Set<Long> accept(List<Refused> urls) throws SQLException {
    Set<Long> hosts = new TreeSet<>();
    for (Refused url : urls) {
      int _ = accept.put(runs.current()).put(url.id()).update();
      hosts.add(url.host());
    }
    return hosts;
  }
}
