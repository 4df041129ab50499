package weft.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.model.Pursuit;
import weft.url.Url;

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

  private static final int LARGEST = 5;

  private static final String FIND =
      """
      SELECT u.id, u.host, c.state, c.reason, c.depth, c.followed, c.pursuit, u.text
      FROM url u LEFT JOIN crawl_url c ON c.run = ? AND c.url = u.id
      WHERE u.hash %s\
      """;

  private final Connection connection;
  private final RunRows runs;
  private final @Nullable Prepared[] finds = new Prepared[LARGEST + 1];
  private final NextId ids;
  private final Prepared find;
  private final Prepared text;
  private final ManyRows<NewUrl> insert;

  UrlRows(Connection connection, RunRows runs) throws SQLException {
    this.runs = runs;
    ids = new NextId(connection, "url");
    this.connection = connection;
    find = new Prepared(connection, FIND.formatted("= ? AND u.text = ?"));
    text = new Prepared(connection, "SELECT text FROM url WHERE id = ?");
    insert =
        new ManyRows<>(
            connection,
            "url (id, host, hash, text)",
            4,
            (row, url) -> row.put(url.id).put(url.host).put(url.hash).put(url.text));
  }

  /** Those among some URLs that have rows. */
  Map<Url, Found> find(List<HashedUrl> urls) throws SQLException {
    Map<Url, Found> found = new HashMap<>();
    int from = 0;
    while (from < urls.size()) {
      int power = Math.min(LARGEST, 31 - Integer.numberOfLeadingZeros(urls.size() - from));
      find(statement(power), urls.subList(from, from + (1 << power)), found);
      from += 1 << power;
    }
    return found;
  }

  private void find(Prepared statement, List<HashedUrl> urls, Map<Url, Found> found)
      throws SQLException {
    Map<String, Url> wanted = HashMap.newHashMap(urls.size());
    statement.put(runs.current());
    for (HashedUrl url : urls) {
      statement.put(url.hash());
    }
    try (ResultSet row = statement.query()) {
      while (row.next()) {
        if (wanted.isEmpty()) {
          urls.forEach(url -> wanted.put(url.url().text(), url.url()));
        }
        Url url = wanted.get(row.getString(8));
        if (url != null) {
          found.put(url, read(row));
        }
      }
    }
  }

  private Prepared statement(int power) throws SQLException {
    Prepared statement = finds[power];
    if (statement == null) {
      String hashes = String.join(",", Collections.nCopies(1 << power, "?"));
      statement = new Prepared(connection, FIND.formatted("IN (" + hashes + ")"));
      finds[power] = statement;
    }
    return statement;
  }

  /** The row with that text; null where there is none. */
  @Nullable Found find(HashedUrl url) throws SQLException {
    try (ResultSet row = find.put(runs.current()).put(url.hash()).put(url.url().text()).query()) {
      return row.next() ? read(row) : null;
    }
  }

  private static Found read(ResultSet row) throws SQLException {
    return new Found(
        row.getLong(1),
        row.getLong(2),
        standing(row),
        row.getInt(5),
        row.getInt(6) != 0,
        Pursuit.of(row.getInt(7)));
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
