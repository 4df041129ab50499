package weft.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import weft.model.CrawlUrl;
import weft.model.Earlier;
import weft.model.Headers;
import weft.model.LinkKind;
import weft.model.Outlink;
import weft.store.StoreSettings.Bodies;
import weft.url.Url;

/** What runs before the current one have fetched. Read beside the writer. */
final class EarlierRuns {
  private static final String ANSWER =
      """
      SELECT g.id, iif(c.state = 1 AND g.id = c.fetch, coalesce(k.at, g.at), NULL),
        coalesce(c.checked, 0), c.interval, g.headers, b.sha256, b.coding, g.content_type,
        (SELECT n.lastmod FROM crawl_url n WHERE n.run = ?4 AND n.url = c.url)
      FROM crawl_url c
      LEFT JOIN fetch f ON f.id = c.fetch
      JOIN fetch g ON g.id = CASE
        WHEN f.status = 200 AND f.truncated IS NULL AND f.body IS NOT NULL THEN f.id
        ELSE c.prior END
      JOIN body b ON b.id = g.body
      LEFT JOIN fetch k ON k.id = c.checked
      WHERE c.url = ?1 AND c.run IN (SELECT id FROM run WHERE id <= ?2) AND c.pursuit = ?3
      ORDER BY c.run DESC LIMIT 1\
      """;
  private static final String LINKS =
      """
      SELECT t.text, l.kind, l.nofollow
      FROM fetch f
      JOIN link l ON l.id BETWEEN f.first_link AND f.first_link + f.links - 1
      JOIN url t ON t.id = l.target
      WHERE f.id = ? ORDER BY l.id\
      """;

  private final Bodies bodies;
  private final Prepared answer;
  private final Prepared links;

  EarlierRuns(Connection connection, Bodies bodies) throws SQLException {
    this.bodies = bodies;
    answer = new Prepared(connection, ANSWER);
    links = new Prepared(connection, LINKS);
  }

  /**
   * The newest good answer of a URL, fetched for what it is wanted for.
   *
   * @param newest of the runs that count
   * @param current run
   */
  Optional<Earlier> answer(CrawlUrl url, long newest, long current) throws SQLException {
    answer.put(url.id()).put(newest).put(url.pursuit().code()).put(current);
    try (ResultSet row = answer.query()) {
      return row.next() ? Optional.of(earlier(row)) : Optional.empty();
    }
  }

  /** The links of a fetch, in their order, as far as it takes to follow them. */
  List<Outlink> links(long fetch) throws SQLException {
    List<Outlink> found = new ArrayList<>();
    try (ResultSet row = links.put(fetch).query()) {
      while (row.next()) {
        Url target = Url.ofCanonical(row.getString(1));
        LinkKind kind = LinkKind.of(row.getInt(2));
        found.add(new Outlink(target, kind, "", "", row.getBoolean(3)));
      }
    }
    return found;
  }

  private Earlier earlier(ResultSet row) throws SQLException {
    Headers headers = Headers.parse(row.getString(5));
    boolean usable = !row.getString(7).equals(PackedBody.NOT_KEPT) || !wanted(row.getString(8));
    long interval = row.getLong(4);
    long at = row.getLong(2);
    long lastmod = row.getLong(9);
    return new Earlier(
        row.getLong(1),
        row.getLong(3),
        at == 0 || !usable ? null : Instant.ofEpochMilli(at),
        lastmod == 0 ? null : Instant.ofEpochMilli(lastmod),
        interval == 0 ? null : Duration.ofMillis(interval),
        usable ? headers.first("ETag").filter(EarlierRuns::canBeSent).orElse(null) : null,
        usable ? headers.first("Last-Modified").filter(EarlierRuns::canBeSent).orElse(null) : null,
        row.getBytes(6),
        false);
  }

  /** Whether a text that a server sent can stand in a request. */
  private static boolean canBeSent(String text) {
    return text.chars().allMatch(c -> c >= ' ' && c < 0x7f);
  }

  /** Whether the bytes of such a body are kept now. */
  private boolean wanted(@Nullable String type) {
    return switch (bodies) {
      case ALL -> true;
      case HTML -> "text/html".equals(type) || "application/xhtml+xml".equals(type);
      case NONE -> false;
    };
  }
}
