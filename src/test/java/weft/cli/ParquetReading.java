package weft.cli;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Reads Parquet files with DuckDB, which knows nothing of what wrote them. */
final class ParquetReading {
  private ParquetReading() {}

  /** The rows of a query of DuckDB, cells as text, separated by bars. */
  static List<String> rows(String sql) throws SQLException {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
      return rows(statement, sql);
    }
  }

  /** The rows of a query of SQLite, likewise. */
  static List<String> stored(Path file, String sql) throws SQLException {
    try (Connection sqlite = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = sqlite.createStatement()) {
      return rows(statement, sql);
    }
  }

  /** Columns and their types, such as {@code status BIGINT}. */
  static List<String> columns(Path file) throws SQLException {
    return rows("SELECT column_name || ' ' || column_type FROM (DESCRIBE FROM '" + file + "')");
  }

  private static List<String> rows(Statement statement, String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(sql)) {
      int width = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
          cells.add(String.valueOf(rows.getObject(i)));
        }
        found.add(String.join("|", cells));
      }
    }
    return found;
  }
}
