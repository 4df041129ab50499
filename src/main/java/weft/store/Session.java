package weft.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.UnaryOperator;

/**
 * The write connection with everything that is kept on it: the tables, their prepared statements,
 * the next row ids. Owned by the writer thread.
 */
final class Session {
  final StoreSettings settings;
  final HostRows hosts;
  final UrlRows urls;
  final CrawlRows crawl;
  final FetchRows fetches;
  final RunRows runs;
  final RobotsRows robots;
  final SeedRows seeds;
  final RefusedRows refused;
  final CheckedRows checked;
  final QueuedRows queued;
  final SitemapRows sitemaps;
  final PursuitRows pursuits;
  final ReturnRows returns;
  final FailedRows failed;
  final PendingRows pending;
  final TrapRows traps;
  final CaptureRows captures;
  final VisitWriter visits;
  private final Growth growth;
  private final Prepared lock;
  private final Connection connection;
  private long commits;

  Session(
      Connection connection,
      StoreSettings settings,
      UrlHash hash,
      UrlIndex.Size size,
      UnaryOperator<String> domains)
      throws SQLException {
    this.connection = connection;
    this.settings = settings;
    growth = new Growth(connection);
    // The driver's own transactions: around ours it would try to begin one at each statement.
    connection.setAutoCommit(false);
    lock = new Prepared(connection, "UPDATE meta SET value = value WHERE key = ''");
    runs = new RunRows(connection);
    hosts = new HostRows(connection, domains);
    urls = new UrlRows(connection, runs, new UrlIndex(connection, hash, size));
    crawl = new CrawlRows(connection, runs, settings);
    fetches = new FetchRows(connection, runs);
    robots = new RobotsRows(connection);
    seeds = new SeedRows(connection, runs);
    refused = new RefusedRows(connection, runs, settings);
    checked = new CheckedRows(connection, runs, settings);
    queued = new QueuedRows(connection, runs);
    sitemaps = new SitemapRows(connection, runs);
    pursuits = new PursuitRows(connection, runs, settings);
    returns = new ReturnRows(connection, runs);
    failed = new FailedRows(connection, runs);
    pending = new PendingRows(connection);
    traps = new TrapRows(connection, runs, hosts);
    captures = new CaptureRows(connection, runs);
    visits = new VisitWriter(this);
  }

  /**
   * Begins a transaction with a write of nothing, which waits for whoever else writes; a
   * transaction that began with a read could not wait, only fail.
   */
  void begin() throws SQLException {
    lock.update();
  }

  void commit() throws SQLException {
    hosts.flush();
    runs.flush();
    urls.settle();
    growth.look();
    connection.commit();
    urls.committed();
    runs.keep();
    commits++;
  }

  /** Brings into the file what is kept in memory to be written at leisure. */
  void tidyUp() throws SQLException {
    begin();
    urls.settleAll();
    connection.commit();
  }

  /** How many transactions have been committed. */
  long commits() {
    return commits;
  }

  /** Lets the file grow by no more than that many pages of the database; answers its limit. */
  long limitTo(long more) throws SQLException {
    long pages = Database.number(connection, "PRAGMA page_count");
    return Database.number(connection, "PRAGMA max_page_count = " + (pages + more));
  }

  /** Undoes the transaction, and forgets what it taught. */
  void rollBack(Exception cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e); // SQLite has rolled it back already
    }
    runs.forget();
    hosts.forget();
    urls.forget();
    fetches.forget();
  }
}
