package weft.fetch;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.internal.concurrent.TaskRunner;

/**
 * The clock and the threads of OkHttp's connection pools. OkHttp wakes a thread after each answer
 * to see whether some idle connection has to be closed; here that thread looks by itself once a
 * second and is never woken. On a busy host the waking was a fifth of the system time of a crawl
 * (2.3 seconds became 1.8 for 14,240 pages), and visits waited for each other at its lock. A
 * connection may be closed a second late. Safe for any number of threads.
 */
final class UnhurriedTasks implements TaskRunner.Backend {
  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(1);

  private UnhurriedTasks() {}

  /** A runner of its own for one pool, so that pools do not wait for each other either. */
  static TaskRunner runner() {
    return new TaskRunner(new UnhurriedTasks(), TaskRunner.INSTANCE.getLogger$okhttp());
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public void coordinatorNotify(TaskRunner runner) {
    // The thread that waits looks by itself.
  }

  @Override
  public void coordinatorWait(TaskRunner runner, long nanos) {
    try {
      TimeUnit.NANOSECONDS.timedWait(runner, Math.min(nanos, LONGEST_NANOS));
    } catch (InterruptedException _) {
      // Nobody does; and if so, it looks earlier than it would have.
    }
  }

  @Override
  public <T> BlockingQueue<T> decorate(BlockingQueue<T> queue) {
    return queue;
  }

  @Override
  public void execute(TaskRunner runner, Runnable task) {
    Thread.ofVirtual().name("weft-connections").start(task);
  }
}
