package weft.crawl;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import weft.fetch.FetchObserver;
import weft.frontier.Frontier;
import weft.model.Lease;

/**
 * Bounds how many pages are worked on at once. A visit that only waits for a name or a connection
 * lends its permit to another, so that hosts which do not answer never hold up those that do; when
 * its connection stands it takes the permit back at once, even if that means one too many for a
 * moment. A second bound holds for all visits, waiting ones included.
 */
final class Permits {
  private static final class Debt extends Semaphore {
    private static final long serialVersionUID = 1L;

    Debt(int permits) {
      super(permits);
    }

    void takeAtOnce() {
      reducePermits(1);
    }

    void change(int by) {
      if (by > 0) {
        release(by);
      } else {
        reducePermits(-by);
      }
    }
  }

  private final Debt pages;
  private final Debt visits;

  Permits(int pages, int waiting) {
    this.pages = new Debt(pages);
    this.visits = new Debt(pages + waiting);
  }

  /** So many more pages at once from now on, or fewer as soon as visits end. */
  void change(int by) {
    visits.change(by);
    pages.change(by);
  }

  /** Waits for the right to start a visit. */
  void acquire() throws InterruptedException {
    visits.acquire();
    pages.acquire();
  }

  /** A visit is over. */
  void release() {
    pages.release();
    visits.release();
  }

  /** Watches the fetches of one visit. */
  FetchObserver observer(Frontier frontier, Lease lease) {
    return new FetchObserver() {
      private final AtomicBoolean lent = new AtomicBoolean();

      @Override
      public void connecting() {
        if (lent.compareAndSet(false, true)) {
          pages.release();
        }
      }

      @Override
      public void connected() {
        if (lent.compareAndSet(true, false)) {
          pages.takeAtOnce();
        }
      }

      @Override
      public void sent() {
        frontier.sent(lease);
      }
    };
  }
}
