package weft.store;

import java.sql.DriverManager;
import java.sql.SQLException;

/** The SQLite library that reads and writes our files. */
public final class SqliteVersion {
  private SqliteVersion() {}

  /**
   * The library's own version, such as {@code 3.50.4}.
   *
   * @throws StoreException where the native library cannot be loaded
   */
  public static String text() {
    try (var connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT sqlite_version()")) {
      return rows.getString(1);
    } catch (SQLException e) {
      throw new StoreException("SQLite cannot be loaded: " + e.getMessage(), e);
    }
  }
}
