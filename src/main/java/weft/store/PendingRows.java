package weft.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Marks in the table {@code meta} for work that takes several transactions: set with the first of
 * them and removed with the last, so that whoever opens the file after a crash knows what was left
 * half done. Owned by the writer thread.
 */
final class PendingRows {

  /** Work that takes several transactions. */
  enum Work {
    /** The seeds that the user named are being stored. */
    SEEDS("seeds_pending"),
    /** The scope or the patterns have changed, and URLs are to be judged again. */
    REJUDGEMENT("rejudgement_pending");

    private final String key;

    Work(String key) {
      this.key = key;
    }
  }

  private final Prepared insert;
  private final Prepared delete;
  private final Prepared find;

  PendingRows(Connection connection) throws SQLException {
    insert = new Prepared(connection, "INSERT OR REPLACE INTO meta (key, value) VALUES (?, '1')");
    delete = new Prepared(connection, "DELETE FROM meta WHERE key = ?");
    find = new Prepared(connection, "SELECT 1 FROM meta WHERE key = ?");
  }

  /** Some work has begun. */
  void begin(Work work) throws SQLException {
    insert.put(work.key).update();
  }

  /** It is over. */
  void end(Work work) throws SQLException {
    delete.put(work.key).update();
  }

  /** Whether it has begun and is not over. */
  boolean has(Work work) throws SQLException {
    try (ResultSet row = find.put(work.key).query()) {
      return row.next();
    }
  }
}
