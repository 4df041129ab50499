package weft.fetch;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okio.AsyncTimeout;

/**
 * The time that one call may take where the bandwidth is limited: what the call waits for its share
 * of that does not count. Owned by the thread that fetches.
 */
final class CallClock extends AsyncTimeout implements AutoCloseable {
  private final Call call;
  private final Bandwidth bandwidth;
  private long leftNanos;
  private long since;
  private boolean runs;
  private boolean over;

  /** A clock that runs from now on; OkHttp's own is stopped. */
  CallClock(Call call, Bandwidth bandwidth, long millis) {
    this.call = call;
    this.bandwidth = bandwidth;
    leftNanos = TimeUnit.MILLISECONDS.toNanos(millis);
    call.timeout().timeout(0, TimeUnit.MILLISECONDS);
    run();
  }

  private void run() {
    since = System.nanoTime();
    timeout(Math.max(1, leftNanos), TimeUnit.NANOSECONDS);
    runs = true;
    enter();
  }

  private void stop() {
    if (runs) {
      runs = false;
      over |= exit();
      leftNanos -= System.nanoTime() - since;
    }
  }

  /** How many bytes should be read at once. */
  int portion() {
    return bandwidth.portion();
  }

  /** So many bytes have been read: waits until they are due. */
  void took(int bytes) throws IOException {
    stop();
    if (over || leftNanos <= 0) {
      throw new InterruptedIOException("timeout");
    }
    if (call.isCanceled()) {
      throw new IOException("cancelled while waiting for bandwidth");
    }
    try {
      bandwidth.take(bytes);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
    run();
  }

  /** Stands still while something else is waited for. */
  void standStill(Runnable wait) {
    stop();
    wait.run();
    run();
  }

  /** The failure of the call, which is a lack of time where this clock has ended it. */
  IOException explained(IOException failure) {
    stop();
    if (!over) {
      return failure;
    }
    InterruptedIOException timeout = new InterruptedIOException("timeout");
    timeout.initCause(failure);
    return timeout;
  }

  @Override
  protected void timedOut() {
    call.cancel();
  }

  @Override
  public void close() {
    stop();
  }
}
