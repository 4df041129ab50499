package weft.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import weft.model.Run;
import weft.model.RunEnd;
import weft.model.RunTotals;

/** The table {@code run}, and which run is the current one. Owned by the writer thread. */
final class RunRows {
  /** Selects what a run has done so far; counts queued rows in their index alone. */
  static final String TOTALS =
      """
      SELECT pages, wire_bytes,
        (SELECT count(*) FROM crawl_url WHERE run = r.id AND state = 0)
      FROM run r WHERE id = ?\
      """;

  private final Connection connection;
  private final Prepared insert;
  private final Prepared carryOn;
  private final Prepared end;
  private final Prepared configure;
  private final Prepared count;
  private final Prepared totals;
  private long current;
  private long committed;
  private long newPages;
  private long newBytes;

  RunRows(Connection connection) throws SQLException {
    this.connection = connection;
    insert = new Prepared(connection, "INSERT INTO run (id, started_at, config) VALUES (?, ?, ?)");
    carryOn =
        new Prepared(
            connection,
            "UPDATE run SET config = ?, ended_at = NULL, end_reason = NULL WHERE id = ?");
    end = new Prepared(connection, "UPDATE run SET ended_at = ?, end_reason = ? WHERE id = ?");
    configure = new Prepared(connection, "UPDATE run SET config = ? WHERE id = ?");
    count =
        new Prepared(
            connection,
            "UPDATE run SET pages = pages + ?, wire_bytes = wire_bytes + ? WHERE id = ?");
    totals = new Prepared(connection, TOTALS);
  }

  /** Id of the run that was begun or taken up. */
  long current() {
    if (current == 0) {
      throw new IllegalStateException("no run has begun");
    }
    return current;
  }

  /** The newest run. */
  Optional<Run> last() throws SQLException {
    try (Prepared select = new Prepared(connection, selectRuns("ORDER BY id DESC LIMIT 1"));
        ResultSet row = select.query()) {
      return row.next() ? Optional.of(read(row)) : Optional.empty();
    }
  }

  Run begin(String config, Instant at) throws SQLException {
    long id = Database.number(connection, "SELECT coalesce(max(id), 0) + 1 FROM run");
    flush();
    insert.put(id).put(at.toEpochMilli()).put(config).update();
    // Whoever was given up gets another chance; until when it must be left alone still holds.
    Database.run(
        connection,
        "UPDATE host SET health = 'alive', failures = 0 WHERE health <> 'alive' OR failures > 0");
    current = id;
    return new Run(id, at, null, null, config);
  }

  Run carryOn(String config) throws SQLException {
    Run run = last().orElseThrow(() -> new IllegalStateException("the file holds no run"));
    flush();
    carryOn.put(config).put(run.id()).update();
    Database.run(connection, "UPDATE host SET health = 'alive' WHERE health = 'parked'");
    current = run.id();
    return new Run(run.id(), run.startedAt(), null, null, config);
  }

  /** Other settings for the current run from now on. */
  void configure(String config) throws SQLException {
    configure.put(config).put(current()).update();
  }

  void end(RunEnd reason, Instant at) throws SQLException {
    end.put(at.toEpochMilli()).put(reason.label()).put(current()).update();
  }

  /**
   * Counts an attempt: whether it gave a page, and what it received; written with the others of its
   * group.
   */
  void count(boolean page, long wireBytes) {
    newPages += page ? 1 : 0;
    newBytes += wireBytes;
  }

  /** Writes what was counted since the last time. */
  void flush() throws SQLException {
    if (newPages > 0 || newBytes > 0) {
      count.put(newPages).put(newBytes).put(current()).update();
      newPages = 0;
      newBytes = 0;
    }
  }

  RunTotals totals() throws SQLException {
    flush();
    try (ResultSet row = totals.put(current()).query()) {
      row.next();
      return new RunTotals(row.getLong(1), row.getLong(2), row.getLong(3));
    }
  }

  void keep() {
    committed = current;
  }

  void forget() {
    current = committed;
    newPages = 0;
    newBytes = 0;
  }

  static String selectRuns(String tail) {
    return "SELECT id, started_at, ended_at, end_reason, config FROM run " + tail;
  }

  /** A run from the columns of {@link #selectRuns}. */
  static Run read(ResultSet row) throws SQLException {
    long ended = row.getLong(3);
    Instant endedAt = row.wasNull() ? null : Instant.ofEpochMilli(ended);
    return new Run(
        row.getLong(1),
        Instant.ofEpochMilli(row.getLong(2)),
        endedAt,
        end(row.getString(4)),
        row.getString(5));
  }

  private static @Nullable RunEnd end(@Nullable String label) {
    return label == null ? null : RunEnd.valueOf(label.toUpperCase(Locale.ROOT));
  }
}
