package weft.frontier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import weft.model.CrawlUrl;
import weft.model.Lease;
import weft.model.Verdict;
import weft.url.Url;

/** Visits on real threads against one thread that leases and reads back, with a tiny window. */
class FrontierConcurrencyTest {
  private static final int URLS = 4_000;

  private final NavigableSet<CrawlUrl> queued =
      new ConcurrentSkipListSet<>(Comparator.comparingLong(CrawlUrl::id));
  private final Map<Long, Integer> visits = new ConcurrentHashMap<>();
  private final AtomicInteger lastUrl = new AtomicInteger();

  @RepeatedTest(5)
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void everyUrlIsVisitedOnceAndTheFrontierDrains() throws InterruptedException {
    HostFrontier frontier =
        new HostFrontier(
            new PolitenessSettings(
                8, Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(1), true),
            new Window(1_000, 20, 40, 10),
            new RowsBacklog(queued::stream),
            InstantSource.system(),
            new Random(1));
    frontier.add(find(200));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Optional<Lease> l = frontier.next(); l.isPresent(); l = frontier.next()) {
        Lease lease = l.get();
        threads.execute(() -> visit(frontier, lease));
      }
    }
    assertEquals(URLS, lastUrl.get());
    assertEquals(URLS, visits.size());
    assertEquals(List.of(), visits.entrySet().stream().filter(e -> e.getValue() != 1).toList());
  }

  @SuppressWarnings("ThreadPriorityCheck") // yields to let others in between, relies on none
  private void visit(HostFrontier frontier, Lease lease) {
    int _ = visits.merge(lease.url().id(), 1, Integer::sum);
    Thread.yield();
    List<CrawlUrl> found = find(lease.id() % 3 == 0 ? 9 : 2);
    queued.remove(lease.url());
    Thread.yield();
    frontier.complete(lease, new Verdict.Done(), found);
  }

  private List<CrawlUrl> find(int many) {
    List<CrawlUrl> found = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      int last = lastUrl.getAndUpdate(id -> Math.min(id + 1, URLS));
      if (last == URLS) {
        break;
      }
      int id = last + 1;
      int host = 1 + id % 2;
      CrawlUrl url =
          new CrawlUrl(id, host, Url.ofCanonical("http://h" + host + "/" + id), 0, "S", 0);
      queued.add(url);
      found.add(url);
    }
    return found;
  }
}
