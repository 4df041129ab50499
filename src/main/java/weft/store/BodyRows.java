package weft.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The table {@code body}: every body once. Owned by the writer thread. */
final class BodyRows {
  private final NextId ids;
  private final Prepared find;
  private final Prepared insert;
  private final Prepared fill;

  BodyRows(Connection connection) throws SQLException {
    ids = new NextId(connection, "body");
    find = new Prepared(connection, "SELECT id, coding FROM body WHERE sha256 = ?");
    insert =
        new Prepared(
            connection,
            "INSERT INTO body (id, sha256, length, coding, bytes) VALUES (?, ?, ?, ?, ?)");
    fill = new Prepared(connection, "UPDATE body SET coding = ?, bytes = ? WHERE id = ?");
  }

  /** The row of a body, made where there is none and filled where its bytes were not kept. */
  long id(PackedBody body) throws SQLException {
    long id = 0;
    boolean kept = false;
    try (ResultSet row = find.put(body.sha256()).query()) {
      if (row.next()) {
        id = row.getLong(1);
        kept = !row.getString(2).equals(PackedBody.NOT_KEPT);
      }
    }
    if (id == 0) {
      id = ids.take();
      insert.put(id).put(body.sha256()).put(body.length()).put(body.coding()).put(body.bytes());
      insert.update();
    } else if (!kept && body.kept()) {
      fill.put(body.coding()).put(body.bytes()).put(id).update();
    }
    return id;
  }

  void forget() {
    ids.forget();
  }
}
