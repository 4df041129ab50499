package weft.fetch;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The bytes that may be read in a second, by all fetches together: a bucket that fills evenly and
 * holds a fifth of a second's worth. Who has taken more than there was waits until it is made good.
 * Safe for any number of threads.
 */
final class Bandwidth {
  private static final long BURST_NANOS = 200_000_000L;
  private static final long SECOND = 1_000_000_000L;

  private volatile long bytesPerSecond;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition givenUp = lock.newCondition();
  private long paidUntil = System.nanoTime();
  private long epoch;

  /** A limit of so many bytes; 0 for none. */
  Bandwidth(long bytesPerSecond) {
    this.bytesPerSecond = bytesPerSecond;
  }

  /** Another limit from now on; 0 for none. */
  void limit(long bytes) {
    lock.lock();
    try {
      bytesPerSecond = bytes;
      paidUntil = System.nanoTime();
      giveUp();
    } finally {
      lock.unlock();
    }
  }

  boolean limited() {
    return bytesPerSecond > 0;
  }

  /** How many bytes should be read at once, so that the stream flows evenly. */
  int portion() {
    return Math.clamp(bytesPerSecond / 10, 256, 16 * 1024);
  }

  /** Takes so many bytes that have been read, and waits until they are due, or all is given up. */
  void take(int bytes) throws InterruptedException {
    long rate = bytesPerSecond;
    if (rate == 0) {
      return;
    }
    lock.lock();
    try {
      long now = System.nanoTime();
      long from = Math.max(paidUntil - now, -BURST_NANOS);
      paidUntil = now + from + (long) ((double) bytes * SECOND / rate);
      long due = paidUntil;
      long began = epoch;
      while (epoch == began && due - System.nanoTime() > 0) {
        boolean _ = givenUp.await(due - System.nanoTime(), TimeUnit.NANOSECONDS);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Ends all waiting now. */
  void giveUp() {
    lock.lock();
    try {
      epoch++;
      givenUp.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
