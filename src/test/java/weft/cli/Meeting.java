package weft.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Finds out whether two requests are ever served at once: each waits a while for the other. */
final class Meeting {
  private final CountDownLatch both = new CountDownLatch(2);
  private final long patienceMillis;
  private volatile boolean alone;

  Meeting(long patienceMillis) {
    this.patienceMillis = patienceMillis;
  }

  /** The page of a target that begins with {@code /m}, once the other is here or does not come. */
  String answer(String target) {
    if (target.startsWith("/m")) {
      both.countDown();
      try {
        alone |= !both.await(patienceMillis, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return "<p>" + target;
  }

  /** Whether both were here at once. */
  boolean met() {
    return !alone && both.getCount() == 0;
  }
}
