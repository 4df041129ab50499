package weft.crawl;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts pages against {@code --max-pages}, exactly: a visit reserves its page before it starts and
 * gives it back when it stored none.
 */
final class PageBudget {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long left;
  private int underWay;

  PageBudget(long left) {
    this.left = left;
  }

  /** Waits until a page may be fetched; false when the budget is used up. */
  boolean reserve() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (left <= 0 && underWay > 0) {
        changed.await();
      }
      if (left <= 0) {
        return false;
      }
      left--;
      underWay++;
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** A visit is over. */
  void settle(boolean storedPage) {
    lock.lock();
    try {
      underWay--;
      if (!storedPage) {
        left++;
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
