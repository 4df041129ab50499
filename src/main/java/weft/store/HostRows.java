package weft.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import weft.model.DelayReason;
import weft.model.HostState;
import weft.model.StoredHost;
import weft.url.HostKey;

/** The table {@code host}. Owned by the writer thread. */
final class HostRows {
  private static final int REMEMBERED = 20_000;

  /** The columns that {@link #read} takes. */
  static final String COLUMNS =
      "h.id, h.name, h.port, h.delay, h.delay_reason, h.next_at, h.failures, h.health";

  /** Selects {@link #COLUMNS} of the next hosts with queued URLs in a run, by row id. */
  static final String WITH_QUEUED =
      """
      WITH RECURSIVE q (host) AS (
        SELECT min(host) FROM crawl_url WHERE run = ?1 AND state = 0 AND host > ?2
        UNION ALL
        SELECT (SELECT min(host) FROM crawl_url WHERE run = ?1 AND state = 0 AND host > q.host)
        FROM q WHERE q.host IS NOT NULL LIMIT ?3)
      SELECT %s FROM q CROSS JOIN host h ON h.id = q.host\
      """
          .formatted(COLUMNS);

  private final Connection connection;
  private final UnaryOperator<String> domains;
  private final NextId ids;
  private final Prepared find;
  private final Prepared insert;
  private final Prepared keep;
  private final Prepared get;
  private final Prepared withQueued;
  private final Prepared pages;
  private final Map<Long, HostState> changed = new HashMap<>();
  private final Map<HostKey, Long> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<HostKey, Long> eldest) {
          return size() > REMEMBERED;
        }
      };

  /**
   * @param domains host name to registered domain
   */
  HostRows(Connection connection, UnaryOperator<String> domains) throws SQLException {
    this.connection = connection;
    this.domains = domains;
    ids = new NextId(connection, "host");
    find = new Prepared(connection, "SELECT id FROM host WHERE name = ? AND port = ?");
    insert =
        new Prepared(connection, "INSERT INTO host (id, name, port, domain) VALUES (?, ?, ?, ?)");
    get = new Prepared(connection, "SELECT " + COLUMNS + " FROM host h WHERE h.id = ?");
    withQueued = new Prepared(connection, WITH_QUEUED);
    pages =
        new Prepared(
            connection,
            """
            SELECT h.name, h.port, count(*) FROM crawl_url c JOIN host h ON h.id = c.host
            JOIN fetch f ON f.id = c.fetch
            WHERE c.run = ? AND c.state = 1 AND c.pursuit IN (0, 4) AND f.location IS NULL
              AND c.change IS NOT 4
            GROUP BY h.id\
            """);
    keep =
        new Prepared(
            connection,
            """
            UPDATE host SET delay = ?, delay_reason = ?, next_at = ?, failures = ?, health = ?
            WHERE id = ?\
            """);
  }

  /** The row of a host, made where there is none. */
  long id(HostKey key) throws SQLException {
    Long id = known.get(key);
    if (id == null) {
      long found = find(key);
      id = found != 0 ? found : insert(key);
      known.put(key, id);
    }
    return id;
  }

  /** A host with its politeness. */
  StoredHost get(long id) throws SQLException {
    flush();
    try (ResultSet row = get.put(id).query()) {
      return read(row);
    }
  }

  /** Those hosts with their politeness. */
  List<StoredHost> all(Set<Long> ids) throws SQLException {
    List<StoredHost> found = new ArrayList<>();
    for (long id : ids) {
      found.add(get(id));
    }
    return found;
  }

  /** The next hosts with queued URLs, found by skipping from host to host through the index. */
  List<StoredHost> withQueued(long run, long after, int limit) throws SQLException {
    flush();
    List<StoredHost> found = new ArrayList<>();
    try (ResultSet row = withQueued.put(run).put(after).put(limit).query()) {
      while (row.next()) {
        found.add(read(row));
      }
    }
    return found;
  }

  /** Hosts whose next request has to wait until after that time. */
  List<StoredHost> nextAfter(Instant time) throws SQLException {
    flush();
    List<StoredHost> found = new ArrayList<>();
    try (Prepared select =
            new Prepared(connection, "SELECT " + COLUMNS + " FROM host h WHERE h.next_at > ?");
        ResultSet row = select.put(time.toEpochMilli()).query()) {
      while (row.next()) {
        found.add(read(row));
      }
    }
    return found;
  }

  /** How many pages of each host a run has stored; looks at every row of the run. */
  Map<HostKey, Integer> pages(long run) throws SQLException {
    Map<HostKey, Integer> found = new HashMap<>();
    try (ResultSet row = pages.put(run).query()) {
      while (row.next()) {
        found.put(new HostKey(row.getString(1), row.getInt(2)), row.getInt(3));
      }
    }
    return found;
  }

  /** Keeps a host's politeness; the last one of a group is written. */
  void keep(HostState state) {
    changed.put(state.host(), state);
  }

  /** Writes the politeness of the hosts for which it has changed. */
  void flush() throws SQLException {
    for (HostState state : changed.values()) {
      write(state);
    }
    changed.clear();
  }

  private void write(HostState state) throws SQLException {
    keep.put(state.delay().toNanos() / 1_000)
        .put(state.reason().label())
        .put(state.nextAt().toEpochMilli())
        .put(state.failures())
        .put(state.health().name().toLowerCase(Locale.ROOT))
        .put(state.host())
        .update();
  }

  void forget() {
    known.clear();
    changed.clear();
    ids.forget();
  }

  /** A host from {@link #COLUMNS}. */
  static StoredHost read(ResultSet row) throws SQLException {
    return new StoredHost(
        new HostKey(row.getString(2), row.getInt(3)),
        new HostState(
            row.getLong(1),
            Duration.ofNanos(row.getLong(4) * 1_000),
            reason(row.getString(5)),
            Instant.ofEpochMilli(row.getLong(6)),
            row.getInt(7),
            HostState.Health.valueOf(row.getString(8).toUpperCase(Locale.ROOT))));
  }

  private static DelayReason reason(@Nullable String label) {
    for (DelayReason reason : DelayReason.values()) {
      if (reason.label().equals(label)) {
        return reason;
      }
    }
    return DelayReason.CONFIGURED;
  }

  private long find(HostKey key) throws SQLException {
    try (ResultSet row = find.put(key.name()).put(key.port()).query()) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  private long insert(HostKey key) throws SQLException {
    long id = ids.take();
    insert.put(id).put(key.name()).put(key.port()).put(domains.apply(key.name())).update();
    return id;
  }
}
