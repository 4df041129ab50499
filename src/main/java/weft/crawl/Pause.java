package weft.crawl;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Whether a crawl is to give out no leases for now. Safe for any number of threads. */
final class Pause {
  private final AtomicReference<@Nullable CountDownLatch> over = new AtomicReference<>();

  /** Begins one; false where there was one already. */
  boolean begin() {
    return over.compareAndSet(null, new CountDownLatch(1));
  }

  /** Ends it; false where there was none. */
  boolean end() {
    CountDownLatch ended = over.getAndSet(null);
    if (ended == null) {
      return false;
    }
    ended.countDown();
    return true;
  }

  /** Whether there is one now. */
  boolean on() {
    return over.get() != null;
  }

  /** Waits until there is none. */
  void await() throws InterruptedException {
    for (CountDownLatch now = over.get(); now != null; now = over.get()) {
      now.await();
    }
  }
}
