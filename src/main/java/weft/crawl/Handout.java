package weft.crawl;

import java.util.List;
import java.util.concurrent.ExecutorService;
import weft.model.Lease;
import weft.model.RunEnd;
import weft.model.StoredHost;
import weft.model.Verdict;
import weft.store.PageStore;
import weft.store.StoreException;

/**
 * The loop of a crawl: gives out leases to visits, as many as may be under way, until there is
 * nothing left to do or something asks to stop. Belongs to one thread.
 */
final class Handout {
  private static final System.Logger LOG = System.getLogger("weft.crawl");

  private final Rooms rooms;
  private final PageStore store;
  private final CrawlStats stats;
  private final Permits permits;
  private final RequestRate rate;
  private final Stop stop;
  private final Control control;
  private final Opening opening;
  private final Rounds rounds;
  private long stillQueued;

  /** Whether all pages are there that the limit permits, and so nothing but the rest is to do. */
  private boolean pagesOver;

  Handout(Control.Parts parts, Control control, Opening opening, Rounds rounds) {
    rooms = parts.rooms();
    store = parts.store();
    stats = parts.stats();
    permits = parts.permits();
    rate = parts.rate();
    stop = parts.stop();
    this.control = control;
    this.opening = opening;
    this.rounds = rounds;
  }

  /**
   * Gives out leases to the end of the crawl.
   *
   * @param pagesAllowed that many pages may still be fetched; what is no page is gone after even
   *     then
   * @param limit of pages, as it was set
   */
  void run(ExecutorService visits, long pagesAllowed, long limit) throws InterruptedException {
    boolean over = giveOut(visits, new PageBudget(pagesAllowed));
    if (!over && pagesComplete()) {
      pagesOver = true;
      over = giveOut(visits, new PageBudget(Long.MAX_VALUE));
    }
    if (!over) {
      stop.ask(RunEnd.LIMIT, "max-pages " + limit);
    }
  }

  /** Whether no page is left to be fetched, not even in the next round, which is begun for that. */
  private boolean pagesComplete() {
    return !store.pagesQueued() && (!moreToDo() || !store.pagesQueued());
  }

  /** Gives out leases to the end of the crawl; false where there is a page beyond the limit. */
  private boolean giveOut(ExecutorService visits, PageBudget budget) throws InterruptedException {
    while (true) {
      permits.acquire();
      if (!budget.reserve()) {
        permits.release();
        return false;
      }
      opening.await(stop);
      control.await();
      rate.await(stop);
      Lease lease = rooms.frontier().next().orElse(null);
      boolean barred = lease != null && pagesOver && lease.url().isPage();
      if (lease != null && opening.open() && !control.paused() && !barred) {
        rate.begun();
        visits.execute(() -> visit(lease, budget));
        continue;
      }
      if (lease != null) {
        rooms.frontier().complete(lease, new Verdict.Returned(), List.of());
      }
      budget.settle(false);
      permits.release();
      if (barred) {
        return false;
      }
      if (lease == null && (stop.cause() != null || control.over(this::moreToDo))) {
        return true;
      }
    }
  }

  private void visit(Lease lease, PageBudget budget) {
    boolean page = false;
    try {
      page = rooms.visitor().visit(lease, permits.observer(rooms.frontier(), lease));
    } catch (StoreException failure) {
      stop.fail(failure);
    } catch (RuntimeException | Error defect) {
      LOG.log(System.Logger.Level.ERROR, "defect outside a visit", defect);
      stop.fail(new StoreException("the crawl met a defect: " + defect, defect));
    } finally {
      budget.settle(page);
      permits.release();
    }
  }

  /** Whether a scope that was widened late, or the next round, has queued anything. */
  private boolean moreToDo() {
    boolean changed = control.widenedSinceAsked();
    List<StoredHost> hosts =
        rooms.redirects().widenedSinceAsked() || rooms.traps().clearedSinceAsked() || changed
            ? store.rejudge(null, rooms::judge)
            : List.of();
    if (hosts.isEmpty() && leftBehind()) {
      return true;
    }
    if (hosts.isEmpty()) {
      hosts = rounds.next();
    }
    if (hosts.isEmpty()) {
      return false;
    }
    stats.recount(store.totals().queued());
    rooms.restore(hosts);
    return true;
  }

  /**
   * Whether URLs are queued in the file although the frontier has none: one can be wanted for more
   * at the very moment in which its visit ends. The frontier then looks for them; where that leads
   * to no visit they are left.
   */
  private boolean leftBehind() {
    long queued = store.totals().queued();
    if (queued == 0 || queued == stillQueued) {
      return false;
    }
    stillQueued = queued;
    rooms.frontier().restoreAll();
    return true;
  }
}
