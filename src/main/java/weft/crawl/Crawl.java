package weft.crawl;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import weft.fetch.Credentials;
import weft.frontier.FrontierView;
import weft.model.HostState;
import weft.model.Lease;
import weft.model.Reason;
import weft.model.Run;
import weft.model.RunEnd;
import weft.model.RunTotals;
import weft.model.Saved;
import weft.model.Seed;
import weft.model.StoredHost;
import weft.model.Verdict;
import weft.model.Visit;
import weft.store.PageStore;
import weft.store.StoreException;

/**
 * One stretch of a run: takes up what is queued, visits until nothing is left or something asks to
 * stop, and closes in order. {@link #run} belongs to one thread; the other methods to any.
 */
public final class Crawl {
  private static final System.Logger LOG = System.getLogger("weft.crawl");
  private static final int DISK_CHECK_EVERY = 64;

  private final CrawlSettings settings;
  private final PageStore store;
  private final DiskSpace disk;
  private final CrawlListener listener;
  private final InstantSource clock;
  private final CrawlStats stats = new CrawlStats();
  private final Stop stop = new Stop();
  private final CountDownLatch visitsOver = new CountDownLatch(1);
  private final List<String> scopesAdded = new CopyOnWriteArrayList<>();
  private final Permits permits;
  private final RequestRate rate;
  private final Opening opening;
  private final Rooms rooms;
  private final Rounds rounds;
  private final Control control;
  private final AtomicLong visits = new AtomicLong();
  private volatile long bytesLeft = Long.MAX_VALUE;
  private volatile boolean earlierStands;
  private volatile long pagesAllowed = Long.MAX_VALUE;
  private long stillQueued;

  /** Whether all pages are there that the limit permits, and so nothing but the rest is to do. */
  private boolean pagesOver;

  /**
   * A crawl that is ready to run.
   *
   * @param store stays open
   * @param credentials that the seeds carried
   * @param disk where the store lies
   * @param clock should not jump, see {@link SteadyClock}
   */
  public Crawl(
      CrawlSettings settings,
      PageStore store,
      DiskSpace disk,
      Credentials credentials,
      CrawlListener listener,
      InstantSource clock) {
    this.settings = settings;
    this.store = store;
    this.disk = disk;
    this.listener = listener;
    this.clock = clock;
    rounds = new Rounds(settings.reach(), store);
    int concurrency = settings.concurrency();
    permits = new Permits(concurrency, Descriptors.forConnecting(concurrency));
    rate = new RequestRate(settings.requests().interval(), clock);
    opening = new Opening(settings.requests().hours(), clock, ZoneId.systemDefault());
    rooms =
        Rooms.build(
            settings, store, credentials, this::endHost, this::visited, this::widened, stop, clock);
    control = new Control(new Control.Parts(rooms, store, stats, permits, rate, stop), settings);
  }

  /**
   * Crawls until there is nothing left to do or a reason to stop.
   *
   * @param run begun or carried on by the caller
   * @param named seeds to be added to those the run has
   * @param rejudge whether scope or patterns are others than when the run was last under way
   * @throws StoreException when the store failed; what was committed is safe
   */
  public CrawlReport run(Run run, List<Seed> named, boolean rejudge) throws InterruptedException {
    List<Seed> seeds = named.stream().map(this::rewritten).toList();
    Instant start = clock.instant();
    try (var _ = rooms.fetcher()) {
      RunTotals before = store.totals();
      new TakeUp(rooms, store).of(run, seeds, rejudge);
      stats.start(store.totals().queued());
      control.ready();
      pagesAllowed = settings.limits().pages() - before.pages();
      bytesLeft = settings.limits().bytes() - before.wireBytes();
      Thread stopper = Thread.startVirtualThread(this::stopWhenAsked);
      try (ExecutorService visits = Executors.newVirtualThreadPerTaskExecutor()) {
        giveOut(visits);
      } finally {
        visitsOver.countDown();
        stop.ask(RunEnd.FINISHED, "");
        stopper.join();
      }
    } finally {
      control.end();
    }
    return report(run, start);
  }

  /**
   * Logs in where that is configured; to be done before {@link #run}.
   *
   * @throws LoginFailed where it did not succeed; the crawl cannot be run then
   */
  public void logIn() throws InterruptedException {
    LoginSettings login = settings.requests().login();
    if (login == null) {
      return;
    }
    try {
      new FormLogin(login, rooms.fetcher(), rooms.gate()).run();
    } catch (LoginFailed failure) {
      rooms.fetcher().close();
      throw failure;
    }
  }

  /** Asks for a stop; the crawl ends within its grace period and can be carried on. */
  public void stop(String why) {
    stop.ask(RunEnd.STOPPED, why);
  }

  /** What may be changed while the crawl runs. */
  public Control control() {
    return control;
  }

  /** What this stretch has done so far. */
  public CrawlStats.Snapshot stats() {
    return stats.snapshot();
  }

  /** How many of the queued URLs the limit on pages leaves to be fetched, as far as is known. */
  public long withinLimit(CrawlStats.Snapshot now) {
    return Math.max(0, Math.min(now.queued(), pagesAllowed - now.pages()));
  }

  /** How the frontier stands. */
  public FrontierView frontier() {
    return rooms.frontier().view();
  }

  private Seed rewritten(Seed seed) {
    return seed.at(settings.rewrites().apply(seed.url()));
  }

  /** Where the limit on pages is reached, what is no page is still gone after. */
  private void giveOut(ExecutorService visits) throws InterruptedException {
    boolean over = giveOut(visits, new PageBudget(pagesAllowed));
    if (!over && pagesComplete()) {
      pagesOver = true;
      over = giveOut(visits, new PageBudget(Long.MAX_VALUE));
    }
    if (!over) {
      stop.ask(RunEnd.LIMIT, "max-pages " + settings.limits().pages());
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
        rooms.redirects().widenedSinceAsked() || changed
            ? store.rejudge(null, rooms.scope()::judge)
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

  private void widened(String scope) {
    scopesAdded.add(scope);
    store.addScope(scope);
    rooms.restore(store.rejudge(covered(scope), rooms.scope()::judge));
  }

  /** The host name or domain whose URLs a scope brings in; null where that may be any. */
  private @Nullable String covered(String scope) {
    return rooms.scope().widened(scope).orElse(null);
  }

  private void visited(Visit visit, Saved saved) {
    stats.visited(visit, saved);
    if (visit.stands()) {
      earlierStands = true;
    }
    listener.visited(visit, saved);
    Limits limits = settings.limits();
    CrawlStats.Snapshot now = stats.snapshot();
    if (now.bytes() >= bytesLeft) {
      stop.ask(RunEnd.LIMIT, "max-bytes " + limits.bytes());
    }
    if (limits.freeDisk() > 0
        && visits.getAndIncrement() % DISK_CHECK_EVERY == 0
        && disk.free() < limits.freeDisk()) {
      stop.ask(RunEnd.LIMIT, "min-free-disk " + limits.freeDisk());
    }
  }

  /** Runs beside the visits: closes the frontier once a stop is asked for, then loses patience. */
  private void stopWhenAsked() {
    try {
      if (!stop.await(settings.limits().time())) {
        stop.ask(
            RunEnd.LIMIT,
            "max-time "
                + settings.limits().time().toString().substring(2).toLowerCase(Locale.ROOT));
      }
      rooms.frontier().close();
      control.release();
      if (!visitsOver.await(settings.grace().toMillis(), TimeUnit.MILLISECONDS)) {
        rooms.fetcher().cancelAll();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private CrawlReport report(Run run, Instant start) {
    Stop.Cause cause = stop.cause();
    if (cause == null) {
      throw new IllegalStateException("ended without a cause");
    }
    if (cause.failure() != null) {
      throw cause.failure();
    }
    endDeadHosts();
    RunEnd end = end(cause);
    store.end(end, clock.instant());
    stats.recount(store.totals().queued());
    return new CrawlReport(
        run.id(),
        end,
        stats.snapshot(),
        Duration.between(start, clock.instant()),
        scopesAdded,
        end == RunEnd.LIMIT ? cause.what() : "",
        Math.max(store.totals().pages(), earlierStands ? 1 : 0));
  }

  private void endHost(long host, Reason reason, String rule) {
    stats.ended(reason, store.endHost(host, reason, rule));
  }

  /** A run that was stopped with nothing queued may have a further round to go. */
  private RunEnd end(Stop.Cause cause) {
    boolean drained = cause.end() == RunEnd.FINISHED || settings.reach().equals(Reach.PAGES);
    if (drained && store.totals().queued() == 0) {
      return RunEnd.FINISHED;
    }
    return cause.end() == RunEnd.FINISHED ? RunEnd.BLOCKED : cause.end();
  }

  /** URLs of a dead host that were found after it was given up. */
  private void endDeadHosts() {
    rooms
        .frontier()
        .givenUp()
        .forEach(
            (host, health) -> {
              if (health == HostState.Health.DEAD) {
                endHost(host, Reason.HOST_DEAD, "");
              }
            });
  }
}
