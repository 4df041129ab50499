package weft.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A SELECT by many keys in few statements, for 32, 16, 8... of them. */
final class ManyKeys {
  private static final int LARGEST = 5;

  /** Takes in a row that was found. */
  @FunctionalInterface
  interface Found {
    void take(ResultSet row) throws SQLException;
  }

  private final Connection connection;
  private final String select;
  private final @Nullable Prepared[] statements = new Prepared[LARGEST + 1];

  /**
   * @param select with {@code %s} in the place of the keys
   */
  ManyKeys(Connection connection, String select) {
    this.connection = connection;
    this.select = select;
  }

  /** Selects by keys alone. */
  void each(List<Long> keys, Found found) throws SQLException {
    each(keys, _ -> {}, found);
  }

  /** Selects by the number that the first parameter stands for, and by keys. */
  void each(long first, List<Long> keys, Found found) throws SQLException {
    each(keys, statement -> statement.put(first), found);
  }

  @FunctionalInterface
  private interface First {
    void put(Prepared statement) throws SQLException;
  }

  private void each(List<Long> keys, First first, Found found) throws SQLException {
    int from = 0;
    while (from < keys.size()) {
      int power = Math.min(LARGEST, 31 - Integer.numberOfLeadingZeros(keys.size() - from));
      int to = from + (1 << power);
      Prepared statement = statement(power);
      first.put(statement);
      for (long key : keys.subList(from, to)) {
        statement.put(key);
      }
      try (ResultSet row = statement.query()) {
        while (row.next()) {
          found.take(row);
        }
      }
      from = to;
    }
  }

  private Prepared statement(int power) throws SQLException {
    Prepared statement = statements[power];
    if (statement == null) {
      String marks = String.join(",", Collections.nCopies(1 << power, "?"));
      statement = new Prepared(connection, select.formatted(marks));
      statements[power] = statement;
    }
    return statement;
  }
}
