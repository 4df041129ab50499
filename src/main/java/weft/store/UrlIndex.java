package weft.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import weft.store.RecentHashes.Entry;

/**
 * The table {@code url_by_hash}, which finds the rows of URLs by the hashes of their texts. Hashes
 * lie anywhere in it, so that each new one alone would have a page of its own written. So the
 * newest ones are kept in memory, and move into the table portion by portion, in its order: a sweep
 * over all portions, again and again, that advances as far as new ones come. What a killed process
 * had in memory only are URLs of the last two sweeps, and is read from the table of URLs. Owned by
 * the writer thread.
 */
final class UrlIndex {
  /** The row id of the URL with hash ?1 and text ?2; whoever reads a file sees no memory. */
  static final String ID_OF =
      """
      (SELECT id FROM url
       WHERE id IN (SELECT url FROM url_by_hash WHERE hash = ?1) AND text = ?2
       UNION ALL
       SELECT id FROM url
       WHERE id > (SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'hashed_to') AND text = ?2
       LIMIT 1)\
      """;

  /** Row ids beyond the greatest that is left may be given out again. */
  static final String AFTER_DELETION =
      """
      UPDATE meta
      SET value = min(CAST(value AS INTEGER), (SELECT coalesce(max(id), 0) FROM url))
      WHERE key = 'hashed_to'\
      """;

  /** How many stay in memory. */
  private static final int RECENT = 1 << 19;

  private static final String HASHED_TO = "hashed_to";

  private final Connection connection;
  private final UrlHash hash;
  private final int most;
  private final RecentHashes recent = new RecentHashes();
  private final ManyRows<Entry> insert;
  private boolean read;
  private int next;
  private long newest;
  private long newestAtStart;

  UrlIndex(Connection connection, UrlHash hash) {
    this(connection, hash, RECENT);
  }

  /**
   * @param most how many stay in memory
   */
  UrlIndex(Connection connection, UrlHash hash, int most) {
    this.connection = connection;
    this.hash = hash;
    this.most = most;
    insert =
        ManyRows.unlessThere(
            connection,
            "url_by_hash (hash, url)",
            2,
            (row, entry) -> row.put(entry.hash()).put(entry.url()));
  }

  /** Takes in a new URL. */
  void add(long hash, long url) throws SQLException {
    readRecent();
    recent.add(hash, url);
    newest = url;
  }

  /**
   * The row of a new URL with that hash; 0 where it is none, and must be looked up in the table.
   */
  long findRecent(long hash) throws SQLException {
    readRecent();
    return recent.find(hash);
  }

  /** Moves into the table what is too much for memory; to be called before a commit. */
  void settle() throws SQLException {
    while (recent.size() > most) {
      insert.insert(recent.take(next));
      next = (next + 1) % RecentHashes.PORTIONS;
      if (next == 0) {
        swept();
      }
    }
  }

  /** Moves everything into the table; to be called in a transaction of its own. */
  void settleAll() throws SQLException {
    if (!read) {
      return;
    }
    for (int portion = 0; portion < RecentHashes.PORTIONS; portion++) {
      insert.insert(recent.take(portion));
    }
    newestAtStart = newest;
    swept();
  }

  /** Reads from the file again what is in memory. */
  void forget() {
    recent.clear();
    read = false;
  }

  /** All that was there when a sweep began has passed. */
  private void swept() throws SQLException {
    Schema.remember(connection, HASHED_TO, Long.toString(newestAtStart));
    newestAtStart = newest;
  }

  private void readRecent() throws SQLException {
    if (read) {
      return;
    }
    read = true;
    next = 0;
    newest = Database.number(connection, "SELECT coalesce(max(id), 0) FROM url");
    newestAtStart = newest;
    String hashedTo = Schema.meta(connection, HASHED_TO);
    try (Prepared texts = new Prepared(connection, "SELECT id, text FROM url WHERE id > ?");
        ResultSet row = texts.put(Long.parseLong(hashedTo)).query()) {
      while (row.next()) {
        recent.add(hash.of(row.getString(2)), row.getLong(1));
      }
    }
  }
}
