package weft.export;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Work that is done by all processors and taken in the order in which it was given. So much waits
 * at once as a bound on its bytes allows. Owned by one thread.
 *
 * @param <T> what comes of a piece of work
 */
final class InOrder<T> implements AutoCloseable {
  private static final int A_PROCESSOR = 8;
  private static final long BYTES_AT_ONCE = 16L << 20;

  private final int processors = Runtime.getRuntime().availableProcessors();
  private final ExecutorService workers;
  private final Taker<T> taker;
  private final Deque<Piece<T>> waiting = new ArrayDeque<>();
  private long bytes;

  /** Hands over what comes of each piece to that one, in the thread that owns this. */
  InOrder(Taker<T> taker) {
    this.taker = taker;
    workers = Executors.newFixedThreadPool(processors, Thread.ofPlatform().daemon().factory());
  }

  /** Takes what came of a piece of work. */
  @FunctionalInterface
  interface Taker<T> {
    void take(T done) throws IOException;
  }

  private record Piece<T>(long bytes, Future<T> done) {}

  /**
   * Gives a piece of work; what came of earlier ones is taken meanwhile.
   *
   * @param size bytes that it holds until it is taken
   */
  void add(long size, Callable<T> work) throws IOException {
    while (!waiting.isEmpty()
        && (waiting.size() >= A_PROCESSOR * processors || bytes + size > BYTES_AT_ONCE)) {
      takeFirst();
    }
    waiting.add(new Piece<>(size, workers.submit(work)));
    bytes += size;
  }

  /** Takes the rest. */
  void finish() throws IOException {
    while (!waiting.isEmpty()) {
      takeFirst();
    }
  }

  private void takeFirst() throws IOException {
    Piece<T> first = waiting.remove();
    bytes -= first.bytes;
    taker.take(result(first.done));
  }

  private static <T> T result(Future<T> done) throws IOException {
    try {
      return done.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException cause -> throw cause;
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
    waiting.clear();
  }
}
