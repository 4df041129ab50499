package weft.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import weft.store.StoreSettings.Bodies;
import weft.store.StoreSettings.Durability;

/** Opens stores and looks into their files. */
final class Stores {
  private Stores() {}

  static SqliteStore open(Path file) {
    return open(file, Integer.MAX_VALUE);
  }

  static SqliteStore open(Path file, int maxDepth) {
    return open(file, new StoreSettings(Durability.FAST, Bodies.ALL, maxDepth));
  }

  static SqliteStore open(Path file, StoreSettings settings) {
    return SqliteStore.open(file, settings, "test", Stores::domain);
  }

  /** A store that does with few URLs what others do with millions. */
  static SqliteStore openAsIfLarge(Path file, int maxDepth) {
    StoreSettings settings = new StoreSettings(Durability.FAST, Bodies.ALL, maxDepth);
    UrlIndex.Size size = new UrlIndex.Size(20, 0);
    return SqliteStore.open(file, settings, "test", size, Stores::domain);
  }

  /** A store whose first run has begun. */
  static SqliteStore begun(Path file, int maxDepth) {
    SqliteStore store = open(file, maxDepth);
    store.begin("", Visits.AT);
    return store;
  }

  /** The rows of a query, their columns separated by bars. */
  static List<String> rows(Path file, String sql) throws SQLException {
    try (Connection connection = Database.readable(file);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      int width = row.getMetaData().getColumnCount();
      List<String> rows = new ArrayList<>();
      while (row.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
          cells.add(String.valueOf(row.getString(i)));
        }
        rows.add(String.join("|", cells));
      }
      return rows;
    }
  }

  static String one(Path file, String sql) throws SQLException {
    return rows(file, sql).getFirst();
  }

  /** The last two labels, which is a registered domain in these tests. */
  private static String domain(String host) {
    String[] labels = host.split("\\.", -1);
    return labels.length < 2 ? host : labels[labels.length - 2] + "." + labels[labels.length - 1];
  }
}
