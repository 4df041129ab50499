package weft.frontier;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import weft.frontier.Schedule.Ticket;
import weft.model.DelayReason;
import weft.model.HostState.Health;
import weft.url.HostKey;

/**
 * The hosts that have an object in memory: those with work, those under a lease, and those that
 * were asked too recently. Guarded by the frontier's lock.
 */
final class Hosts {
  private final Map<HostKey, HostQueue> hosts = new HashMap<>();
  private final PriorityQueue<Ticket> idle = new PriorityQueue<>(Comparator.comparing(Ticket::at));
  private final Map<PolitenessSettings, Politeness> kinds = new HashMap<>();
  private final Absent absent = new Absent();
  private final HostPoliteness settings;
  private final RandomGenerator jitter;

  Hosts(HostPoliteness settings, RandomGenerator jitter) {
    this.settings = settings;
    this.jitter = jitter;
  }

  /** What is known of the hosts that have no object. */
  Absent absent() {
    return absent;
  }

  /** The host of that name; null where it is not in memory. */
  @Nullable HostQueue find(HostKey key) {
    return hosts.get(key);
  }

  /** The host of that name; a new one may be asked at once. An id of 0 is one not known yet. */
  HostQueue get(HostKey key, long id, Instant now) {
    HostQueue host = hosts.get(key);
    if (host == null) {
      Pace pace = absent.take(key);
      host = new HostQueue(key, id, pace == null ? Pace.fresh(now) : pace, politeness(key));
      hosts.put(key, host);
    }
    if (id != 0) {
      host.id = id;
    }
    return host;
  }

  /** Those in memory, for a look at each. */
  List<HostQueue> all() {
    return List.copyOf(hosts.values());
  }

  /** Takes the object of a host from memory. */
  void forget(HostQueue host, Instant now) {
    if (hosts.remove(host.key, host)) {
      absent.remember(host, now);
    }
  }

  private Politeness politeness(HostKey key) {
    return kinds.computeIfAbsent(settings.of(key), own -> new Politeness(own, jitter));
  }

  /**
   * Asks again how each host is to be treated, and takes URLs out that are queued no more; answers
   * how many of them were held.
   */
  int change(Set<Long> unwanted) {
    int dropped = 0;
    for (HostQueue host : hosts.values()) {
      Politeness own = politeness(host.key);
      if (!own.equals(host.politeness)) {
        host.treat(own);
      }
      dropped += unwanted.isEmpty() ? 0 : host.drop(unwanted);
    }
    return dropped;
  }

  /** A host with nothing to do is forgotten once it might be asked again anyway. */
  void rest(HostQueue host) {
    if (host.leases == 0 && !host.hasWork()) {
      idle.add(new Ticket(host, host.pace.nextAt()));
    }
  }

  /** Forgets the resting hosts that might be asked by now. */
  void forgetRested(Instant now) {
    while (!idle.isEmpty() && !idle.element().at().isAfter(now)) {
      HostQueue host = idle.remove().host();
      if (host.leases == 0 && !host.hasWork() && !host.pace.nextAt().isAfter(now)) {
        forget(host, now);
      }
    }
  }

  /** Hosts that were given up, dead or parked, by row id. */
  Map<Long, Health> givenUp() {
    Map<Long, Health> given = absent.givenUp();
    for (HostQueue host : hosts.values()) {
      if (host.pace.health() != Health.ALIVE) {
        given.put(host.id, host.pace.health());
      }
    }
    return given;
  }

  /** How the hosts stand, beside that many open leases and URLs held in memory. */
  FrontierView view(Instant now, int leases, int held) {
    int ready = 0;
    int parked = absent.parked();
    Map<DelayReason, Integer> waiting = new EnumMap<>(DelayReason.class);
    for (HostQueue host : hosts.values()) {
      if (host.pace.health() == Health.PARKED) {
        parked++;
      } else if (host.hasWork() && host.pace.nextAt().isAfter(now)) {
        waiting.merge(host.politeness.reason(host.pace), 1, Integer::sum);
      } else if (host.hasWork()) {
        ready++;
      }
    }
    return new FrontierView(leases, held, ready, waiting, parked);
  }

  int size() {
    return hosts.size();
  }
}
