package weft.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that touches the write connection. It takes a job, drains what else is waiting,
 * carries all of it out in one transaction, commits, and answers everybody: the busier the crawl,
 * the larger the groups, without any timer. It waits for its inbox alone.
 *
 * <p>Once the file itself is in trouble every waiting and every later job fails with that trouble.
 * A job that breaks for a reason of its own takes nobody's work with it: the transaction is rolled
 * back and its jobs are carried out again, one by one.
 */
final class Writer implements AutoCloseable {
  private static final int INBOX = 512;
  private static final int CLOSE_BUSY_MILLIS = 2_000;

  private final Path file;
  private final Connection connection;
  private final Session session;
  private final ArrayBlockingQueue<Ticket<?>> inbox = new ArrayBlockingQueue<>(INBOX);
  private final Ticket<Boolean> last = new Ticket<>(new Job.Ask<>(_ -> true));
  private final Thread thread;
  private volatile @Nullable StoreException trouble;
  private volatile boolean closed;

  /** Starts on an open connection, which belongs to the writer from now on. */
  Writer(Path file, Connection connection, Session session) {
    this.file = file;
    this.connection = connection;
    this.session = session;
    thread = Thread.ofPlatform().name("weft-writer").unstarted(this::work);
    thread.start();
  }

  /** Has a job carried out and waits for its commit. */
  <T> T call(Job<T> job) {
    Ticket<T> ticket = new Ticket<>(job);
    send(ticket);
    if (closed) {
      refuse();
    }
    return ticket.await();
  }

  /** How many jobs wait for the one that is under way. */
  int waiting() {
    return inbox.size();
  }

  /** Commits what is waiting, moves the write-ahead log into the file and closes it. */
  @Override
  public void close() {
    if (!closed) {
      send(last);
      uninterruptibly(thread::join);
    }
  }

  private void send(Ticket<?> ticket) {
    uninterruptibly(() -> inbox.put(ticket));
  }

  private void work() {
    Patience patience = new Patience();
    List<Ticket<?>> group = new ArrayList<>(INBOX);
    while (!group.contains(last)) {
      group.clear();
      uninterruptibly(() -> group.add(inbox.take()));
      if (patience.pays()) {
        LockSupport.parkNanos(Patience.NANOS);
      }
      inbox.drainTo(group);
      patience.got(group.size());
      settle(group);
    }
    shut();
    closed = true;
    refuse();
  }

  /** Carries a group out in one transaction and answers each of its callers. */
  private void settle(List<Ticket<?>> group) {
    StoreException known = trouble;
    if (known != null) {
      group.forEach(ticket -> ticket.fail(known));
      return;
    }
    try {
      commit(group);
      group.forEach(Ticket::done);
    } catch (SQLException | RuntimeException e) {
      recover(group, e);
    } catch (Error e) {
      trouble = new StoreException(file + ": the writer broke; run: weft resume " + file, e);
      settle(group);
      throw e;
    }
  }

  private void commit(List<Ticket<?>> group) throws SQLException {
    session.begin();
    for (Ticket<?> ticket : group) {
      ticket.run(session);
    }
    session.commit();
  }

  private void recover(List<Ticket<?>> group, Exception cause) {
    session.rollBack(cause);
    StoreException found = cause instanceof SQLException sql ? Trouble.of(file, sql) : null;
    if (found != null) {
      trouble = found;
      settle(group);
    } else if (group.size() > 1) {
      List.copyOf(group).forEach(ticket -> settle(List.of(ticket)));
    } else {
      group.getFirst().fail(defect(cause));
    }
  }

  private static RuntimeException defect(Exception cause) {
    return cause instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException(cause.getMessage(), cause);
  }

  private void shut() {
    try (connection) {
      if (trouble == null) {
        session.tidyUp();
        connection.setAutoCommit(true);
        Database.run(connection, "PRAGMA busy_timeout = " + CLOSE_BUSY_MILLIS);
        Database.run(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
      }
    } catch (SQLException e) {
      // Everything is committed: what stays in the write-ahead log is read from there.
      trouble = Trouble.whateverItIs(file, e);
    }
  }

  private void refuse() {
    List<Ticket<?>> late = new ArrayList<>();
    inbox.drainTo(late);
    StoreException why = trouble;
    late.forEach(
        ticket -> ticket.fail(why != null ? why : new StoreException(file + " is closed")));
  }

  @FunctionalInterface
  private interface Waiting {
    void await() throws InterruptedException;
  }

  /** An interrupt does not end the wait; it is kept for whoever looks for it later. */
  private static void uninterruptibly(Waiting waiting) {
    boolean interrupted = false;
    while (true) {
      try {
        waiting.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
