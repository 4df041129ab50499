package weft.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import weft.model.Hop;
import weft.model.LinkKind;
import weft.model.Pursuit;
import weft.model.Reason;
import weft.url.Glob;

/**
 * The table {@code crawl_url}: what the current run knows of each URL. Owned by the writer thread.
 */
final class CrawlRows {
  /** A URL that the run has not met before. */
  record NewRow(
      long url,
      long host,
      Standing standing,
      Way way,
      boolean followed,
      Pursuit pursuit,
      int priority) {}

  /**
   * A row as it is now.
   *
   * @param fetch its newest attempt, 0 where there is none
   */
  record Row(
      long url, long host, Standing standing, Way way, int attempts, long fetch, Pursuit pursuit) {}

  private final RunRows runs;
  private final ManyRows<NewRow> insert;
  private final Prepared find;
  private final Prepared judge;
  private final Prepared lower;
  private final Prepared takeOn;
  private final Prepared settle;
  private final Prepared attempt;
  private final Prepared end;
  private final Prepared children;
  private final Prepared listed;
  private final Prepared pages;

  CrawlRows(Connection connection, RunRows runs, StoreSettings settings) throws SQLException {
    this.runs = runs;
    insert =
        new ManyRows<>(
            connection,
            "crawl_url (run, url, host, state, reason, rule, depth, hops, via, start,"
                + " followed, pursuit, priority)",
            13,
            this::put);
    find =
        new Prepared(
            connection,
            """
            SELECT host, state, reason, rule, depth, hops, via, attempts, fetch, pursuit, start
            FROM crawl_url WHERE run = ? AND url = ?\
            """);
    judge =
        new Prepared(
            connection,
            """
            UPDATE crawl_url SET state = ?, reason = ?, rule = ?, depth = ?, hops = ?, via = ?,
              start = ?, followed = ?, pursuit = ?
            WHERE run = ? AND url = ?\
            """);
    lower =
        new Prepared(
            connection,
            "UPDATE crawl_url SET depth = ?, hops = ?, via = ?, start = ? WHERE run = ? AND url ="
                + " ?");
    takeOn =
        new Prepared(
            connection,
            """
            UPDATE crawl_url SET state = ?, reason = ?, rule = ?, depth = ?, hops = ?, via = ?,
              start = ?, followed = 1, pursuit = ?
            WHERE run = ? AND url = ?\
            """);
    settle =
        new Prepared(
            connection,
            """
            UPDATE crawl_url SET state = ?, reason = ?, rule = ?,
              attempts = attempts + ?, fetch = coalesce(?, fetch)
            WHERE run = ? AND url = ?\
            """);
    attempt =
        new Prepared(
            connection,
            """
            UPDATE crawl_url SET attempts = attempts + ?, fetch = coalesce(?, fetch)
            WHERE run = ? AND url = ?\
            """);
    end =
        new Prepared(
            connection,
            """
            UPDATE crawl_url SET state = ?, reason = ?, rule = ?
            WHERE run = ? AND host = ? AND state = 0\
            """);
    children = new Prepared(connection, childrenOf(settings));
    listed = new Prepared(connection, listedIn());
    pages =
        new Prepared(
            connection,
            """
            SELECT u.text FROM crawl_url c JOIN url u ON u.id = c.url JOIN fetch f ON f.id = c.fetch
            WHERE c.run = ? AND c.state = 1 AND c.pursuit IN (0, 4) AND f.location IS NULL
              AND c.change IS NOT 4\
            """);
  }

  void insert(List<NewRow> rows) throws SQLException {
    insert.insert(rows);
  }

  /** The row of a URL that the run knows. */
  Row get(long url) throws SQLException {
    try (ResultSet row = find.put(runs.current()).put(url).query()) {
      if (!row.next()) {
        throw new IllegalArgumentException("URL " + url + " is not part of the run");
      }
      Standing standing = Standing.of(row.getInt(2), row.getInt(3), row.getString(4));
      Way way = new Way(row.getInt(5), row.getString(6), row.getLong(7), row.getInt(11));
      return new Row(
          url,
          row.getLong(1),
          standing,
          way,
          row.getInt(8),
          row.getLong(9),
          Pursuit.of(row.getInt(10)));
    }
  }

  /** Changes where a URL stands, how it is reached and what is wanted of it. */
  void judge(long url, Standing standing, Way way, Pursuit pursuit) throws SQLException {
    putWay(putStanding(judge, standing), way).put(true).put(pursuit.code());
    judge.put(runs.current()).put(url).update();
  }

  /** Changes as what a URL is crawled, where it stands and how it is reached. */
  void takeOn(long url, Pursuit pursuit, Standing standing, Way way) throws SQLException {
    putWay(putStanding(takeOn, standing), way).put(pursuit.code());
    takeOn.put(runs.current()).put(url).update();
  }

  /** Changes how a URL is reached. */
  void lower(long url, Way way) throws SQLException {
    putWay(lower, way).put(runs.current()).put(url).update();
  }

  /**
   * Ends a URL's time in the queue.
   *
   * @param attempts requests that were made for it just now
   * @param fetch row of the attempt, 0 for none
   */
  void settle(long url, Standing standing, int attempts, long fetch) throws SQLException {
    putStanding(settle, standing)
        .put(attempts)
        .putUnless(0, fetch)
        .put(runs.current())
        .put(url)
        .update();
  }

  /** Notes an attempt after which the URL stays where it is. */
  void attempt(long url, int attempts, long fetch) throws SQLException {
    attempt.put(attempts).putUnless(0, fetch).put(runs.current()).put(url).update();
  }

  /** How many pages of the run match each pattern. */
  List<Integer> pagesMatching(List<Glob> patterns) throws SQLException {
    int[] counts = new int[patterns.size()];
    try (ResultSet row = pages.put(runs.current()).query()) {
      while (row.next()) {
        String url = row.getString(1);
        for (int i = 0; i < counts.length; i++) {
          counts[i] += patterns.get(i).matches(url) ? 1 : 0;
        }
      }
    }
    return Arrays.stream(counts).boxed().toList();
  }

  /** Ends every queued URL of a host. */
  int endHost(long host, Standing standing) throws SQLException {
    return putStanding(end, standing).put(runs.current()).put(host).update();
  }

  /** A link that may bring its target nearer. */
  record Child(long url, Hop hop) {}

  /**
   * What the followed links of a page lead to, as far as it is further away than the link would
   * make it. How far away that is which sitemaps list does not depend on where they were found.
   */
  List<Child> fartherChildren(long fetch, int depth) throws SQLException {
    List<Child> found = new ArrayList<>();
    try (ResultSet row = children.put(runs.current()).put(fetch).put(depth).query()) {
      while (row.next()) {
        boolean redirect = row.getInt(2) == LinkKind.REDIRECT.code();
        found.add(new Child(row.getLong(1), redirect ? Hop.REDIRECT : Hop.LINK));
      }
    }
    return found;
  }

  /**
   * What a sitemap leads to, as far as it is further away than it would be by a sitemap that starts
   * there.
   */
  List<Child> fartherListed(long fetch, int start) throws SQLException {
    List<Child> found = new ArrayList<>();
    try (ResultSet row = listed.put(runs.current()).put(fetch).put(start).query()) {
      while (row.next()) {
        int kind = row.getInt(2);
        Hop further = kind == LinkKind.SITEMAP.code() ? Hop.SITEMAP : Hop.LISTED;
        found.add(
            new Child(row.getLong(1), kind == LinkKind.REDIRECT.code() ? Hop.REDIRECT : further));
      }
    }
    return found;
  }

  private static String listedIn() {
    return """
    SELECT l.target, l.kind
    FROM fetch f
    JOIN link l ON l.id BETWEEN f.first_link AND f.first_link + f.links - 1
    JOIN crawl_url c ON c.run = ?1 AND c.url = l.target
    WHERE f.id = ?2 AND l.kind IN (%s) AND c.depth > ?3 + (l.kind NOT IN (%d, %d))\
    """
        .formatted(
            codes(kind -> kind == LinkKind.REDIRECT || (kind.leadsToPage() && kind.inSitemap())),
            LinkKind.REDIRECT.code(),
            LinkKind.SITEMAP.code());
  }

  private static String codes(Predicate<LinkKind> wanted) {
    return Arrays.stream(LinkKind.values())
        .filter(wanted)
        .map(kind -> Integer.toString(kind.code()))
        .collect(Collectors.joining(", "));
  }

  private static String childrenOf(StoreSettings settings) {
    return """
    SELECT l.target, l.kind
    FROM fetch f
    JOIN link l ON l.id BETWEEN f.first_link AND f.first_link + f.links - 1
    JOIN crawl_url c ON c.run = ?1 AND c.url = l.target
    WHERE f.id = ?2 AND l.kind IN (%s)%s
      AND c.depth > ?3 + (l.kind <> %d)\
    """
        .formatted(
            codes(kind -> kind.leadsToPage() && !kind.inSitemap()),
            settings.followNofollow() ? "" : " AND l.nofollow = 0",
            LinkKind.REDIRECT.code());
  }

  private void put(Prepared statement, NewRow row) throws SQLException {
    statement.put(runs.current()).put(row.url()).put(row.host());
    putWay(putStanding(statement, row.standing()), row.way())
        .put(row.followed())
        .put(row.pursuit().code())
        .put(row.priority());
  }

  private static Prepared putStanding(Prepared statement, Standing standing) throws SQLException {
    Reason reason = standing.reason();
    statement.put(standing.state().code());
    return (reason == null ? statement.putNull() : statement.put(reason.code()))
        .put(standing.rule());
  }

  private static Prepared putWay(Prepared statement, Way way) throws SQLException {
    return statement.put(way.depth()).put(way.hops()).putUnless(0, way.via()).put(way.start());
  }
}
