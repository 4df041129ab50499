package weft.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import weft.model.Reason;
import weft.model.State;
import weft.model.StoredHost;
import weft.model.Timings;
import weft.store.UrlFacts.Attempt;
import weft.store.UrlFacts.InRun;
import weft.store.UrlFacts.Step;
import weft.url.Url;

/** Gathers what a file knows of a URL, all of it by index. */
final class Facts {
  private static final int LONGEST_PATH = 200;
  private static final String ATTEMPTS =
      """
      WITH RECURSIVE a (id) AS (
        SELECT ?1
        UNION ALL
        SELECT f.previous FROM a JOIN fetch f ON f.id = a.id WHERE f.previous IS NOT NULL)
      SELECT f.at, f.status, f.reason, f.detail, f.location,
        (SELECT t.text FROM link l JOIN url t ON t.id = l.target
         WHERE l.id BETWEEN f.first_link AND f.first_link + f.links - 1 AND l.kind = 10 LIMIT 1),
        f.protocol, f.address, f.content_type, f.wire_length, b.length, f.truncated,
        coalesce(f.dns, -1), coalesce(f.connect, -1), coalesce(f.tls, -1),
        coalesce(f.first_byte, -1), coalesce(f.total, -1)
      FROM a JOIN fetch f ON f.id = a.id AND f.run = ?2 LEFT JOIN body b ON b.id = f.body
      ORDER BY f.id\
      """;
  private static final String STEP =
      """
      SELECT u.text, c.depth - c.start, c.via, k.name, l.text, d.source
      FROM crawl_url c
      JOIN url u ON u.id = c.url
      LEFT JOIN seed d ON d.run = c.run AND d.url = c.url
      LEFT JOIN fetch f ON f.id = c.fetch
      LEFT JOIN link l ON l.id BETWEEN f.first_link AND f.first_link + f.links - 1
        AND l.target = ?3
      LEFT JOIN link_kind k ON k.code = l.kind
      WHERE c.run = ?1 AND c.url = ?2
      ORDER BY l.id LIMIT 1\
      """;

  private final StoreReader reader;
  private final UrlHash hash;

  Facts(StoreReader reader, UrlHash hash) {
    this.reader = reader;
    this.hash = hash;
  }

  Optional<UrlFacts> of(Url url) throws SQLException {
    List<UrlFacts> found =
        reader.list(
            """
            SELECT %s, h.domain, u.id FROM url u JOIN host h ON h.id = u.host
            WHERE u.id = %s\
            """
                .formatted(HostRows.COLUMNS, UrlIndex.ID_OF),
            List.of(hash.of(url.text()), url.text()),
            row -> facts(url, HostRows.read(row), row.getString(9), row.getLong(10)));
    return found.stream().findFirst();
  }

  /** The newest good answer, else the newest, of whatever run or of that one; 0 stands for all. */
  Optional<StoredBody> body(Url url, long run) throws SQLException {
    return reader
        .list(
            """
            SELECT g.status, g.headers, g.content_type, p.charset, g.truncated,
              b.coding, b.bytes, b.length, coalesce(f.status, 0)
            FROM url u
            JOIN crawl_url c ON c.url = u.id
              AND c.run IN (SELECT id FROM run WHERE ?3 IN (0, id))
            JOIN fetch f ON f.id = c.fetch
            JOIN fetch g ON g.id =
              iif(f.status BETWEEN 200 AND 299 AND f.body IS NOT NULL, f.id, coalesce(c.prior, f.id))
            JOIN body b ON b.id = g.body
            LEFT JOIN page p ON p.fetch = g.id
            WHERE u.id = %s
            ORDER BY g.status BETWEEN 200 AND 299 DESC, c.run DESC LIMIT 1\
            """
                .formatted(UrlIndex.ID_OF),
            List.of(hash.of(url.text()), url.text(), run),
            row ->
                new StoredBody(
                    row.getInt(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6),
                    row.getBytes(7),
                    row.getLong(8),
                    row.getInt(9)))
        .stream()
        .findFirst();
  }

  private UrlFacts facts(Url url, StoredHost host, String domain, long id) throws SQLException {
    List<InRun> runs =
        reader.list(
            """
            SELECT c.run, c.state, c.reason, c.rule, c.depth - c.start, c.hops, c.via,
              coalesce(c.checked, c.fetch), d.source
            FROM crawl_url c LEFT JOIN seed d ON d.run = c.run AND d.url = c.url
            WHERE c.url = ? AND c.run IN (SELECT id FROM run)
            ORDER BY c.run DESC\
            """,
            List.of(id),
            row -> inRun(row, id));
    return new UrlFacts(url, id, host, domain, reader.robots(url.origin()).orElse(null), runs);
  }

  private InRun inRun(ResultSet row, long url) throws SQLException {
    long run = row.getLong(1);
    return new InRun(
        run,
        State.of(row.getInt(2)),
        reason(row.getInt(3)),
        row.getString(4),
        row.getInt(5),
        row.getString(6),
        row.getString(9),
        path(run, url, row.getLong(7)),
        attempts(row.getLong(8), run));
  }

  /** The pages before a URL; cut after a while, for a trap can make it endless. */
  private List<Step> path(long run, long url, long via) throws SQLException {
    List<Step> path = new ArrayList<>();
    long target = url;
    long page = via;
    while (page != 0 && path.size() < LONGEST_PATH) {
      long[] before = {0};
      path.addAll(
          reader.list(
              STEP,
              List.of(run, page, target),
              row -> {
                before[0] = row.getLong(3);
                return step(row);
              }));
      target = page;
      page = before[0];
    }
    return path;
  }

  private static Step step(ResultSet row) throws SQLException {
    return new Step(
        Url.ofCanonical(row.getString(1)),
        row.getInt(2),
        row.getString(4),
        row.getString(5),
        row.getString(6));
  }

  private List<Attempt> attempts(long newest, long run) throws SQLException {
    return newest == 0 ? List.of() : reader.list(ATTEMPTS, List.of(newest, run), Facts::attempt);
  }

  private static Attempt attempt(ResultSet row) throws SQLException {
    return new Attempt(
        Instant.ofEpochMilli(row.getLong(1)),
        row.getInt(2),
        reason(row.getInt(3)),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getString(9),
        row.getLong(10),
        row.getLong(11),
        row.getString(12),
        new Timings(
            row.getLong(13), row.getLong(14), row.getLong(15), row.getLong(16), row.getLong(17)));
  }

  private static @Nullable Reason reason(int code) {
    return code == 0 ? null : Reason.of(code);
  }
}
