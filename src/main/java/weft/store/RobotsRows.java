package weft.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import weft.model.RobotsFile;

/** The table {@code robots}. Owned by the thread of its connection. */
final class RobotsRows implements AutoCloseable {
  private final Prepared find;
  private final Prepared insert;

  RobotsRows(Connection connection) throws SQLException {
    find =
        new Prepared(
            connection,
            "SELECT origin, fetched_at, status, text, detail FROM robots WHERE origin = ?");
    insert =
        new Prepared(
            connection,
            """
            INSERT OR REPLACE INTO robots (origin, fetched_at, status, text, detail)
            VALUES (?, ?, ?, ?, ?)\
            """);
  }

  Optional<RobotsFile> find(String origin) throws SQLException {
    try (ResultSet row = find.put(origin).query()) {
      return row.next() ? Optional.of(read(row)) : Optional.empty();
    }
  }

  void save(RobotsFile file) throws SQLException {
    insert
        .put(file.origin())
        .put(file.fetchedAt().toEpochMilli())
        .put(file.status())
        .put(file.text())
        .put(file.detail())
        .update();
  }

  @Override
  public void close() throws SQLException {
    find.close();
    insert.close();
  }

  private static RobotsFile read(ResultSet row) throws SQLException {
    return new RobotsFile(
        row.getString(1),
        Instant.ofEpochMilli(row.getLong(2)),
        row.getInt(3),
        row.getString(4),
        row.getString(5));
  }
}
