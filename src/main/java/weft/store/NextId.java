package weft.store;

import java.sql.Connection;
import java.sql.SQLException;

/** The row ids of a table, given out in Java because only the writer adds rows. */
final class NextId {
  private final Connection connection;
  private final String greatest;
  private long last = -1;

  NextId(Connection connection, String table) {
    this.connection = connection;
    greatest = "SELECT max(id) FROM " + table;
  }

  long take() throws SQLException {
    return take(1);
  }

  /** Takes that many consecutive ids; answers the first. */
  long take(int count) throws SQLException {
    if (last < 0) {
      last = Database.number(connection, greatest);
    }
    long first = last + 1;
    last += count;
    return first;
  }

  /** Reads the greatest id again next time. */
  void forget() {
    last = -1;
  }
}
