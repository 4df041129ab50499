package weft.frontier;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import weft.frontier.Stock.Refill;
import weft.model.CrawlUrl;
import weft.model.HostState;
import weft.model.HostState.Health;
import weft.model.Lease;
import weft.model.StoredHost;
import weft.model.Verdict;
import weft.url.HostKey;

/**
 * The frontier: host queues ordered by when each may next be asked. Everything in {@link Queues} is
 * guarded by one lock, which nobody holds while waiting for anything but it; reading back from the
 * store happens outside it, on the thread that calls {@link #next}.
 */
public final class HostFrontier implements Frontier {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private final Backlog backlog;
  private final InstantSource clock;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queues queues;
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
    queues = new Queues(settings, window, jitter);
    this.backlog = backlog;
    this.clock = clock;
  }

  @Override
  public void add(Collection<CrawlUrl> urls) {
    lock.lock();
    try {
      Instant now = clock.instant();
      urls.forEach(url -> queues.offer(url, now));
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void restore(HostKey key, HostState state) {
    lock.lock();
    try {
      queues.places().restore(new StoredHost(key, state), clock.instant());
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void restoreAll() {
    lock.lock();
    try {
      queues.places().restoreAll();
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Optional<Lease> next() throws InterruptedException {
    while (true) {
      boolean _ = refill(false);
      boolean _ = sweep(false);
      lock.lockInterruptibly();
      try {
        Lease lease = closed ? null : queues.lease(clock.instant());
        if (lease != null || closed || queues.drained()) {
          return Optional.ofNullable(lease);
        }
      } finally {
        lock.unlock();
      }
      if (refill(true) || sweep(true)) {
        continue;
      }
      lock.lockInterruptibly();
      try {
        boolean over = closed || queues.drained();
        Duration wait = over ? Duration.ZERO : queues.idle(clock.instant(), LONGEST_WAIT);
        if (wait.isPositive()) {
          long _ = changed.awaitNanos(wait.toNanos());
        }
      } finally {
        lock.unlock();
      }
    }
  }

  /** What {@link #next} would lease at this instant, without waiting; empty where it would wait. */
  Optional<Lease> poll() {
    while (true) {
      boolean read = refill(false);
      read |= sweep(false);
      lock.lock();
      try {
        Lease lease = queues.lease(clock.instant());
        if (lease != null) {
          return Optional.of(lease);
        }
      } finally {
        lock.unlock();
      }
      if (!sweep(true) && !read) {
        return Optional.empty();
      }
    }
  }

  @Override
  public void sent(Lease lease) {
    lock.lock();
    try {
      HostQueue host = queues.leases().host(lease);
      if (host != null) {
        host.pace = host.politeness.sent(host.pace, clock.instant());
        host.lastSent = lease.id();
        if (host.unsent == lease.id()) {
          host.unsent = 0;
          queues.schedule(host);
          changed.signal();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public HostState report(Lease lease, HostSignal signal) {
    lock.lock();
    try {
      HostQueue host = queues.leases().host(lease);
      if (host == null) {
        throw new IllegalStateException("lease " + lease.id() + " has ended");
      }
      host.pace = host.politeness.after(host.pace, signal, lease.granted(), clock.instant());
      if (host.lastSent == lease.id()) {
        host.pace = host.politeness.arrived(host.pace, signal);
        host.lastSent = 0;
      }
      return host.state();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void complete(Lease lease, Verdict verdict, List<CrawlUrl> found) {
    lock.lock();
    try {
      queues.complete(lease, verdict, found, clock.instant());
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
    lock.lock();
    try {
      return queues.reserve(key, clock.instant());
    } finally {
      lock.unlock();
    }
  }

  /** How things stand now. */
  public FrontierView view() {
    lock.lock();
    try {
      return queues.view(clock.instant());
    } finally {
      lock.unlock();
    }
  }

  /** How many hosts have an object in memory. */
  public int hostsHeld() {
    lock.lock();
    try {
      return queues.hostsHeld();
    } finally {
      lock.unlock();
    }
  }

  /** Asks anew how hosts are treated; those URLs, by row id, wait no more, but keep a lease. */
  public void change(Set<Long> unwanted) {
    lock.lock();
    try {
      queues.change(unwanted);
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Hosts that were given up, dead or parked, by row id. */
  public Map<Long, Health> givenUp() {
    lock.lock();
    try {
      return queues.givenUp();
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

  /** Reads back URLs of the hosts that have waited longest; answers whether any have. */
  private boolean refill(boolean eager) {
    List<Refill> refills;
    lock.lock();
    try {
      refills = queues.stock().refills(eager);
    } finally {
      lock.unlock();
    }
    if (refills.isEmpty()) {
      return false;
    }
    List<List<CrawlUrl>> read =
        backlog.queued(
            refills.stream()
                .map(refill -> new Backlog.Wish(refill.host().id, refill.room()))
                .toList());
    lock.lock();
    try {
      for (int i = 0; i < read.size(); i++) {
        queues.refilled(refills.get(i), read.get(i));
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Reads the next hosts from the store if that is due; answers whether it was. */
  private boolean sweep(boolean eager) {
    long after;
    int portion;
    lock.lock();
    try {
      if (closed || !queues.places().sweepDue(eager, clock.instant())) {
        return false;
      }
      after = queues.sweep().begin();
      portion = queues.places().portion();
    } finally {
      lock.unlock();
    }
    List<StoredHost> read = backlog.hosts(after, portion);
    lock.lock();
    try {
      queues.places().swept(read, clock.instant());
      return true;
    } finally {
      lock.unlock();
    }
  }
}
