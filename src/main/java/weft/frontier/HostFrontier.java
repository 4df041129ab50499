package weft.frontier;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import weft.model.CrawlUrl;
import weft.model.HostState;
import weft.model.HostState.Health;
import weft.model.Lease;
import weft.model.Verdict;
import weft.url.HostKey;

/**
 * The frontier: host queues ordered by when each may next be asked. Everything here is guarded by
 * one lock, which nobody holds while waiting for anything but it; reading back from the store
 * happens outside it, on the thread that calls {@link #next}.
 */
public final class HostFrontier implements Frontier {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private final Backlog backlog;
  private final InstantSource clock;
  private final Window window;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Hosts hosts;
  private final Schedule schedule = new Schedule();
  private final ArrayDeque<HostQueue> hungry = new ArrayDeque<>();
  private final Leases leases = new Leases();
  private int held;
  private int spilledHosts;
  private boolean closed;

  /**
   * A frontier with nothing queued.
   *
   * @param backlog where queued URLs that are not in memory can be read
   * @param clock should not jump
   */
  public HostFrontier(
      PolitenessSettings settings,
      Window window,
      Backlog backlog,
      InstantSource clock,
      RandomGenerator jitter) {
    this(_ -> settings, window, backlog, clock, jitter);
  }

  /** A frontier with nothing queued, where hosts may be treated differently. */
  public HostFrontier(
      HostPoliteness settings,
      Window window,
      Backlog backlog,
      InstantSource clock,
      RandomGenerator jitter) {
    hosts = new Hosts(settings, jitter);
    this.window = window;
    this.backlog = backlog;
    this.clock = clock;
  }

  @Override
  public void add(Collection<CrawlUrl> urls) {
    lock.lock();
    try {
      urls.forEach(this::offer);
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void restore(HostKey key, HostState state) {
    lock.lock();
    try {
      HostQueue host = host(key, state.host());
      if (host.leases == 0 && host.size() == 0) {
        host.pace =
            Pace.fresh(
                state.nextAt().isAfter(host.pace.nextAt()) ? state.nextAt() : host.pace.nextAt());
      }
      spill(host);
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Optional<Lease> next() throws InterruptedException {
    while (true) {
      refillOne();
      lock.lockInterruptibly();
      try {
        Lease lease = closed ? null : lease(clock.instant());
        if (lease != null || closed || drained()) {
          return Optional.ofNullable(lease);
        }
        Duration wait = schedule.untilNext(clock.instant(), LONGEST_WAIT);
        if (hungry.isEmpty() && wait.isPositive()) {
          long _ = changed.awaitNanos(wait.toNanos());
        }
      } finally {
        lock.unlock();
      }
    }
  }

  /** What {@link #next} would lease at this instant, without waiting; empty where it would wait. */
  Optional<Lease> poll() {
    refillOne();
    return locked(() -> Optional.ofNullable(lease(clock.instant())));
  }

  @Override
  public void sent(Lease lease) {
    lock.lock();
    try {
      HostQueue host = leases.host(lease);
      if (host != null) {
        host.pace = host.politeness.sent(host.pace, clock.instant());
        host.lastSent = lease.id();
        if (host.unsent == lease.id()) {
          host.unsent = 0;
          schedule(host);
          changed.signal();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public HostState report(Lease lease, HostSignal signal) {
    return locked(() -> learned(lease, signal));
  }

  private HostState learned(Lease lease, HostSignal signal) {
    HostQueue host = leases.host(lease);
    if (host == null) {
      throw new IllegalStateException("lease " + lease.id() + " has ended");
    }
    host.pace = host.politeness.after(host.pace, signal, lease.granted(), clock.instant());
    if (host.lastSent == lease.id()) {
      host.pace = host.politeness.arrived(host.pace, signal);
      host.lastSent = 0;
    }
    return host.state();
  }

  @Override
  public void complete(Lease lease, Verdict verdict, List<CrawlUrl> found) {
    lock.lock();
    try {
      HostQueue host = leases.end(lease);
      end(host, lease, verdict);
      found.forEach(this::offer);
      leases.forgetRefills();
      schedule(host);
      hosts.rest(host);
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /**
   * When a request to a host that is outside any lease of it may start; the time is taken, so that
   * the host's next one keeps its distance from it.
   */
  public Instant reserve(HostKey key) {
    return locked(
        () -> {
          HostQueue host = host(key, 0);
          Instant now = clock.instant();
          Instant at = host.pace.nextAt().isAfter(now) ? host.pace.nextAt() : now;
          host.pace = host.politeness.sent(host.pace, at);
          schedule(host);
          return at;
        });
  }

  /** How things stand now. */
  public FrontierView view() {
    return locked(() -> hosts.view(clock.instant(), leases.size(), held));
  }

  /** How many hosts have an object in memory. */
  int hostsHeld() {
    return locked(hosts::size);
  }

  /** Hosts that were given up, dead or parked, by row id. */
  public Map<Long, Health> givenUp() {
    return locked(hosts::givenUp);
  }

  /** Asks anew how hosts are treated; those URLs, by row id, wait no more, but keep a lease. */
  public void change(Set<Long> unwanted) {
    lock.lock();
    try {
      held -= hosts.change(unwanted);
      hosts.all().forEach(this::feed);
      hosts.all().forEach(this::schedule);
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  private <T> T locked(Supplier<T> question) {
    lock.lock();
    try {
      return question.get();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private HostQueue host(HostKey key, long id) {
    return hosts.get(key, id, clock.instant());
  }

  private boolean drained() {
    return leases.isEmpty() && held == 0 && spilledHosts == 0;
  }

  private void offer(CrawlUrl url) {
    HostQueue host = host(url.url().hostKey(), url.host());
    if (host.pace.health() != Health.ALIVE || host.holds(url.id()) || leases.refilled(url)) {
      return;
    }
    if (!fits(host, url)) {
      spill(host);
      return;
    }
    host.put(url);
    held++;
    schedule(host);
  }

  /** What has priority is held beside what came before it, up to as much again. */
  private boolean fits(HostQueue host, CrawlUrl url) {
    return url.priority() > 0
        ? host.size() < 2 * window.perHost()
        : !host.spilled && host.size() < window.perHost() && held < window.total();
  }

  private void spill(HostQueue host) {
    host.spills++;
    if (!host.spilled) {
      host.spilled = true;
      spilledHosts++;
    }
    feed(host);
  }

  private void feed(HostQueue host) {
    if (host.spilled && !host.hungry && !host.reading() && host.size() < window.refillBelow()) {
      host.hungry = true;
      hungry.add(host);
    }
  }

  /** Reads back the next URLs of the host that has waited longest for them, if any has. */
  private void refillOne() {
    HostQueue host;
    int room;
    long spills;
    lock.lock();
    try {
      host = hungry.poll();
      if (host == null) {
        return;
      }
      host.hungry = false;
      if (!host.spilled) {
        return;
      }
      host.beginReading();
      room =
          Math.clamp(window.total() - held, Math.min(10, window.perHost()), window.perHost())
              + host.heldCount();
      spills = host.spills;
    } finally {
      lock.unlock();
    }
    List<CrawlUrl> read = backlog.queued(host.id, room);
    lock.lock();
    try {
      takeIn(host, read, read.size() < room && spills == host.spills);
    } finally {
      lock.unlock();
    }
  }

  private void takeIn(HostQueue host, List<CrawlUrl> read, boolean all) {
    List<CrawlUrl> fresh = host.endReading(read);
    if (host.pace.health() != Health.ALIVE) {
      return;
    }
    fresh.forEach(host::put);
    held += fresh.size();
    leases.refilled(fresh);
    if (all) {
      host.spilled = false;
      spilledHosts--;
    }
    schedule(host);
    feed(host);
  }

  private @Nullable Lease lease(Instant now) {
    hosts.forgetRested(now);
    HostQueue host = schedule.take(now);
    while (host != null) {
      Instant at = host.readyAt();
      if (at != null && !at.isAfter(now)) {
        return grant(host, now);
      }
      schedule.put(host, at);
      host = schedule.take(now);
    }
    return null;
  }

  private Lease grant(HostQueue host, Instant now) {
    held--;
    Lease lease = leases.grant(host, host.take(now), now);
    if (host.politeness.spaced(host.pace)) {
      host.unsent = lease.id();
    }
    schedule(host);
    feed(host);
    return lease;
  }

  private void end(HostQueue host, Lease lease, Verdict verdict) {
    host.proven = true;
    if (host.unsent == lease.id()) {
      host.unsent = 0;
    }
    if (host.pace.health() != Health.ALIVE) {
      abandon(host);
      return;
    }
    switch (verdict) {
      case Verdict.Done _, Verdict.GaveUp _, Verdict.Excluded _ -> host.release(lease.url().id());
      case Verdict.Retry(Duration after) ->
          putBack(host, lease.url().attempted(), clock.instant().plus(after));
      case Verdict.Returned _ -> putBack(host, lease.url(), clock.instant());
    }
    feed(host);
  }

  private void putBack(HostQueue host, CrawlUrl url, Instant notBefore) {
    host.putBack(url, notBefore);
    held++;
  }

  private void abandon(HostQueue host) {
    held -= host.size();
    host.clear();
    schedule.put(host, null);
    if (host.spilled) {
      host.spilled = false;
      spilledHosts--;
    }
  }

  private void schedule(HostQueue host) {
    schedule.put(host, host.readyAt());
  }
}
