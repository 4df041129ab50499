package weft.frontier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import weft.model.CrawlUrl;
import weft.model.DelayReason;
import weft.model.HostState;
import weft.model.HostState.Health;
import weft.model.Lease;
import weft.model.StoredHost;
import weft.model.Verdict;
import weft.url.Url;

/** Hosts that do not all fit in memory. */
class HostWindowTest implements Backlog {
  private static final Duration DELAY = Duration.ofSeconds(1);

  private final ManualClock clock = new ManualClock();
  private final TreeMap<Long, TreeMap<Long, CrawlUrl>> rows = new TreeMap<>();
  private final Map<Long, Instant> storedNextAt = new HashMap<>();
  private long lastUrl;

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void tenThousandHostsPassThroughAWindowOfAHundred() throws InterruptedException {
    for (long host = 1; host <= 10_000; host++) {
      queue(host, 1 + (int) (host % 3));
    }
    HostFrontier frontier = frontier(100, DELAY);
    frontier.restoreAll();
    Set<Long> visited = new HashSet<>();
    ArrayDeque<Lease> underWay = new ArrayDeque<>();
    int idle = 0;
    while (visited.size() < lastUrl && idle < 1_000) {
      Optional<Lease> lease = frontier.poll();
      idle = lease.isPresent() ? 0 : idle + 1;
      if (lease.isPresent()) {
        assertTrue(visited.add(lease.get().url().id()), "leased twice: " + lease.get().url());
        frontier.sent(lease.get());
        underWay.add(lease.get());
      }
      if (underWay.size() > 20 || (lease.isEmpty() && !underWay.isEmpty())) {
        finish(frontier, underWay.remove());
      } else if (lease.isEmpty()) {
        clock.advance(Duration.ofMillis(100));
      }
      assertTrue(frontier.hostsHeld() <= 100, frontier.hostsHeld() + " hosts in memory");
    }
    underWay.forEach(lease -> finish(frontier, lease));
    assertEquals(lastUrl, visited.size());
    assertEquals(Optional.empty(), frontier.next());
  }

  @Test
  void everyHostHasItsTurnHoweverMuchTheFirstOnesHave() {
    for (long host = 1; host <= 20; host++) {
      queue(host, 5 * Places.TURN);
    }
    HostFrontier frontier = frontier(2, Duration.ZERO);
    frontier.restoreAll();
    Map<Long, Integer> leases = new HashMap<>();
    while (leases.size() < 20) {
      Lease lease = frontier.poll().orElseThrow();
      int had = leases.merge(lease.url().host(), 1, Integer::sum);
      assertTrue(had <= 2 * Places.TURN, "host " + lease.url().host() + " had " + had);
      finish(frontier, lease);
    }
  }

  @Test
  void aHostAskedInParallelEndsItsTurnToo() {
    queue(1, 5 * Places.TURN);
    queue(2, 1);
    HostFrontier frontier = frontier(1, Duration.ZERO);
    frontier.restoreAll();
    ArrayDeque<Lease> underWay = new ArrayDeque<>();
    int leases = 0;
    boolean second = false;
    while (!second) {
      Optional<Lease> lease = frontier.poll();
      lease.ifPresent(underWay::add);
      second = lease.isPresent() && lease.get().url().host() == 2;
      leases += lease.isPresent() ? 1 : 0;
      if (underWay.size() > 1 || lease.isEmpty()) {
        finish(frontier, underWay.remove());
      }
    }
    assertEquals(Places.TURN + 1, leases);
  }

  @Test
  void aHostThatMustWaitLongLeavesItsPlaceToOthersAndKeepsItsTime() {
    queue(1, 3);
    queue(2, 3);
    HostFrontier frontier = frontier(1, DELAY);
    frontier.restoreAll();
    Lease throttled = frontier.poll().orElseThrow();
    frontier.sent(throttled);
    frontier.report(throttled, new HostSignal.Throttled(Duration.ofMinutes(5)));
    frontier.complete(throttled, new Verdict.Retry(Duration.ZERO), List.of());
    Instant until = clock.instant().plus(Duration.ofMinutes(5));
    Map<Long, Instant> firstAgain = new HashMap<>();
    for (int i = 0; i < 4_000 && firstAgain.size() < 2; i++) {
      Optional<Lease> lease = frontier.poll();
      lease.ifPresent(given -> firstAgain.putIfAbsent(given.url().host(), clock.instant()));
      lease.ifPresent(given -> finish(frontier, given));
      clock.advance(Duration.ofMillis(100));
    }
    assertTrue(
        firstAgain.getOrDefault(2L, Instant.MAX).isBefore(until.minusSeconds(200)),
        "second: " + firstAgain);
    assertFalse(firstAgain.getOrDefault(1L, Instant.MIN).isBefore(until), "first: " + firstAgain);
    assertTrue(
        firstAgain.getOrDefault(1L, Instant.MAX).isBefore(until.plusSeconds(11)),
        "first: " + firstAgain);
  }

  @Test
  void refusalsAreCountedAcrossAbsences() {
    queue(1, 40);
    queue(2, 100_000 / 50);
    HostFrontier frontier = frontier(1, DELAY);
    frontier.restoreAll();
    int refused = 0;
    for (int i = 0; i < 200_000 && frontier.givenUp().isEmpty(); i++) {
      Optional<Lease> lease = frontier.poll();
      if (lease.isPresent() && lease.get().url().host() == 1) {
        refused++;
        frontier.sent(lease.get());
        frontier.report(lease.get(), new HostSignal.Throttled(Duration.ofSeconds(30)));
        frontier.complete(lease.get(), new Verdict.Retry(Duration.ZERO), List.of());
      } else {
        lease.ifPresent(given -> sendAndFinish(frontier, given));
      }
      clock.advance(Duration.ofMillis(100));
    }
    assertEquals(Map.of(1L, Health.PARKED), frontier.givenUp());
    assertEquals(Politeness.BLOCKED_AFTER, refused);
  }

  @Test
  void whoeverWasGivenUpStaysSoWithoutAnObject() throws InterruptedException {
    queue(1, 3);
    HostFrontier frontier = frontier(5, DELAY);
    frontier.restoreAll();
    for (int i = 0; i < 2; i++) {
      Lease lease = frontier.poll().orElseThrow();
      frontier.sent(lease);
      frontier.report(lease, new HostSignal.Unreachable());
      frontier.complete(lease, new Verdict.Retry(Duration.ZERO), List.of());
      clock.advance(Duration.ofMinutes(5));
    }
    assertFalse(frontier.poll().isPresent());
    assertEquals(0, frontier.hostsHeld());
    frontier.add(List.of(rowsOf(1).getFirst()));
    frontier.restoreAll();
    assertEquals(Optional.empty(), frontier.next());
    assertEquals(Map.of(1L, Health.DEAD), frontier.givenUp());
  }

  @Test
  void manyHostsInTroubleTakeNoPlaceOnceTheirWorkIsDone() {
    HostFrontier frontier = frontier(100, DELAY);
    for (long host = 1; host <= 90; host++) {
      frontier.add(queue(host, 1));
      Lease lease = frontier.poll().orElseThrow();
      frontier.sent(lease);
      frontier.report(lease, new HostSignal.Faltered());
      finish(frontier, lease);
    }
    assertEquals(90, frontier.hostsHeld());
    clock.advance(Duration.ofMinutes(5));
    assertFalse(frontier.poll().isPresent());
    assertEquals(0, frontier.hostsHeld());
  }

  @Test
  void theWaitOfAUrlToBeTriedAgainSurvivesAnAbsence() {
    queue(1, 1);
    queue(2, 300);
    HostFrontier frontier = frontier(1, DELAY);
    frontier.restoreAll();
    Lease first = frontier.poll().orElseThrow();
    frontier.sent(first);
    frontier.complete(first, new Verdict.Retry(Duration.ofSeconds(60)), List.of());
    Instant due = clock.instant().plusSeconds(60);
    List<Instant> again = new ArrayList<>();
    boolean second = false;
    for (int i = 0; i < 2_000 && again.isEmpty(); i++) {
      Optional<Lease> lease = frontier.poll();
      second |= lease.isPresent() && lease.get().url().host() == 2 && clock.instant().isBefore(due);
      if (lease.isPresent() && lease.get().url().host() == 1) {
        again.add(clock.instant());
      }
      lease.ifPresent(given -> sendAndFinish(frontier, given));
      clock.advance(Duration.ofMillis(100));
    }
    assertTrue(second, "the second host has its turn meanwhile");
    assertFalse(again.getFirst().isBefore(due));
  }

  @Test
  void aHostWhoseStoredTimeIsFarOffIsPassedOverUntilThen() {
    queue(1, 1);
    storedNextAt.put(1L, clock.instant().plus(Duration.ofHours(1)));
    HostFrontier frontier = frontier(10, DELAY);
    frontier.restoreAll();
    assertFalse(frontier.poll().isPresent());
    assertEquals(0, frontier.hostsHeld());
    clock.advance(Duration.ofHours(1).minusSeconds(1));
    assertFalse(frontier.poll().isPresent());
    clock.advance(Duration.ofSeconds(1));
    assertTrue(frontier.poll().isPresent());
  }

  @Test
  void restoringFindsWhatElseAHostInMemoryHasQueued() throws InterruptedException {
    queue(1, 5);
    HostFrontier frontier = frontier(10, Duration.ZERO);
    frontier.add(List.of(rowsOf(1).getLast()));
    frontier.restoreAll();
    List<Long> visited = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Lease lease = frontier.poll().orElseThrow();
      visited.add(lease.url().id());
      finish(frontier, lease);
    }
    assertEquals(List.of(1L, 2L, 3L, 4L, 5L), visited);
    assertEquals(Optional.empty(), frontier.next());
  }

  @Test
  void resumingReadsNoMoreThanItNeedsForTheFirstLease() {
    for (long host = 1; host <= 5_000; host++) {
      queue(host, 1);
    }
    HostFrontier frontier = frontier(4_000, DELAY);
    frontier.restoreAll();
    assertTrue(frontier.poll().isPresent());
    assertTrue(frontier.hostsHeld() <= 500, frontier.hostsHeld() + " hosts in memory");
  }

  private List<CrawlUrl> queue(long host, int many) {
    TreeMap<Long, CrawlUrl> urls = rows.computeIfAbsent(host, _ -> new TreeMap<>());
    for (int i = 0; i < many; i++) {
      long id = ++lastUrl;
      Url url = Url.ofCanonical("http://h" + host + "/" + id);
      urls.put(id, new CrawlUrl(id, host, url, 0, "S", 0));
    }
    return List.copyOf(urls.values());
  }

  private List<CrawlUrl> rowsOf(long host) {
    return List.copyOf(Objects.requireNonNull(rows.get(host)).values());
  }

  private void sendAndFinish(HostFrontier frontier, Lease lease) {
    frontier.sent(lease);
    finish(frontier, lease);
  }

  private void finish(HostFrontier frontier, Lease lease) {
    TreeMap<Long, CrawlUrl> urls = Objects.requireNonNull(rows.get(lease.url().host()));
    urls.remove(lease.url().id());
    if (urls.isEmpty()) {
      rows.remove(lease.url().host());
    }
    frontier.complete(lease, new Verdict.Done(), List.of());
  }

  @Override
  public List<CrawlUrl> queued(long host, int limit) {
    return rows.getOrDefault(host, new TreeMap<>()).values().stream().limit(limit).toList();
  }

  @Override
  public List<StoredHost> hosts(long after, int limit) {
    return rows.tailMap(after, false).keySet().stream().limit(limit).map(this::stored).toList();
  }

  private StoredHost stored(long host) {
    return new StoredHost(
        rowsOf(host).getFirst().url().hostKey(),
        new HostState(
            host,
            DELAY,
            DelayReason.CONFIGURED,
            storedNextAt.getOrDefault(host, Instant.EPOCH),
            0,
            Health.ALIVE));
  }

  private HostFrontier frontier(int hosts, Duration delay) {
    return new HostFrontier(
        new PolitenessSettings(2, delay, Duration.ofSeconds(60), Duration.ofSeconds(60), true),
        new Window(hosts, 60, 5_000, 10),
        this,
        clock,
        new Random(1));
  }
}
