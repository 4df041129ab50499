package weft.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import weft.model.Reason;
import weft.model.RobotsFile;
import weft.model.Run;
import weft.model.RunTotals;
import weft.model.State;
import weft.model.StoredHost;
import weft.store.StoreException.Kind;
import weft.url.Url;

/**
 * A look into a Weft file, also beside a running crawl: it reads what is committed, changes nothing
 * of it, never holds the crawl up. A file of a former version is brought up to date first. Whoever
 * closes the file last tidies up the write-ahead log. For one thread. Every method throws {@link
 * StoreException} when the file cannot be read.
 */
public final class StoreReader implements AutoCloseable {
  private final Path file;
  private final Connection connection;
  private long shown;

  private StoreReader(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /** Opens a file; its views show the newest run. */
  public static StoreReader open(Path file) {
    long version = version(file);
    if (version < Schema.VERSION) {
      Upgrade.of(file, version);
    }
    Connection connection = Database.readable(file);
    try {
      Database.run(connection, "PRAGMA query_only = ON");
      return new StoreReader(file, connection);
    } catch (SQLException e) {
      throw Database.closed(connection, Trouble.whateverItIs(file, e));
    } catch (RuntimeException e) {
      throw Database.closed(connection, e);
    }
  }

  private static long version(Path file) {
    try (Connection connection = Database.readable(file)) {
      return Schema.check(connection, file, false);
    } catch (SQLException e) {
      throw Trouble.whateverItIs(file, e);
    }
  }

  /** Opens a file; its views show that run. */
  public static StoreReader open(Path file, long run) {
    StoreReader reader = open(file);
    try {
      reader.show(run);
      return reader;
    } catch (SQLException e) {
      throw Database.closed(reader.connection, Trouble.whateverItIs(file, e));
    } catch (RuntimeException e) {
      throw Database.closed(reader.connection, e);
    }
  }

  /** The process that crawls into the file at present. */
  public OptionalLong owner() {
    return OwnerLock.ownerOf(file).stream()
        .filter(pid -> pid.chars().allMatch(Character::isDigit))
        .mapToLong(Long::parseLong)
        .findFirst();
  }

  /** The runs in the file, the oldest first. */
  public List<Run> runs() {
    return read(() -> list(RunRows.selectRuns("ORDER BY id"), List.of(), RunRows::read));
  }

  /** What a run has done so far; nothing where there is no such run. */
  public RunTotals totals(long run) {
    return read(
        () ->
            list(
                    """
                    SELECT pages, wire_bytes,
                      (SELECT count(*) FROM crawl_url WHERE run = r.id AND state = 0)
                    FROM run r WHERE id = ?\
                    """,
                    List.of(run),
                    row -> new RunTotals(row.getLong(1), row.getLong(2), row.getLong(3)))
                .stream()
                .findFirst()
                .orElse(new RunTotals(0, 0, 0)));
  }

  /** How many URLs of a run stand where, by state, then reason. */
  public List<Count> counts(long run) {
    return read(
        () ->
            list(
                """
                SELECT state, coalesce(reason, 0), count(*) FROM crawl_url WHERE run = ?
                GROUP BY state, reason ORDER BY state, reason\
                """,
                List.of(run),
                row -> new Count(State.of(row.getInt(1)), reason(row.getInt(2)), row.getLong(3))));
  }

  /** The hosts that have queued URLs in the newest run, with their politeness. */
  public List<StoredHost> hostsWithQueued() {
    return read(
        () -> {
          long run = Database.number(connection, "SELECT max(id) FROM run");
          return list(HostRows.WITH_QUEUED, List.of(run, 0, Integer.MAX_VALUE), HostRows::read);
        });
  }

  /**
   * The newest good answer of a URL, or else the newest one; of whatever run, or of the one that is
   * shown.
   */
  public Optional<StoredBody> body(Url url) {
    return read(() -> new Facts(this, hash()).body(url, shown));
  }

  /** Everything known of a URL. */
  public Optional<UrlFacts> facts(Url url) {
    return read(() -> new Facts(this, hash()).of(url));
  }

  /** Scheme, host and port of the newest run's first seeds, distinct. */
  public List<String> seedOrigins(int most) {
    return read(
        () ->
            list(
                    """
                    SELECT u.text FROM seed s JOIN url u ON u.id = s.url
                    WHERE s.run = (SELECT max(id) FROM run) LIMIT ?\
                    """,
                    List.of((long) most),
                    row -> Url.ofCanonical(row.getString(1)).origin())
                .stream()
                .distinct()
                .toList());
  }

  /** The newest robots.txt of an origin. */
  public Optional<RobotsFile> robots(String origin) {
    return read(
        () -> {
          try (RobotsRows rows = new RobotsRows(connection)) {
            return rows.find(origin);
          }
        });
  }

  /**
   * Runs one query.
   *
   * @throws StoreException of kind {@link Kind#QUERY} if it is not one, or wrong
   */
  public void query(String sql, RowSink sink) {
    try (Prepared statement = new Prepared(connection, QueryText.oneQuery(sql));
        ResultSet rows = statement.query()) {
      new QueryAnswer(rows).into(sink);
    } catch (SQLException e) {
      StoreException trouble = Trouble.of(file, e);
      if (trouble != null && !trouble.kind().wrongFile()) {
        throw trouble;
      }
      throw new StoreException(Kind.QUERY, "SQL: " + QueryText.reason(e), e);
    }
  }

  /** Looks for damage. */
  public Findings verify() {
    return read(() -> new Verification(file, connection, hash()).run());
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw Trouble.whateverItIs(file, e);
    }
  }

  /** Reads one row. */
  @FunctionalInterface
  interface Mapping<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** The rows of a query whose parameters are numbers and texts. */
  <T> List<T> list(String sql, List<?> parameters, Mapping<T> mapping) throws SQLException {
    try (Prepared statement = new Prepared(connection, sql)) {
      for (Object parameter : parameters) {
        if (parameter instanceof Number number) {
          statement.put(number.longValue());
        } else {
          statement.put(parameter.toString());
        }
      }
      List<T> found = new ArrayList<>();
      try (ResultSet row = statement.query()) {
        while (row.next()) {
          found.add(mapping.read(row));
        }
      }
      return found;
    }
  }

  private UrlHash hash() throws SQLException {
    return new UrlHash(Long.parseLong(Schema.meta(connection, "hash_seed")));
  }

  private void show(long run) throws SQLException {
    refuseUnknown(run);
    shown = run;
    Database.run(connection, "PRAGMA query_only = OFF");
    Views.show(connection, run);
    Database.run(connection, "PRAGMA query_only = ON");
  }

  /** Refuses a run that the file does not hold. */
  void refuseUnknown(long run) {
    if (runs().stream().noneMatch(known -> known.id() == run)) {
      throw new StoreException(
          Kind.UNUSABLE, "%s has no run %d; weft runs %s lists them".formatted(file, run, file));
    }
  }

  private static @Nullable Reason reason(int code) {
    return code == 0 ? null : Reason.of(code);
  }

  @FunctionalInterface
  private interface Reading<T> {
    T get() throws SQLException;
  }

  private <T> T read(Reading<T> reading) {
    try {
      return reading.get();
    } catch (SQLException e) {
      throw Trouble.whateverItIs(file, e);
    }
  }
}
