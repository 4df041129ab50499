package weft.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.model.Pursuit;

/** The table {@code url}: every URL ever seen, once. Owned by the writer thread. */
final class UrlRows {
  /** A URL on its way into the table. */
  record NewUrl(long id, long host, long hash, String text) {}

  /**
   * A URL with what the current run knows of it.
   *
   * @param standing absent where the run has not met the URL
   * @param followed whether a link that a crawl goes along leads to it
   * @param pursuit what is wanted of it
   */
  record Found(
      long id,
      long host,
      @Nullable Standing standing,
      int depth,
      boolean followed,
      Pursuit pursuit) {}

  private final RunRows runs;
  private final NextId ids;
  private final Prepared find;
  private final Prepared text;
  private final ManyRows<NewUrl> insert;

  UrlRows(Connection connection, RunRows runs) throws SQLException {
    this.runs = runs;
    ids = new NextId(connection, "url");
    find =
        new Prepared(
            connection,
            """
            SELECT u.id, u.host, c.state, c.reason, c.depth, c.followed, c.pursuit
            FROM url u LEFT JOIN crawl_url c ON c.run = ? AND c.url = u.id
            WHERE u.hash = ? AND u.text = ?\
            """);
    text = new Prepared(connection, "SELECT text FROM url WHERE id = ?");
    insert =
        new ManyRows<>(
            connection,
            "INSERT INTO url (id, host, hash, text) VALUES",
            4,
            (row, url) -> row.put(url.id).put(url.host).put(url.hash).put(url.text));
  }

  /** The row with that text; null where there is none. */
  @Nullable Found find(HashedUrl url) throws SQLException {
    try (ResultSet row = find.put(runs.current()).put(url.hash()).put(url.url().text()).query()) {
      return row.next()
          ? new Found(
              row.getLong(1),
              row.getLong(2),
              standing(row),
              row.getInt(5),
              row.getInt(6) != 0,
              Pursuit.of(row.getInt(7)))
          : null;
    }
  }

  String text(long id) throws SQLException {
    try (ResultSet row = text.put(id).query()) {
      return row.getString(1);
    }
  }

  long nextId() throws SQLException {
    return ids.take();
  }

  void insert(List<NewUrl> urls) throws SQLException {
    insert.insert(urls);
  }

  void forget() {
    ids.forget();
  }

  private static @Nullable Standing standing(ResultSet row) throws SQLException {
    int state = row.getInt(3);
    return row.wasNull() ? null : Standing.of(state, row.getInt(4), null);
  }
}
