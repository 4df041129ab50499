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
 * the writer thread, but for {@link #moved}.
 *
 * <p>Of a large table others than the writer look up what they can beforehand, as {@link LookedUp}.
 * For what was moved meanwhile not to escape both them and the writer, the portions that were moved
 * last stay in memory; who comes later than that has looked in vain ({@link #covers}).
 */
final class UrlIndex {
  /**
   * What is much.
   *
   * @param most how many URLs stay in memory
   * @param many URLs above which it pays to look some up beforehand: of fewer, most of what it
   *     takes to find them is in the writer's cache
   */
  record Size(int most, int many) {
    static final Size STANDARD = new Size(1 << 19, 1 << 20);
  }

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

  /** How many portions that have been moved stay in memory, too. */
  private static final int KEPT = RecentHashes.PORTIONS / 8;

  private static final String HASHED_TO = "hashed_to";

  private final Connection connection;
  private final UrlHash hash;
  private final Size size;
  private final RecentHashes recent = new RecentHashes();
  private final ManyRows<Entry> insert;
  private boolean read;
  private int next;
  private long newest;
  private long newestAtStart;
  private long moves;
  private volatile long moved = -1;

  UrlIndex(Connection connection, UrlHash hash, Size size) {
    this.connection = connection;
    this.hash = hash;
    this.size = size;
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
    while (recent.size() > size.most()) {
      recent.drop((next - KEPT) & (RecentHashes.PORTIONS - 1));
      insert.insert(recent.move(next));
      moves++;
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
      insert.insert(recent.move(portion));
    }
    newestAtStart = newest;
    swept();
    clear();
  }

  /** Reads from the file again what is in memory. */
  void forget() {
    clear();
    read = false;
  }

  private void clear() {
    recent.clear();
    next = 0;
    moves += KEPT + 1;
  }

  /** To be called after a commit. */
  void committed() {
    moved = newest > size.many() ? moves : -1;
  }

  /**
   * How many portions have come into the file; negative where it does not pay to look there
   * beforehand. For any thread.
   */
  long moved() {
    return moved;
  }

  /** Whether what was looked up in the file, and not found, is in memory if it is anywhere. */
  boolean covers(LookedUp lookedUp) throws SQLException {
    readRecent();
    return lookedUp.moved() >= moves - KEPT;
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
