package weft.frontier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.model.CrawlUrl;
import weft.model.Lease;
import weft.model.Reason;
import weft.model.Verdict;
import weft.url.Url;

/**
 * A whole crawl in simulated time: many visits under way, ended in random order with random
 * outcomes, their finds committed some time before their leases end, and a window far too small.
 */
class FrontierSimulationTest {
  private static final int URLS = 3_000;
  private static final Duration DELAY = Duration.ofMillis(200);

  private final ManualClock clock = new ManualClock();
  private final Map<Long, NavigableSet<CrawlUrl>> queued = new HashMap<>();
  private final Map<Long, Integer> ended = new HashMap<>();
  private final Map<Long, Integer> leasesOnHost = new HashMap<>();
  private final Map<Long, Instant> lastSent = new HashMap<>();
  private final List<Visiting> underWay = new ArrayList<>();
  private int hosts;
  private long lastUrl;

  private record Visiting(Lease lease, List<CrawlUrl> found, Verdict verdict) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyUrlEndsOnceAndNoHostIsAskedTooOften(long seed) throws InterruptedException {
    simulate(new Random(seed), 12, 1_000);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void aWindowOfFewHostsChangesNothingOfIt(long seed) throws InterruptedException {
    Random random = new Random(seed);
    simulate(random, 2 + random.nextInt(200), 1 + random.nextInt(12));
  }

  private void simulate(Random random, int manyHosts, int inMemory) throws InterruptedException {
    hosts = manyHosts;
    HostFrontier frontier =
        new HostFrontier(
            new PolitenessSettings(2, DELAY, Duration.ofSeconds(60), Duration.ofSeconds(60), false),
            new Window(inMemory, 7, 40, 4),
            new RowsBacklog(() -> queued.values().stream().flatMap(NavigableSet::stream)),
            clock,
            random);
    List<CrawlUrl> seeds = find(random, 30, 0);
    frontier.add(seeds);
    int idle = 0;
    while (idle < 3_000 && (ended.size() < lastUrl || !underWay.isEmpty())) {
      idle = step(frontier, random) ? 0 : idle + 1;
      assertTrue(frontier.hostsHeld() <= inMemory, "hosts in memory");
    }
    assertEquals(lastUrl, ended.size(), "URLs that ended");
    assertTrue(ended.values().stream().allMatch(times -> times == 1), "ended " + ended);
    assertEquals(Optional.empty(), frontier.next());
  }

  private boolean step(HostFrontier frontier, Random random) {
    Optional<Lease> lease = underWay.size() < 20 ? frontier.poll() : Optional.empty();
    lease.ifPresent(given -> start(frontier, given, random));
    if (!underWay.isEmpty() && (lease.isEmpty() || random.nextInt(3) == 0)) {
      finish(frontier, underWay.remove(random.nextInt(underWay.size())));
      return true;
    }
    if (lease.isEmpty()) {
      clock.advance(Duration.ofMillis(50));
    }
    return lease.isPresent();
  }

  private void start(HostFrontier frontier, Lease lease, Random random) {
    long host = lease.url().host();
    assertTrue(leasesOnHost.merge(host, 1, Integer::sum) <= 2, "leases on one host");
    Instant last = lastSent.put(host, clock.instant());
    assertTrue(
        last == null || !clock.instant().isBefore(last.plus(DELAY)), "requests too close together");
    frontier.sent(lease);
    Verdict verdict =
        switch (random.nextInt(10)) {
          case 0 -> new Verdict.Retry(Duration.ofMillis(random.nextInt(3_000)));
          case 1 -> new Verdict.Returned();
          case 2 -> new Verdict.GaveUp(Reason.TIMEOUT, "");
          default -> new Verdict.Done();
        };
    commit(lease, verdict, random);
  }

  /** What the writer does: rows change here, long before the lease ends. */
  private void commit(Lease lease, Verdict verdict, Random random) {
    List<CrawlUrl> found = List.of();
    if (verdict instanceof Verdict.Done || verdict instanceof Verdict.GaveUp) {
      row(lease.url().host()).remove(lease.url());
      int times = ended.merge(lease.url().id(), 1, Integer::sum);
      assertEquals(1, times, "ended twice: " + lease.url());
      found = find(random, random.nextInt(4), lease.url().depth() + 1);
    } else if (verdict instanceof Verdict.Retry) {
      row(lease.url().host()).remove(lease.url());
      boolean added = row(lease.url().host()).add(lease.url().attempted());
      assertTrue(added);
    }
    underWay.add(new Visiting(lease, found, verdict));
  }

  private void finish(HostFrontier frontier, Visiting visiting) {
    int left = leasesOnHost.merge(visiting.lease().url().host(), -1, Integer::sum);
    assertTrue(left >= 0);
    frontier.complete(visiting.lease(), visiting.verdict(), visiting.found());
  }

  private List<CrawlUrl> find(Random random, int many, int depth) {
    List<CrawlUrl> found = new ArrayList<>();
    for (int i = 0; i < many && lastUrl < URLS; i++) {
      long id = ++lastUrl;
      long host = 1L + (random.nextBoolean() ? random.nextInt(hosts) : 0);
      Url url = Url.ofCanonical("http://h" + host + "/" + id);
      CrawlUrl row = new CrawlUrl(id, host, url, depth, "S", 0);
      found.add(row);
      boolean added = row(host).add(row);
      assertTrue(added);
    }
    return found;
  }

  private NavigableSet<CrawlUrl> row(long host) {
    return queued.computeIfAbsent(host, _ -> new TreeSet<>(byDepth()));
  }

  private static Comparator<CrawlUrl> byDepth() {
    return Comparator.comparingInt(CrawlUrl::depth).thenComparingLong(CrawlUrl::id);
  }
}
