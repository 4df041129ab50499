package weft.crawl;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import weft.model.RunEnd;
import weft.store.StoreException;

/** The request to stop a crawl; the first cause counts. Safe for any number of threads. */
final class Stop {

  /**
   * Why a crawl is to stop.
   *
   * @param what the limit that was reached, or the signal, for people
   * @param failure of the store, where that is why
   */
  record Cause(RunEnd end, String what, @Nullable StoreException failure) {}

  private final CountDownLatch asked = new CountDownLatch(1);
  private final AtomicReference<@Nullable Cause> cause = new AtomicReference<>();

  /** Asks for a stop. */
  void ask(RunEnd end, String what) {
    ask(new Cause(end, what, null));
  }

  /** The store has failed: asks for a stop. */
  void fail(StoreException failure) {
    ask(new Cause(RunEnd.FAILED, "", failure));
  }

  /** Waits until a stop is asked for, at most that long; whether it was. */
  boolean await(Duration longest) throws InterruptedException {
    return asked.await(Math.max(0, longest.toMillis()), TimeUnit.MILLISECONDS);
  }

  /** Why a stop was asked for; null where none was. */
  @Nullable Cause cause() {
    return cause.get();
  }

  private void ask(Cause next) {
    if (cause.compareAndSet(null, next)) {
      asked.countDown();
    }
  }
}
