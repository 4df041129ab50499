package weft.robots;

import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A fetch of one robots.txt under way: one thread lands it, any number wait for it. */
final class Flight {
  private final CountDownLatch landed = new CountDownLatch(1);
  private volatile @Nullable Answer answer;

  /** Ends the flight; null where the fetching thread came to grief and there is no answer. */
  void land(@Nullable Answer found) {
    answer = found;
    landed.countDown();
  }

  /** Waits for the end of the flight and answers what it brought. */
  @Nullable Answer await() throws InterruptedException {
    landed.await();
    return answer;
  }
}
