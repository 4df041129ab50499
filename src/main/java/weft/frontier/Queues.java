package weft.frontier;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import weft.model.CrawlUrl;
import weft.model.HostState;
import weft.model.HostState.Health;
import weft.model.Lease;
import weft.model.StoredHost;
import weft.model.Verdict;
import weft.url.HostKey;

/**
 * What the frontier holds: hosts with their URLs, in the order in which something can be done with
 * them, and what is to be read back from the store. Guarded by the frontier's lock.
 */
final class Queues {
  /** Leases of a host after which it makes room while others wait for a place in memory. */
  static final int TURN = 50;

  /** URLs that are read back at a time, beyond those of the first host. */
  private static final int ROWS_AT_ONCE = 1_000;

  /** As many while others can be given out meanwhile. */
  private static final int ROWS_BESIDE = 200;

  /** Reading back the URLs of one host. */
  record Refill(HostQueue host, int room, long spills) {}

  private final Window window;
  private final Hosts hosts;
  private final Schedule schedule = new Schedule();
  private final ArrayDeque<HostQueue> hungry = new ArrayDeque<>();
  private final Leases leases = new Leases();
  private final Sweep sweep = new Sweep();
  private Instant nextTidying = Instant.MIN;
  private int held;
  private int spilledHosts;

  Queues(HostPoliteness settings, Window window, RandomGenerator jitter) {
    this.window = window;
    hosts = new Hosts(settings, jitter);
  }

  Leases leases() {
    return leases;
  }

  boolean drained() {
    return leases.isEmpty() && held == 0 && spilledHosts == 0 && !sweep.waiting();
  }

  /** Takes in a URL, or leaves it to be read back. */
  void offer(CrawlUrl url, Instant now) {
    if (leases.refilled(url)) {
      return;
    }
    HostQueue host = admit(url.url().hostKey(), url.host(), now);
    if (host == null || host.pace.health() != Health.ALIVE || host.holds(url.id())) {
      return;
    }
    boolean mayHaveMore = sweep.waiting() && !host.hasWork();
    if (!fits(host, url)) {
      spill(host);
      return;
    }
    host.put(url);
    held++;
    schedule(host);
    if (mayHaveMore) {
      spill(host);
    }
  }

  /** Takes in a host that has queued URLs in the store. */
  void restore(StoredHost stored, Instant now) {
    HostState state = stored.state();
    HostQueue host = admit(stored.key(), state.host(), now);
    if (host != null && host.pace.health() == Health.ALIVE) {
      takeIn(host, state);
    }
  }

  /** All hosts with queued URLs in the store are to be looked at, those in memory as well. */
  void restoreAll() {
    for (HostQueue host : hosts.all()) {
      if (host.pace.health() == Health.ALIVE && host.id != 0) {
        spill(host);
      }
    }
    sweep.again();
  }

  /** The host, which is taken into memory where there is room for it; else it stays away. */
  private @Nullable HostQueue admit(HostKey key, long id, Instant now) {
    HostQueue host = hosts.find(key);
    if (host != null) {
      return hosts.get(key, id, now);
    }
    if (hosts.absent().gaveUp(id)) {
      return null;
    }
    Instant at = hosts.absent().nextAt(key);
    boolean full = hosts.size() >= window.hosts();
    if (at != null && full && farOff(at, now)) {
      sweep.leaveUntil(at);
    } else if (full || sweep.behind()) {
      sweep.leave(full);
    } else {
      return hosts.get(key, id, now);
    }
    return null;
  }

  private void takeIn(HostQueue host, HostState state) {
    if (host.leases == 0 && host.size() == 0 && state.nextAt().isAfter(host.pace.nextAt())) {
      host.pace = host.pace.at(state.nextAt());
    }
    spill(host);
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
    if (host.spilled && !host.hungry && !host.reading() && host.size() < low()) {
      host.hungry = true;
      hungry.add(host);
    }
  }

  /** URLs of a host below which more are read back. */
  private int low() {
    int most = held < window.total() ? most() : window.share(hosts.size());
    return Math.clamp(most / 2, 1, window.refillBelow());
  }

  /** URLs that a host may hold while there is room for more. */
  private int most() {
    return sweep.waiting() ? Math.min(TURN, window.perHost()) : window.perHost();
  }

  private int room(HostQueue host) {
    int share = window.share(hosts.size());
    int free = Math.min(window.total() - held, most() - host.size());
    return Math.max(free, Math.max(1, share - host.size())) + host.heldCount();
  }

  /**
   * The next hosts to read URLs back for, those first that have waited longest.
   *
   * @param eager whether there is nothing else to do
   */
  List<Refill> refills(boolean eager) {
    int most = eager ? ROWS_AT_ONCE : ROWS_BESIDE;
    List<Refill> refills = new ArrayList<>();
    for (int rows = 0; rows < most && !hungry.isEmpty(); ) {
      HostQueue host = hungry.remove();
      host.hungry = false;
      if (host.spilled) {
        host.beginReading();
        Refill refill = new Refill(host, room(host), host.spills);
        refills.add(refill);
        rows += refill.room();
      }
    }
    return refills;
  }

  /** Takes in what was read back for a host. */
  void refilled(Refill refill, List<CrawlUrl> read) {
    HostQueue host = refill.host();
    List<CrawlUrl> fresh = host.endReading(read);
    if (host.pace.health() != Health.ALIVE) {
      return;
    }
    fresh.forEach(host::put);
    held += fresh.size();
    leases.refilled(fresh);
    if (read.size() < refill.room() && refill.spills() == host.spills) {
      host.spilled = false;
      spilledHosts--;
    }
    schedule(host);
    hosts.rest(host);
    feed(host);
  }

  /**
   * Whether the next hosts are to be read from the store; not while URLs are.
   *
   * @param eager whether it is worth the effort for a single one
   */
  boolean sweepDue(boolean eager, Instant now) {
    if (!sweep.due(now) || !hungry.isEmpty()) {
      return false;
    }
    if (hosts.size() >= window.hosts()) {
      sweep.full();
      tidy(now);
    }
    return hosts.size() <= window.hosts() - (eager ? 1 : window.portion());
  }

  Sweep sweep() {
    return sweep;
  }

  /** How many hosts are to be read at a time. */
  int portion() {
    return window.portion();
  }

  /** Takes in the next hosts of the sweep, as far as there is room. */
  void swept(List<StoredHost> read, Instant now) {
    for (StoredHost stored : read) {
      long id = stored.state().host();
      HostQueue host = hosts.find(stored.key());
      if (host != null || hosts.absent().gaveUp(id)) {
        if (host != null && host.pace.health() == Health.ALIVE && !host.hasWork()) {
          takeIn(host, stored.state());
        }
        sweep.passed(id, false);
        continue;
      }
      Instant at = nextAt(stored);
      if (farOff(at, now)) {
        sweep.passedOver(id, at);
      } else if (hosts.size() >= window.hosts()) {
        sweep.full();
        return;
      } else {
        takeIn(hosts.get(stored.key(), id, now), stored.state());
        sweep.passed(id, true);
      }
    }
    sweep.end(read.size() < window.portion(), now);
  }

  private Instant nextAt(StoredHost stored) {
    Instant remembered = hosts.absent().nextAt(stored.key());
    Instant kept = stored.state().nextAt();
    return remembered != null && remembered.isAfter(kept) ? remembered : kept;
  }

  private static boolean farOff(Instant at, Instant now) {
    return at.isAfter(now.plus(Sweep.PATIENCE));
  }

  /** Makes room for hosts that wait for it, where others have to wait longer. */
  private void tidy(Instant now) {
    if (!now.isBefore(nextTidying)) {
      nextTidying = now.plus(Sweep.PATIENCE);
      hosts.all().forEach(host -> giveWay(host, now));
    }
  }

  private void giveWay(HostQueue host, Instant now) {
    if (!host.mayLeave(now)) {
      return;
    }
    boolean wantsToBeRead = host.spilled && host.size() == 0;
    Instant at = host.readyAt();
    boolean late = at == null || farOff(at, now);
    if (turnOver(host) || (late && !wantsToBeRead)) {
      leave(host, now);
    }
  }

  private boolean turnOver(HostQueue host) {
    return sweep.crowded() && host.granted >= TURN;
  }

  /** Takes a host from memory; what it has queued is in the store. */
  private void leave(HostQueue host, Instant now) {
    host.waitForDelayed();
    boolean work = host.hasWork() && host.pace.health() == Health.ALIVE;
    abandon(host);
    hosts.forget(host, now);
    if (work && farOff(host.pace.nextAt(), now)) {
      sweep.leaveUntil(host.pace.nextAt());
    } else if (work) {
      sweep.leave(false);
    }
  }

  @Nullable Lease lease(Instant now) {
    hosts.forgetRested(now);
    HostQueue host = schedule.take(now);
    while (host != null) {
      Instant at = host.readyAt();
      boolean ready = at != null && !at.isAfter(now);
      if (ready && !yields(host, now)) {
        return grant(host, now);
      }
      schedule.put(host, ready ? null : at);
      host = schedule.take(now);
    }
    return null;
  }

  /** Whether a host has had its turn while others wait; it leaves as soon as its leases end. */
  private boolean yields(HostQueue host, Instant now) {
    if (turnOver(host) && host.mayLeave(now)) {
      leave(host, now);
      return true;
    }
    return turnOver(host) && host.leases > 0;
  }

  private Lease grant(HostQueue host, Instant now) {
    held--;
    host.granted++;
    Lease lease = leases.grant(host, host.take(now), now);
    if (host.politeness.spaced(host.pace)) {
      host.unsent = lease.id();
    }
    schedule(host);
    feed(host);
    return lease;
  }

  /** Ends a lease and takes in what was found. */
  void complete(Lease lease, Verdict verdict, List<CrawlUrl> found, Instant now) {
    HostQueue host = leases.end(lease);
    end(host, lease, verdict, now);
    found.forEach(url -> offer(url, now));
    leases.forgetRefills();
    schedule(host);
    hosts.rest(host);
    if (sweep.crowded()) {
      giveWay(host, now);
    }
  }

  private void end(HostQueue host, Lease lease, Verdict verdict, Instant now) {
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
      case Verdict.Retry(Duration after) -> putBack(host, lease.url().attempted(), now.plus(after));
      case Verdict.Returned _ -> putBack(host, lease.url(), now);
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

  void schedule(HostQueue host) {
    schedule.put(host, host.readyAt());
  }

  /** Takes the host's next permitted time, outside any lease. */
  Instant reserve(HostKey key, Instant now) {
    HostQueue host = hosts.get(key, 0, now);
    Instant at = host.pace.nextAt().isAfter(now) ? host.pace.nextAt() : now;
    host.pace = host.politeness.sent(host.pace, at);
    schedule(host);
    hosts.rest(host);
    return at;
  }

  /** How long there is nothing to do, at most that long; zero where URLs are to be read back. */
  Duration idle(Instant now, Duration longest) {
    if (!hungry.isEmpty()) {
      return Duration.ZERO;
    }
    Duration wait = schedule.untilNext(now, longest);
    Instant at = sweep.due(now) ? nextTidying : sweep.nextAt();
    if (at.isAfter(now.plus(wait))) {
      return wait;
    }
    return at.isAfter(now) ? Duration.between(now, at) : Duration.ZERO;
  }

  /** Treats hosts as is wanted now; those URLs, by row id, wait no more. */
  void change(Set<Long> unwanted) {
    held -= hosts.change(unwanted);
    for (HostQueue host : hosts.all()) {
      feed(host);
      schedule(host);
    }
  }

  FrontierView view(Instant now) {
    return hosts.view(now, leases.size(), held);
  }

  int hostsHeld() {
    return hosts.size();
  }

  Map<Long, Health> givenUp() {
    return hosts.givenUp();
  }
}
