package weft.frontier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import weft.model.CrawlUrl;
import weft.model.Lease;
import weft.model.StoredHost;
import weft.model.Verdict;
import weft.url.Url;

/** Hosts are treated otherwise, and URLs are taken back, while the frontier is in use. */
class FrontierChangeTest {
  private static final Verdict DONE = new Verdict.Done();

  private final ManualClock clock = new ManualClock();
  private final List<CrawlUrl> stored = new ArrayList<>();
  private final AtomicReference<Duration> delay = new AtomicReference<>(Duration.ofSeconds(10));

  private HostFrontier frontier(Window window) {
    return new HostFrontier(
        _ ->
            new PolitenessSettings(
                1, delay.get(), Duration.ofMinutes(1), Duration.ofMinutes(1), false),
        window,
        new Backlog() {
          @Override
          public List<CrawlUrl> queued(long host, int limit) {
            return stored.stream().limit(limit).toList();
          }

          @Override
          public List<StoredHost> hosts(long after, int limit) {
            return List.of();
          }
        },
        clock,
        new Random(1));
  }

  private static CrawlUrl url(long id) {
    return new CrawlUrl(id, 1, Url.ofCanonical("http://a.test/" + id), 0, "S", 0);
  }

  /** Asks once and is answered at once. */
  private static void visit(HostFrontier frontier) {
    Lease lease = frontier.poll().orElseThrow();
    frontier.sent(lease);
    var _ = frontier.report(lease, new HostSignal.Answered(Duration.ofMillis(1)));
    frontier.complete(lease, DONE, List.of());
  }

  @Test
  void aLowerDelayHoldsFromTheLastRequestOn() {
    HostFrontier frontier = frontier(Window.STANDARD);
    frontier.add(List.of(url(1), url(2)));
    visit(frontier);
    delay.set(Duration.ofSeconds(2));
    frontier.change(Set.of());
    clock.advance(Duration.ofMillis(1_999));
    assertFalse(frontier.poll().isPresent());
    clock.advance(Duration.ofMillis(2));
    assertTrue(frontier.poll().isPresent());
  }

  @Test
  void aHigherDelayHoldsFromTheLastRequestOn() {
    HostFrontier frontier = frontier(Window.STANDARD);
    frontier.add(List.of(url(1), url(2)));
    visit(frontier);
    delay.set(Duration.ofSeconds(30));
    frontier.change(Set.of());
    clock.advance(Duration.ofMillis(29_999));
    assertFalse(frontier.poll().isPresent());
    clock.advance(Duration.ofMillis(2));
    assertTrue(frontier.poll().isPresent());
  }

  @Test
  void whatTheHostItselfAskedForStays() {
    HostFrontier frontier = frontier(Window.STANDARD);
    frontier.add(List.of(url(1), url(2)));
    Lease lease = frontier.poll().orElseThrow();
    frontier.sent(lease);
    var _ = frontier.report(lease, new HostSignal.Throttled(Duration.ofMinutes(5)));
    frontier.complete(lease, new Verdict.Retry(Duration.ZERO), List.of());
    delay.set(Duration.ZERO);
    frontier.change(Set.of());
    clock.advance(Duration.ofSeconds(299));
    assertFalse(frontier.poll().isPresent());
    clock.advance(Duration.ofSeconds(1));
    assertTrue(frontier.poll().isPresent());
  }

  @Test
  void urlsAreTakenBackButForLeasedOnes() throws InterruptedException {
    delay.set(Duration.ZERO);
    HostFrontier frontier = frontier(Window.STANDARD);
    frontier.add(List.of(url(1), url(2), url(3), url(4)));
    Lease first = frontier.poll().orElseThrow();
    frontier.change(Set.of(1L, 2L, 4L));
    assertEquals(1, frontier.view().queued());
    frontier.complete(first, new Verdict.Returned(), List.of());
    List<Long> left = new ArrayList<>();
    for (Optional<Lease> next = frontier.poll(); next.isPresent(); next = frontier.poll()) {
      left.add(next.get().url().id());
      frontier.complete(next.get(), DONE, List.of());
    }
    assertEquals(List.of(1L, 3L), left.stream().sorted().toList());
    assertEquals(Optional.empty(), frontier.next());
  }

  @Test
  void aHostWhoseUrlsInMemoryAreAllTakenBackIsReadFromTheStore() throws InterruptedException {
    delay.set(Duration.ZERO);
    HostFrontier frontier = frontier(new Window(10, 2, 2, 1));
    frontier.add(List.of(url(1), url(2), url(3)));
    stored.add(url(3));
    frontier.change(Set.of(1L, 2L));
    Lease left = frontier.next().orElseThrow();
    assertEquals(3, left.url().id());
    stored.clear();
    frontier.complete(left, DONE, List.of());
    assertEquals(Optional.empty(), frontier.next());
  }
}
