package weft.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;
import weft.store.StoreException.Kind;
import weft.store.StoreSettings.Durability;

/** Connections to a database file. */
final class Database {
  private static final int BUSY_MILLIS = 60_000;

  private static final int READER_CACHE_KIB = 64 << 10;
  private static final int ANALYST_CACHE_KIB = 256 << 10;

  private Database() {}

  /**
   * Opens a file for writing, creating it where there is none. The connection takes no locks of its
   * own against other threads: it belongs to one at a time.
   */
  static Connection writable(Path file, Durability durability) {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_MILLIS);
    config.setOpenMode(SQLiteOpenMode.NOMUTEX);
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    config.setGetGeneratedKeys(false);
    config.setSynchronous(
        durability == Durability.FULL
            ? SQLiteConfig.SynchronousMode.FULL
            : SQLiteConfig.SynchronousMode.NORMAL);
    return open(file, uri(file), config);
  }

  /**
   * Opens a file for reading alone. Where neither the file nor its directory can be written and no
   * write-ahead log lies beside it, nobody can change it, and it is read as it lies there: SQLite
   * has no other way to read such a file.
   */
  static Connection readable(Path file) {
    return reading(file, READER_CACHE_KIB, SQLiteConfig.TempStore.MEMORY);
  }

  /**
   * Opens a file for reading, and for tables that are derived from it. What is large and passing
   * goes to temporary files.
   */
  static Connection analysable(Path file) {
    return reading(file, ANALYST_CACHE_KIB, SQLiteConfig.TempStore.FILE);
  }

  private static Connection reading(Path file, int cache, SQLiteConfig.TempStore passing) {
    if (!Files.exists(file)) {
      throw new StoreException(Kind.UNUSABLE, file + " does not exist; check the name");
    }
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new StoreException(Kind.UNUSABLE, file + " cannot be read; check its permissions");
    }
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(!Files.isWritable(file));
    config.setBusyTimeout(BUSY_MILLIS);
    config.setCacheSize(-cache);
    config.setTempStore(passing);
    return open(file, uri(file) + (immutable(file) ? "?immutable=1" : ""), config);
  }

  /** Closes a connection because of that failure; answers the failure. */
  static RuntimeException closed(Connection connection, RuntimeException because) {
    try {
      connection.close();
    } catch (SQLException e) {
      because.addSuppressed(e);
    }
    return because;
  }

  /** Undoes the transaction because of that failure. */
  static void rollBack(Connection connection, Exception because) {
    try {
      run(connection, "ROLLBACK");
    } catch (SQLException e) {
      because.addSuppressed(e); // SQLite has rolled it back already
    }
  }

  /** Runs statements that bind nothing. */
  static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  /** The number that a query answers; 0 where it answers nothing. */
  static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  private static Connection open(Path file, String uri, SQLiteConfig config) {
    try {
      return DriverManager.getConnection("jdbc:sqlite:" + uri, config.toProperties());
    } catch (SQLException e) {
      throw Trouble.whateverItIs(file, e);
    }
  }

  /** A URI rather than a path, so that no character of a file name means anything to the driver. */
  private static String uri(Path file) {
    return file.toAbsolutePath().normalize().toUri().toASCIIString();
  }

  private static boolean immutable(Path file) {
    Path directory = file.toAbsolutePath().getParent();
    return directory != null
        && !Files.isWritable(directory)
        && !Files.exists(Path.of(file + "-wal"))
        && !Files.exists(Path.of(file + "-shm"));
  }

  /** Makes what is to write to a file, out of the right to do so and a connection. */
  @FunctionalInterface
  interface Opening<T> {
    T of(OwnerLock lock, Connection connection) throws SQLException;
  }

  /**
   * Opens a file that nobody else may write to meanwhile; both are given up where that fails.
   *
   * @throws StoreException if another process writes to it, or it cannot be opened
   */
  static <T> T owned(Path file, Durability durability, Opening<T> opening) {
    OwnerLock lock = OwnerLock.take(file);
    try {
      Connection connection = writable(file, durability);
      try {
        return opening.of(lock, connection);
      } catch (SQLException e) {
        throw closed(connection, Trouble.whateverItIs(file, e));
      } catch (RuntimeException e) {
        throw closed(connection, e);
      }
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }
}
