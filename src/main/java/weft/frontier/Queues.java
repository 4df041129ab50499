package weft.frontier;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import weft.frontier.Stock.Refill;
import weft.model.CrawlUrl;
import weft.model.HostState.Health;
import weft.model.Lease;
import weft.model.Verdict;
import weft.url.HostKey;

/**
 * What the frontier holds: URLs as they come in, are given out and come back, and how long there is
 * nothing to give out. Guarded by the frontier's lock.
 */
final class Queues {
  private final Hosts hosts;
  private final Schedule schedule = new Schedule();
  private final Leases leases = new Leases();
  private final Sweep sweep = new Sweep();
  private final Stock stock;
  private final Places places;

  Queues(HostPoliteness settings, Window window, RandomGenerator jitter) {
    hosts = new Hosts(settings, jitter);
    stock = new Stock(window, hosts, sweep);
    places = new Places(window, hosts, schedule, sweep, stock);
  }

  Leases leases() {
    return leases;
  }

  Sweep sweep() {
    return sweep;
  }

  Stock stock() {
    return stock;
  }

  Places places() {
    return places;
  }

  boolean drained() {
    return leases.isEmpty() && stock.isEmpty() && !sweep.waiting();
  }

  /** Takes in a URL, or leaves it to be read back. */
  void offer(CrawlUrl url, Instant now) {
    if (leases.refilled(url)) {
      return;
    }
    HostQueue host = places.admit(url.url().hostKey(), url.host(), now);
    if (host == null || host.pace.health() != Health.ALIVE || host.holds(url.id())) {
      return;
    }
    boolean mayHaveMore = sweep.waiting() && !host.hasWork();
    if (!stock.put(host, url)) {
      return;
    }
    schedule(host);
    if (mayHaveMore) {
      stock.spill(host);
    }
  }

  /** Takes in what was read back for a host. */
  void refilled(Refill refill, List<CrawlUrl> read) {
    HostQueue host = refill.host();
    List<CrawlUrl> fresh = stock.refilled(refill, read);
    if (host.pace.health() == Health.ALIVE) {
      leases.refilled(fresh);
      schedule(host);
      hosts.rest(host);
      stock.feed(host);
    }
  }

  @Nullable Lease lease(Instant now) {
    hosts.forgetRested(now);
    HostQueue host = schedule.take(now);
    while (host != null) {
      Instant at = host.readyAt();
      boolean ready = at != null && !at.isAfter(now);
      if (ready && !places.yields(host, now)) {
        return grant(host, now);
      }
      schedule.put(host, ready ? null : at);
      host = schedule.take(now);
    }
    return null;
  }

  private Lease grant(HostQueue host, Instant now) {
    stock.taken(1);
    host.granted++;
    Lease lease = leases.grant(host, host.take(now), now);
    if (host.politeness.spaced(host.pace)) {
      host.unsent = lease.id();
    }
    schedule(host);
    stock.feed(host);
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
    places.visited(host, now);
  }

  private void end(HostQueue host, Lease lease, Verdict verdict, Instant now) {
    host.proven = true;
    if (host.unsent == lease.id()) {
      host.unsent = 0;
    }
    if (host.pace.health() != Health.ALIVE) {
      places.abandon(host);
      return;
    }
    switch (verdict) {
      case Verdict.Done _, Verdict.GaveUp _, Verdict.Excluded _ -> host.release(lease.url().id());
      case Verdict.Retry(Duration after) -> putBack(host, lease.url().attempted(), now.plus(after));
      case Verdict.Returned _ -> putBack(host, lease.url(), now);
      case Verdict.Deferred _ -> {
        host.release(lease.url().id());
        stock.spill(host);
      }
    }
    stock.feed(host);
  }

  private void putBack(HostQueue host, CrawlUrl url, Instant notBefore) {
    host.putBack(url, notBefore);
    stock.putBack();
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
    if (stock.wantsToRead()) {
      return Duration.ZERO;
    }
    Duration wait = schedule.untilNext(now, longest);
    Instant at = places.sweepAt(now);
    if (at.isAfter(now.plus(wait))) {
      return wait;
    }
    return at.isAfter(now) ? Duration.between(now, at) : Duration.ZERO;
  }

  /** Treats hosts as is wanted now; those URLs, by row id, wait no more. */
  void change(Set<Long> unwanted) {
    stock.taken(hosts.change(unwanted));
    for (HostQueue host : hosts.all()) {
      stock.feed(host);
      schedule(host);
    }
  }

  FrontierView view(Instant now) {
    return hosts.view(now, leases.size(), stock.held());
  }

  int hostsHeld() {
    return hosts.size();
  }

  Map<Long, Health> givenUp() {
    return hosts.givenUp();
  }
}
