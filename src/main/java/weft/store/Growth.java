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
 * as long as the file is small it would fill with bodies, which nobody reads again. Beyond, what
 * many URLs have in common needs one.
 *
 * <p>The longer the log may become, the more seldom a page that many transactions change is written
 * back: it may take a quarter of the file's size, within bounds.
 */
final class Growth {
  private static final int SMALL_CACHE_KIB = 16 << 10;
  private static final int CACHE_KIB = 64 << 10;
  private static final int LARGE_CACHE_KIB = 128 << 10;
  private static final int SHORT_LOG_PAGES = 16_000;
  private static final int LONG_LOG_PAGES = 64_000;
  private static final int LOG_STEP = 8_000;
  private static final int LOG_SHARE = 4;
  private static final long SMALL_FILE = 384L << 20;
  private static final long LARGE_FILE = 1L << 30;
  private static final int LOOK_EVERY = 256;

  private final Connection connection;
  private final long pageSize;
  private long looks;
  private long cache;
  private long logPages;

  Growth(Connection connection) throws SQLException {
    this.connection = connection;
    pageSize = Database.number(connection, "PRAGMA page_size");
    allowCache(SMALL_CACHE_KIB);
    allowLog(SHORT_LOG_PAGES);
  }

  /** Takes notice of the file's size now and then; to be called within a transaction. */
  void look() throws SQLException {
    if (cache < LARGE_CACHE_KIB && looks++ % LOOK_EVERY == 0) {
      long pages = Database.number(connection, "PRAGMA page_count");
      allowCache(cacheFor(pages * pageSize));
      allowLog(
          Math.clamp(pages / LOG_SHARE / LOG_STEP * LOG_STEP, SHORT_LOG_PAGES, LONG_LOG_PAGES));
    }
  }

  private static long cacheFor(long size) {
    if (size > LARGE_FILE) {
      return LARGE_CACHE_KIB;
    }
    return size > SMALL_FILE ? CACHE_KIB : SMALL_CACHE_KIB;
  }

  private void allowCache(long kib) throws SQLException {
    if (kib > cache) {
      cache = kib;
      Database.run(connection, "PRAGMA cache_size = -" + kib);
    }
  }

  private void allowLog(long pages) throws SQLException {
    if (pages > logPages) {
      logPages = pages;
      Database.run(connection, "PRAGMA wal_autocheckpoint = " + pages);
    }
  }
}
