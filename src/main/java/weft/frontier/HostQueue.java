package weft.frontier;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.model.CrawlUrl;
import weft.model.HostState;
import weft.url.HostKey;

/**
 * The URLs of one host that are held in memory, and the leases out on it. Owned by {@link
 * HostFrontier}, which holds its lock at every call.
 */
final class HostQueue {
  private record Delayed(CrawlUrl url, Instant notBefore) {}

  private final PriorityQueue<CrawlUrl> ready =
      new PriorityQueue<>(
          Comparator.comparingInt(CrawlUrl::priority)
              .reversed()
              .thenComparingInt(CrawlUrl::depth)
              .thenComparingLong(CrawlUrl::id));
  private final PriorityQueue<Delayed> delayed =
      new PriorityQueue<>(Comparator.comparing(Delayed::notBefore));
  private final Set<Long> held = new HashSet<>(4);

  final HostKey key;
  Politeness politeness;
  long id;
  Pace pace;
  int leases;

  /** URLs whose leases ended while the store was read for this host; null while it is not. */
  private @Nullable Set<Long> endedWhileReading;

  /** The lease whose request has not left yet; while there is one, no other is given out. */
  long unsent;

  /** The lease whose request left last, until its answer is known. */
  long lastSent;

  /** Whether a visit has come to an end here, so that the host may be asked in parallel. */
  boolean proven;

  /** Whether the store holds queued URLs of this host that are not in memory. */
  boolean spilled;

  /** Rises with every URL that was left in the store. */
  long spills;

  /** How far that number had risen when the store was read last. */
  long spillsRead;

  /** Leases granted since the host came into memory. */
  int granted;

  boolean hungry;
  Schedule.@Nullable Ticket ticket;

  HostQueue(HostKey key, long id, Pace pace, Politeness politeness) {
    this.key = key;
    this.politeness = politeness;
    this.id = id;
    this.pace = pace;
  }

  /** Whether memory has only what comes last, while the store may have something before it. */
  boolean lacksBetter() {
    CrawlUrl best = ready.peek();
    return spills != spillsRead && best != null && best.priority() == CrawlUrl.LAST;
  }

  /** How many URLs are queued in memory. */
  int size() {
    return ready.size() + delayed.size();
  }

  /** Whether anything is queued, in memory or in the store. */
  boolean hasWork() {
    return spilled || size() > 0;
  }

  /** URLs in memory or leased. */
  int heldCount() {
    return held.size();
  }

  boolean holds(long url) {
    return held.contains(url);
  }

  /** How the host is treated at present, as it is stored. */
  HostState state() {
    return new HostState(
        id,
        politeness.delay(pace),
        politeness.reason(pace),
        pace.nextAt(),
        pace.unreachable(),
        pace.health());
  }

  /** The store is about to be read for this host, outside the lock. */
  void beginReading() {
    endedWhileReading = new HashSet<>();
  }

  boolean reading() {
    return endedWhileReading != null;
  }

  /** Of what was read, the URLs that are not in memory, nor leased, nor ended since. */
  List<CrawlUrl> endReading(List<CrawlUrl> read) {
    Set<Long> ended = Objects.requireNonNull(endedWhileReading);
    endedWhileReading = null;
    return read.stream().filter(url -> !holds(url.id()) && !ended.contains(url.id())).toList();
  }

  void put(CrawlUrl url) {
    held.add(url.id());
    ready.add(url);
  }

  void putBack(CrawlUrl url, Instant notBefore) {
    delayed.add(new Delayed(url, notBefore));
  }

  /** Takes the best URL; it stays held until {@link #release}. */
  CrawlUrl take(Instant now) {
    ripen(now);
    return ready.remove();
  }

  void release(long url) {
    held.remove(url);
    if (endedWhileReading != null) {
      endedWhileReading.add(url);
    }
  }

  /** Takes those out that wait here, leased ones not; answers how many there were. */
  int drop(Set<Long> urls) {
    int before = size();
    ready.removeIf(url -> urls.contains(url.id()) && held.remove(url.id()));
    delayed.removeIf(d -> urls.contains(d.url().id()) && held.remove(d.url().id()));
    return before - size();
  }

  /** Treats the host otherwise; its next request keeps the new distance from its last one. */
  void treat(Politeness other) {
    pace = other.takenOver(pace, politeness);
    politeness = other;
  }

  void clear() {
    ready.clear();
    delayed.clear();
    held.clear();
  }

  /**
   * Whether the host may leave memory: what it has queued is in the store too, except for how long
   * URLs to be tried again have to wait.
   */
  boolean mayLeave(Instant now) {
    Instant next = pace.nextAt().isAfter(now) ? pace.nextAt() : now;
    return leases == 0
        && !reading()
        && ((ready.isEmpty() && !spilled)
            || delayed.stream().noneMatch(each -> each.notBefore().isAfter(next)));
  }

  /** Puts the time for which URLs to be tried again have to wait into the pace. */
  void waitForDelayed() {
    for (Delayed each : delayed) {
      pace = each.notBefore().isAfter(pace.nextAt()) ? pace.at(each.notBefore()) : pace;
    }
  }

  /** When the host has both a URL that may be taken and the right to be asked; null for neither. */
  @Nullable Instant readyAt() {
    int concurrency = politeness.concurrency(pace, proven);
    if (unsent != 0 || leases >= concurrency || size() == 0) {
      return null;
    }
    if (!ready.isEmpty()) {
      return pace.nextAt();
    }
    Instant first = delayed.element().notBefore();
    return first.isAfter(pace.nextAt()) ? first : pace.nextAt();
  }

  private void ripen(Instant now) {
    while (!delayed.isEmpty() && !delayed.element().notBefore().isAfter(now)) {
      ready.add(delayed.remove().url());
    }
  }
}
