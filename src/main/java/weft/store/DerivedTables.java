package weft.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The derived tables of one connection, and what the file says of them. A table of the file is
 * current while the basis it was made from stands: what the run, all fetches and all content were
 * then. Temporary ones live as long as the connection, and show what was there when they were made.
 */
final class DerivedTables {
  /** What tells one state of a run from another without counting anything. */
  private static final String BASIS =
      """
      SELECT coalesce((SELECT ended_at FROM run WHERE id = :run), 0)
        || ' ' || coalesce((SELECT pages FROM run WHERE id = :run), 0)
        || ' ' || coalesce((SELECT max(id) FROM run), 0)
        || ' ' || coalesce((SELECT max(id) FROM fetch), 0)
        || ' ' || coalesce((SELECT max(id) FROM url), 0)
        || ' ' || coalesce((SELECT max(id) FROM link), 0)
        || ' ' || coalesce((SELECT max(body) FROM content), 0)\
      """;

  private final Connection connection;
  private final long run;

  /** The temporary ones, by name. */
  private final Map<String, Integer> passing = new HashMap<>();

  DerivedTables(Connection connection, long run) {
    this.connection = connection;
    this.run = run;
  }

  boolean current(DerivedTable derived) throws SQLException {
    Integer version = passing.get(derived.name());
    if (version != null) {
      return version == derived.version();
    }
    String sql =
        "SELECT 1 FROM main.derived WHERE name = ? AND run = ? AND version = ? AND basis = ?";
    try (Prepared select = new Prepared(connection, sql);
        ResultSet row =
            select.put(derived.name()).put(run).put(derived.version()).put(basis()).query()) {
      return row.next();
    }
  }

  /** Makes tables and has them filled, within a transaction. */
  void make(DerivedTable derived, boolean temporary, AnalysisFile.Filling filling)
      throws SQLException {
    String database = temporary ? "temp" : "main";
    drop(derived.tables(), "temp");
    forget(derived);
    if (!temporary) {
      drop(stored(derived), "main");
    }
    for (String statement : derived.schemaIn(database)) {
      Database.run(connection, statement);
    }
    filling.fill(connection);
    if (temporary) {
      passing.put(derived.name(), derived.version());
    } else {
      note(derived);
    }
  }

  /** Takes it that those tables are not there as temporary ones. */
  void forget(DerivedTable derived) {
    passing.remove(derived.name());
  }

  /** Tables of the file that bear this name now, whichever version made them. */
  private List<String> stored(DerivedTable derived) throws SQLException {
    String sql = "SELECT tables FROM main.derived WHERE name = ?";
    try (Prepared select = new Prepared(connection, sql);
        ResultSet row = select.put(derived.name()).query()) {
      return row.next() ? List.of(row.getString(1).split(" ", -1)) : derived.tables();
    }
  }

  private void drop(List<String> names, String database) throws SQLException {
    for (String name : names) {
      Database.run(connection, "DROP TABLE IF EXISTS " + database + "." + name);
    }
  }

  private void note(DerivedTable derived) throws SQLException {
    String sql =
        """
        INSERT OR REPLACE INTO main.derived (name, run, version, basis, tables, made_at)
        VALUES (?, ?, ?, ?, ?, CAST(unixepoch('subsec') * 1000 AS INTEGER))\
        """;
    try (Prepared insert = new Prepared(connection, sql)) {
      insert.put(derived.name()).put(run).put(derived.version()).put(basis());
      insert.put(String.join(" ", derived.tables())).update();
    }
  }

  private String basis() throws SQLException {
    try (Prepared select = new Prepared(connection, BASIS.replace(":run", Long.toString(run)));
        ResultSet row = select.query()) {
      return row.getString(1);
    }
  }
}
