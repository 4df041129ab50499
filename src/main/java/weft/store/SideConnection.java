package weft.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A connection beside the writer's, which reads what is committed so that the writer is not held
 * up. Opened when it is asked for the first time. For any number of threads, one at a time.
 *
 * @param <S> the statements that are kept on it
 */
final class SideConnection<S> implements AutoCloseable {
  /** Prepares what is kept. */
  @FunctionalInterface
  interface Statements<S> {
    S on(Connection connection) throws SQLException;
  }

  /** What is read, from one moment of the file. */
  @FunctionalInterface
  interface Reading<S, T> {
    T by(S statements) throws SQLException;
  }

  private record Open<S>(Connection connection, S statements, Prepared begin, Prepared end) {}

  private final Path file;
  private final Statements<S> statements;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Open<S> opened;

  SideConnection(Path file, Statements<S> statements) {
    this.file = file;
    this.statements = statements;
  }

  /** Reads, in a transaction of its own. */
  <T> T read(Reading<S, T> reading) {
    lock.lock();
    try {
      Open<S> open = open();
      int _ = open.begin.update();
      try {
        return reading.by(open.statements);
      } finally {
        int _ = open.end.update();
      }
    } catch (SQLException e) {
      throw Trouble.whateverItIs(file, e);
    } finally {
      lock.unlock();
    }
  }

  private Open<S> open() {
    Open<S> open = opened;
    if (open == null) {
      Connection connection = Database.readable(file);
      try {
        Prepared begin = new Prepared(connection, "BEGIN");
        Prepared end = new Prepared(connection, "COMMIT");
        open = new Open<>(connection, statements.on(connection), begin, end);
      } catch (SQLException e) {
        throw Database.closed(connection, Trouble.whateverItIs(file, e));
      }
      opened = open;
    }
    return open;
  }

  @Override
  public void close() {
    lock.lock();
    try {
      Open<S> open = opened;
      if (open != null) {
        open.connection.close();
      }
    } catch (SQLException e) {
      throw Trouble.whateverItIs(file, e);
    } finally {
      lock.unlock();
    }
  }
}
