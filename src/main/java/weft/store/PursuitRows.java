package weft.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import weft.model.LinkKind;
import weft.model.Pursuit;

/**
 * Rows of {@code crawl_url} that were kept out while pages were crawled and are wanted afterwards
 * for what leads to them. Each statement looks at the links of a range of pages. Owned by the
 * writer thread.
 */
final class PursuitRows {
  private static final String FROM_PAGES =
      """
      SELECT l.target FROM crawl_url s
      JOIN fetch f ON f.id = s.fetch
      JOIN link l ON l.id BETWEEN f.first_link AND f.first_link + f.links - 1
      WHERE s.run = ?1 AND s.url > ?2 AND s.url <= ?3 AND s.state = 1
      """;

  private final RunRows runs;
  private final StoreSettings settings;
  private final Prepared last;
  private final Prepared assets;
  private final Prepared external;
  private final Prepared beyond;
  private final Prepared nearer;

  PursuitRows(Connection connection, RunRows runs, StoreSettings settings) throws SQLException {
    this.runs = runs;
    this.settings = settings;
    String pageKinds = codes(kind -> kind.leadsToPage() && !kind.inSitemap());
    String along =
        "l.kind IN (" + pageKinds + ")" + (settings.followNofollow() ? "" : " AND l.nofollow = 0");
    last = new Prepared(connection, "SELECT coalesce(max(url), 0) FROM crawl_url WHERE run = ?");
    assets =
        new Prepared(
            connection,
            """
            UPDATE crawl_url SET state = 0, reason = NULL, rule = NULL, pursuit = ?4
            WHERE run = ?1 AND state = 3 AND +reason IN (10, 12, 14, 15, 16)
              AND url IN (%s AND s.pursuit IN (0, 1, 4) AND l.kind IN (%s))
            RETURNING host\
            """
                .formatted(FROM_PAGES, codes(LinkKind::isRequisite)));
    external =
        new Prepared(
            connection,
            """
            UPDATE crawl_url SET state = 0, reason = NULL, rule = NULL, pursuit = 2
            WHERE run = ?1 AND state = 3 AND +reason = 10
              AND url IN (%s AND s.pursuit IN (0, 4) AND s.beyond = 0 AND l.kind IN (%s))
            RETURNING host\
            """
                .formatted(FROM_PAGES, pageKinds));
    String reached =
        """
        %s AND s.pursuit IN (0, 4) AND %s
          AND (s.beyond = ?4 - 1 AND (l.kind <> %d OR ?4 = 1) OR s.beyond = ?4 AND l.kind = %4$d)\
        """
            .formatted(FROM_PAGES, along, LinkKind.REDIRECT.code(), LinkKind.REDIRECT.code());
    beyond =
        new Prepared(
            connection,
            """
            UPDATE crawl_url SET beyond = ?4,
              state = CASE WHEN depth <= ?5 THEN 0 ELSE 3 END,
              reason = CASE WHEN depth <= ?5 THEN NULL ELSE 16 END,
              rule = CASE WHEN depth <= ?5 THEN NULL ELSE 'depth ' || (?5 - start) END
            WHERE run = ?1 AND state = 3 AND +reason = 10 AND url IN (%s)
            RETURNING host, state\
            """
                .formatted(reached));
    nearer =
        new Prepared(
            connection,
            "UPDATE crawl_url SET beyond = ?4 WHERE run = ?1 AND beyond > ?4 AND url IN (%s)"
                .formatted(reached));
  }

  private static String codes(Predicate<LinkKind> wanted) {
    return Arrays.stream(LinkKind.values())
        .filter(wanted)
        .map(kind -> Integer.toString(kind.code()))
        .collect(Collectors.joining(", "));
  }

  /** The greatest row id of a URL in the run. */
  long last() throws SQLException {
    try (ResultSet row = last.put(runs.current()).query()) {
      return row.getLong(1);
    }
  }

  /** Queues what pages of that range need; answers the hosts concerned. */
  Set<Long> assets(long after, long upTo, Pursuit pursuit) throws SQLException {
    return hosts(assets.put(runs.current()).put(after).put(upTo).put(pursuit.code()));
  }

  /** Queues what pages of that range link to outside the scope, to be checked. */
  Set<Long> external(long after, long upTo) throws SQLException {
    return hosts(external.put(runs.current()).put(after).put(upTo));
  }

  /** Queues what pages of that range link to that many hops beyond the scope. */
  Set<Long> beyond(long after, long upTo, int hops) throws SQLException {
    nearer.put(runs.current()).put(after).put(upTo).put(hops).update();
    return hosts(
        beyond.put(runs.current()).put(after).put(upTo).put(hops).put(settings.farthest()));
  }

  private static Set<Long> hosts(Prepared update) throws SQLException {
    Set<Long> hosts = new TreeSet<>();
    try (ResultSet row = update.query()) {
      boolean stateGiven = row.getMetaData().getColumnCount() > 1;
      while (row.next()) {
        if (!stateGiven || row.getInt(2) == 0) {
          hosts.add(row.getLong(1));
        }
      }
    }
    return hosts;
  }
}
