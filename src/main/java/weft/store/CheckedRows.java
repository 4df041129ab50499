package weft.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import weft.store.RefusedRows.Refused;

/**
 * Rows of {@code crawl_url} that are only checked, because they lay outside the scope when links to
 * them were found; assets that are only checked are none of them. Owned by the writer thread.
 */
final class CheckedRows implements Rejudgement.Rows {
  private final RunRows runs;
  private final Portions portions;
  private final Prepared accept;

  CheckedRows(Connection connection, RunRows runs, StoreSettings settings) throws SQLException {
    this.runs = runs;
    portions =
        new Portions(
            connection,
            runs,
            "",
            "c.pursuit = 2 AND c.followed AND c.state IN (0, 1, 2) AND c.hops NOT LIKE '%E%'"
                + " AND c.depth <= "
                + settings.farthest());
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
    return portions.after(last, hostOrDomain, limit);
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
