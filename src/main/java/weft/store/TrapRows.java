package weft.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import weft.model.Trap;
import weft.url.HostKey;
import weft.url.Url;

/**
 * The table {@code trap}, and what it takes to tell where a URL was found. Owned by the writer
 * thread.
 */
final class TrapRows {
  private static final int MOST = 20_000;

  private final RunRows runs;
  private final HostRows hosts;
  private final Prepared keep;
  private final Prepared newest;
  private final Prepared via;
  private final Prepared defer;

  TrapRows(Connection connection, RunRows runs, HostRows hosts) throws SQLException {
    this.runs = runs;
    this.hosts = hosts;
    keep =
        new Prepared(
            connection,
            """
            INSERT OR REPLACE INTO trap
              (run, host, pattern, fetched, examined, novel, action, at, memory)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """);
    newest =
        new Prepared(
            connection,
            """
            SELECT h.name, h.port, t.pattern, t.fetched, t.examined, t.novel, t.action, t.at, t.memory
            FROM trap t JOIN host h ON h.id = t.host
            WHERE t.run = (SELECT max(run) FROM trap WHERE host = t.host AND pattern = t.pattern)
            ORDER BY t.at DESC LIMIT ?\
            """);
    via =
        new Prepared(
            connection,
            """
            SELECT u.text FROM crawl_url c JOIN url u ON u.id = c.via
            WHERE c.run = ? AND c.url = ?\
            """);
    defer = new Prepared(connection, "UPDATE crawl_url SET priority = ? WHERE run = ? AND url = ?");
  }

  /** Keeps what is known of patterns in the current run. */
  void keep(List<Trap> traps) throws SQLException {
    for (Trap trap : traps) {
      keep.put(runs.current()).put(hosts.id(trap.host())).put(trap.pattern());
      keep.put(trap.fetched()).put(trap.examined()).put(trap.novel());
      keep.put(trap.action().code()).put(trap.at().toEpochMilli()).put(trap.memory()).update();
    }
  }

  /** What was known last of each pattern, whatever the run; of very many, the latest. */
  List<Trap> newest() throws SQLException {
    List<Trap> traps = new ArrayList<>();
    try (ResultSet row = newest.put(MOST).query()) {
      while (row.next()) {
        traps.add(
            new Trap(
                new HostKey(row.getString(1), row.getInt(2)),
                row.getString(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                Trap.Action.of(row.getInt(7)),
                Instant.ofEpochMilli(row.getLong(8)),
                row.getBytes(9)));
      }
    }
    return traps;
  }

  /** The page that the shortest way to a URL comes from. */
  Optional<Url> leadingTo(long url) throws SQLException {
    try (ResultSet row = via.put(runs.current()).put(url).query()) {
      return row.next() ? Optional.of(Url.ofCanonical(row.getString(1))) : Optional.empty();
    }
  }

  /** Has a URL come behind the others of its host. */
  void defer(long url, int priority) throws SQLException {
    defer.put(priority).put(runs.current()).put(url).update();
  }
}
