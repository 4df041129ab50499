package weft.store;

import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * A job on its way through the writer and back. The caller waits for it; the writer settles it
 * exactly once, after the commit.
 */
final class Ticket<T> {
  private final Job<T> job;
  private final CountDownLatch settled = new CountDownLatch(1);
  private @Nullable T answer;
  private @Nullable RuntimeException failure;

  Ticket(Job<T> job) {
    this.job = job;
  }

  /** Runs the job and keeps the answer until the commit. */
  void run(Session session) throws SQLException {
    answer = job.run(session);
  }

  void done() {
    settled.countDown();
  }

  void fail(RuntimeException why) {
    failure = why;
    settled.countDown();
  }

  /** Waits for the commit. An interrupt does not end the wait, for the work is under way. */
  T await() {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          settled.await();
          return answer();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private T answer() {
    if (failure != null) {
      throw failure;
    }
    if (answer == null) {
      throw new IllegalStateException(job + " answered nothing");
    }
    return answer;
  }
}
