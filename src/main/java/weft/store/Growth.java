package weft.store;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * How much memory and write-ahead log the writer takes, by how large the file is. Owned by the
 * writer thread.
 *
 * <p>Up to 1 GiB SQLite goes through all of its page cache at the end of a transaction that had
 * pages of an index change places: it numbers them after the page at 1 GiB meanwhile, and then
 * looks for pages behind the end of the file. So a large cache costs more there than it saves; and
 * as long as the file is small it would fill with bodies, which nobody reads again. Beyond, the
 * index of hashes needs one, and a page of it is written back the more seldom per URL the longer
 * the log may become.
 */
final class Growth {
  private static final int SMALL_CACHE_KIB = 16 << 10;
  private static final int CACHE_KIB = 64 << 10;
  private static final int LARGE_CACHE_KIB = 192 << 10;
  private static final int SHORT_LOG_PAGES = 16_000;
  private static final int LONG_LOG_PAGES = 64_000;
  private static final long SMALL_FILE = 384L << 20;
  private static final long LARGE_FILE = 1L << 30;
  private static final int LOOK_EVERY = 256;

  private final Connection connection;
  private final long pageSize;
  private int cache = SMALL_CACHE_KIB;
  private long looks;

  Growth(Connection connection) throws SQLException {
    this.connection = connection;
    pageSize = Database.number(connection, "PRAGMA page_size");
    Database.run(connection, "PRAGMA cache_size = -" + cache);
    Database.run(connection, "PRAGMA wal_autocheckpoint = " + SHORT_LOG_PAGES);
  }

  /** Takes notice of the file's size now and then; to be called within a transaction. */
  void look() throws SQLException {
    if (cache < LARGE_CACHE_KIB && looks++ % LOOK_EVERY == 0) {
      long size = Database.number(connection, "PRAGMA page_count") * pageSize;
      int wanted =
          size > LARGE_FILE ? LARGE_CACHE_KIB : size > SMALL_FILE ? CACHE_KIB : SMALL_CACHE_KIB;
      if (wanted > cache) {
        cache = wanted;
        Database.run(connection, "PRAGMA cache_size = -" + cache);
      }
      if (cache == LARGE_CACHE_KIB) {
        Database.run(connection, "PRAGMA wal_autocheckpoint = " + LONG_LOG_PAGES);
      }
    }
  }
}
