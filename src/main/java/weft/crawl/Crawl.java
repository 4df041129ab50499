package weft.crawl;

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
import weft.model.Reason;
import weft.model.Run;
import weft.model.RunEnd;
import weft.model.RunTotals;
import weft.model.Saved;
import weft.model.Seed;
import weft.model.Visit;
import weft.store.PageStore;
import weft.store.StoreException;

/**
 * One stretch of a run: takes up what is queued, visits until nothing is left or something asks to
 * stop, and closes in order; {@code TakeUp}, {@code Handout} and {@code Conclusion} are these
 * parts. {@link #run} belongs to one thread; the other methods to any.
 */
public final class Crawl {
  private static final int DISK_CHECK_EVERY = 64;

  private final CrawlSettings settings;
  private final PageStore store;
  private final DiskSpace disk;
  private final CrawlListener listener;
  private final Extensions extensions;
  private final InstantSource clock;
  private final CrawlStats stats = new CrawlStats();
  private final Stop stop = new Stop();
  private final CountDownLatch visitsOver = new CountDownLatch(1);
  private final List<String> scopesAdded = new CopyOnWriteArrayList<>();
  private final Rooms rooms;
  private final Control control;
  private final Handout handout;
  private final Conclusion conclusion;
  private final AtomicLong visits = new AtomicLong();
  private volatile long bytesLeft = Long.MAX_VALUE;
  private volatile boolean earlierStands;
  private volatile long pagesAllowed = Long.MAX_VALUE;

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
    this(settings, store, disk, credentials, listener, Extensions.NONE, clock);
  }

  /** The same with code of the user's own taking part. */
  public Crawl(
      CrawlSettings settings,
      PageStore store,
      DiskSpace disk,
      Credentials credentials,
      CrawlListener listener,
      Extensions extensions,
      InstantSource clock) {
    this.settings = settings;
    this.store = store;
    this.disk = disk;
    this.listener = new GuardedListener(listener);
    this.extensions = extensions;
    this.clock = clock;
    rooms =
        Rooms.build(
            settings,
            store,
            credentials,
            extensions,
            this::endHost,
            this::visited,
            this::widened,
            stop,
            clock);
    Control.Parts parts = parts();
    control = new Control(parts, settings);
    Opening opening = new Opening(settings.requests().hours(), clock, ZoneId.systemDefault());
    handout = new Handout(parts, control, opening, new Rounds(settings.reach(), store));
    conclusion = new Conclusion(settings.reach(), rooms, store, stats);
  }

  private Control.Parts parts() {
    int concurrency = settings.concurrency();
    return new Control.Parts(
        rooms,
        store,
        stats,
        new Permits(concurrency, Descriptors.forConnecting(concurrency)),
        new RequestRate(settings.requests().interval(), clock),
        stop);
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
        handout.run(visits, pagesAllowed, settings.limits().pages());
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

  /** Where the time of the visits of this stretch went. */
  public StageTimes times() {
    return rooms.times();
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

  private void widened(String scope) {
    scopesAdded.add(scope);
    store.addScope(scope);
    rooms.restore(store.rejudge(covered(scope), rooms::judge));
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
        extensions.step().hurry();
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
    return conclusion.report(run, cause, start, clock.instant(), scopesAdded, earlierStands);
  }

  private void endHost(long host, Reason reason, String rule) {
    conclusion.endHost(host, reason, rule);
  }
}
