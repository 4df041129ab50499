package weft.crawl;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import weft.model.CrawlUrl;
import weft.model.Decision;
import weft.model.Reason;
import weft.model.Saved;
import weft.model.Seed;
import weft.model.StoredHost;
import weft.scope.PatternRule;
import weft.scope.Scope;
import weft.store.PageStore;

/**
 * What may be done to a crawl while it runs, from any thread, one change at a time. A change holds
 * and is stored when the method returns. Once the crawl is coming to its end each fails with {@link
 * Ending}.
 */
public final class Control {

  /** The crawl is coming to its end, so that nothing can be changed any more. */
  public static final class Ending extends Exception {
    private static final long serialVersionUID = 1L;

    Ending() {
      super("the crawl is coming to its end");
    }
  }

  /** The parts of a crawl that changes concern. */
  record Parts(
      Rooms rooms,
      PageStore store,
      CrawlStats stats,
      Permits permits,
      RequestRate rate,
      Stop stop) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition begun = lock.newCondition();
  private final Pause pause = new Pause();
  private final Parts parts;
  private CrawlSettings settings;
  private boolean ready;
  private boolean over;
  private boolean widened;
  private final AtomicLong changes = new AtomicLong();

  /** The number of the newest change when the main thread last turned to the frontier. */
  private long seen;

  Control(Parts parts, CrawlSettings settings) {
    this.parts = parts;
    this.settings = settings;
  }

  /** Gives out no leases until {@link #resume}; false where that is so already. */
  public boolean pause() throws Ending {
    boolean begins = pause.begin();
    if (stopping()) {
      release();
      throw new Ending();
    }
    return begins;
  }

  /** Ends a pause; false where there is none. */
  public boolean resume() throws Ending {
    if (stopping()) {
      throw new Ending();
    }
    return pause.end();
  }

  /** Whether no leases are given out for now. */
  public boolean paused() {
    return pause.on();
  }

  /**
   * Goes on with other patterns, politeness, concurrency and rates; other settings stay as they
   * were. Queued URLs are judged again by new patterns, and by a new include those left out too.
   *
   * @param config the settings as they are stored with the run
   * @return how many queued URLs are wanted no more
   */
  public long change(CrawlSettings next, String config) throws Ending, InterruptedException {
    enter();
    try {
      Rooms rooms = parts.rooms();
      rooms.politeness().set(Rooms.politeness(next));
      rooms.frontier().change(Set.of());
      parts.permits().change(next.concurrency() - settings.concurrency());
      parts.rate().keep(next.requests().interval());
      rooms.fetcher().limitRate(next.fetch().access().bytesPerSecond());
      List<PatternRule> before = settings.scope().patterns();
      settings = next;
      parts.store().configure(config);
      return before.equals(next.scope().patterns()) ? 0 : repattern(before);
    } finally {
      leave();
    }
  }

  private long repattern(List<PatternRule> before) {
    Scope scope = parts.rooms().scope();
    scope.repattern(settings.scope());
    AtomicLong count = new AtomicLong();
    parts
        .store()
        .refuse(
            url -> stopping() ? Optional.empty() : scope.unwanted(url),
            gone -> {
              drop(gone);
              long _ = count.addAndGet(gone.size());
            });
    if (settings.scope().patterns().stream().anyMatch(p -> p.include() && !before.contains(p))) {
      letIn(null);
    }
    return count.get();
  }

  private void drop(List<CrawlUrl> gone) {
    parts.rooms().frontier().change(gone.stream().map(CrawlUrl::id).collect(Collectors.toSet()));
    Map<Reason, Long> reasons =
        gone.stream()
            .flatMap(url -> parts.rooms().scope().unwanted(url).map(Decision::reason).stream())
            .collect(Collectors.groupingBy(reason -> reason, Collectors.counting()));
    reasons.forEach(parts.stats()::ended);
  }

  /**
   * Adds seeds to the run; what was left out on hosts that they bring into the scope is let in.
   *
   * @return how many of them were not known or wanted before and are queued now
   */
  public int add(List<Seed> named) throws Ending, InterruptedException {
    enter();
    try {
      Rooms rooms = parts.rooms();
      List<Seed> seeds =
          named.stream().map(seed -> seed.at(settings.rewrites().apply(seed.url()))).toList();
      boolean pending = parts.store().rejudgementPending();
      parts.store().rejudgeLater();
      seeds.forEach(rooms::addSeed);
      rooms.fallback().remember(seeds);
      Saved saved = parts.store().seed(seeds, rooms.scope()::judgeSeed);
      rooms.known().learn(saved.known());
      parts.stats().queued(saved.queued().size());
      rooms.frontier().add(saved.queued());
      Set<Optional<String>> covered = new HashSet<>();
      seeds.forEach(seed -> covered.add(covered(seed)));
      covered.forEach(hosts -> letIn(hosts.orElse(null)));
      if (!pending) {
        parts.store().rejudged();
      }
      return saved.queued().size();
    } finally {
      leave();
    }
  }

  private Optional<String> covered(Seed seed) {
    Scope scope = parts.rooms().scope();
    return scope.widened(scope.presetOf(seed.url()).label() + " " + seed.url().text());
  }

  /** Queues what was left out on that host or domain, or anywhere, and is accepted now. */
  private void letIn(@Nullable String hostOrDomain) {
    List<StoredHost> hosts = parts.store().rejudge(hostOrDomain, parts.rooms()::judge);
    parts.rooms().restore(hosts);
    if (!hosts.isEmpty()) {
      parts.stats().recount(parts.store().totals().queued());
    }
    widened = true;
  }

  private void enter() throws Ending, InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!ready) {
        begun.await();
      }
      if (over || stopping()) {
        throw new Ending();
      }
    } catch (Ending | InterruptedException e) {
      lock.unlock();
      throw e;
    }
  }

  private void leave() {
    changes.incrementAndGet();
    lock.unlock();
  }

  private boolean stopping() {
    return parts.stop().cause() != null;
  }

  /** The run has been taken up: changes are let through from now on. */
  void ready() {
    lock.lock();
    try {
      ready = true;
      begun.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The crawl has ended, however it did. */
  void end() {
    lock.lock();
    try {
      over = true;
      ready = true;
      begun.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Lets a paused main thread go, because of a stop. */
  void release() {
    boolean _ = pause.end();
  }

  /** Waits while the crawl is paused; then the main thread turns to the frontier. */
  void await() throws InterruptedException {
    pause.await();
    seen = changes.get();
  }

  /** Whether a change has let URLs in since this was last asked; under {@link #over}. */
  boolean widenedSinceAsked() {
    boolean answer = widened;
    widened = false;
    return answer;
  }

  /**
   * Whether the crawl has come to its end: nothing is queued, there is no more to do, and nothing
   * was changed since the main thread turned to the frontier. A paused crawl does not end.
   */
  boolean over(BooleanSupplier moreToDo) {
    lock.lock();
    try {
      over = !pause.on() && changes.get() == seen && !moreToDo.getAsBoolean();
      return over;
    } finally {
      lock.unlock();
    }
  }
}
