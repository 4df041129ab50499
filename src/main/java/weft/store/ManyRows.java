package weft.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * INSERTs of many rows in few statements of 64, 32, 16... rows each. A statement that fails leaves
 * the rows before the failing one: whoever meets that rolls the transaction back. So SQLite need
 * not keep copies of the pages that a statement changes.
 *
 * @param <T> what a row is made of
 */
final class ManyRows<T> {
  private static final int LARGEST = 6;

  /** Puts the columns of one row in. */
  @FunctionalInterface
  interface Columns<T> {
    void put(Prepared statement, T row) throws SQLException;
  }

  private final Connection connection;
  private final String insert;
  private final String oneRow;
  private final Columns<T> columns;
  private final @Nullable Prepared[] statements = new Prepared[LARGEST + 1];

  /**
   * @param table with its columns: {@code table (column, ...)}
   * @param width number of columns
   */
  ManyRows(Connection connection, String table, int width, Columns<T> columns) {
    this(connection, "FAIL", table, width, columns);
  }

  private ManyRows(
      Connection connection, String conflict, String table, int width, Columns<T> columns) {
    this.connection = connection;
    insert = "INSERT OR " + conflict + " INTO " + table + " VALUES ";
    this.columns = columns;
    oneRow = "(" + String.join(",", Collections.nCopies(width, "?")) + ")";
  }

  /** As the constructor; a row that is there already is passed over. */
  static <T> ManyRows<T> unlessThere(
      Connection connection, String table, int width, Columns<T> columns) {
    return new ManyRows<>(connection, "IGNORE", table, width, columns);
  }

  void insert(List<T> rows) throws SQLException {
    int from = 0;
    while (from < rows.size()) {
      int power = Math.min(LARGEST, 31 - Integer.numberOfLeadingZeros(rows.size() - from));
      int to = from + (1 << power);
      insert(statement(power), rows.subList(from, to));
      from = to;
    }
  }

  private void insert(Prepared statement, List<T> rows) throws SQLException {
    for (T row : rows) {
      columns.put(statement, row);
    }
    statement.update();
  }

  private Prepared statement(int power) throws SQLException {
    Prepared statement = statements[power];
    if (statement == null) {
      String values = String.join(",", Collections.nCopies(1 << power, oneRow));
      statement = new Prepared(connection, insert + values);
      statements[power] = statement;
    }
    return statement;
  }
}
