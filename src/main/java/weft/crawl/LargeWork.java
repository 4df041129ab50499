package weft.crawl;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Threads of their own for work on large bodies, half as many as there are processors. The few
 * threads that carry all visits are thereby left to ordinary pages, and the system shares the
 * processors out among all of them: what is large waits for what is large. Work given away here
 * must not wait for {@link BodyRoom}, whose holders may wait here. Safe for any number of threads.
 */
final class LargeWork {
  /** Bytes from which on a body is large; hardly any page of the web has as many. */
  static final int LARGE = 512 * 1024;

  private static final int THREADS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          1,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          Thread.ofPlatform().daemon().name("weft-large-", 0).factory());

  /** Threads start with the first large body and end when there is none for a while. */
  LargeWork() {
    threads.allowCoreThreadTimeOut(true);
  }

  /** Does the work for a body of so many bytes, here or over there, and waits for it. */
  <T> T of(long bytes, Supplier<T> work) {
    return bytes < LARGE ? work.get() : elsewhere(work);
  }

  private <T> T elsewhere(Supplier<T> work) {
    FutureTask<T> task = new FutureTask<>(work::get);
    threads.execute(task);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException _) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw unchecked(e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException unchecked(ExecutionException e) {
    return switch (e.getCause()) {
      case RuntimeException failure -> failure;
      case Error error -> throw error;
      case null, default -> new IllegalStateException(e);
    };
  }
}
