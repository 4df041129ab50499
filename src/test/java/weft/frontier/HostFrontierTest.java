package weft.frontier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import weft.model.CrawlUrl;
import weft.model.HostState.Health;
import weft.model.Lease;
import weft.model.Pursuit;
import weft.model.Reason;
import weft.model.Verdict;
import weft.url.Url;

class HostFrontierTest {
  private static final Verdict DONE = new Verdict.Done();
  private static final Duration DELAY = Duration.ofMillis(500);

  private final ManualClock clock = new ManualClock();
  private final List<CrawlUrl> stored = new ArrayList<>();
  private final HostFrontier frontier = frontier(DELAY, Window.STANDARD);

  @Test
  void aNewHostIsAskedByOneVisitUntilThatIsOver() {
    frontier.add(List.of(url(1, "a", 0), url(2, "a", 0)));
    Lease first = lease();
    frontier.sent(first);
    clock.advance(Duration.ofMinutes(1));
    assertFalse(frontier.poll().isPresent());
    frontier.complete(first, DONE, List.of());
    assertTrue(frontier.poll().isPresent());
  }

  @Test
  void aHostIsNeverAskedMoreOftenThanItsConcurrencyPermits() {
    prove("a");
    frontier.add(List.of(url(1, "a", 0), url(2, "a", 0), url(3, "a", 0)));
    Lease first = lease();
    frontier.sent(first);
    clock.advance(DELAY);
    Lease second = lease();
    frontier.sent(second);
    clock.advance(DELAY);
    assertFalse(frontier.poll().isPresent());
    frontier.complete(second, DONE, List.of());
    assertEquals(3, lease().url().id());
  }

  @Test
  void theDelayCountsFromWhenTheRequestHasLeft() {
    prove("a");
    frontier.add(List.of(url(1, "a", 0), url(2, "a", 0)));
    Lease slowToConnect = lease();
    clock.advance(DELAY.multipliedBy(10));
    assertFalse(frontier.poll().isPresent());
    frontier.sent(slowToConnect);
    clock.advance(DELAY.minusMillis(1));
    assertFalse(frontier.poll().isPresent());
    clock.advance(Duration.ofMillis(1));
    assertTrue(frontier.poll().isPresent());
  }

  @Test
  void aRequestThatTheHostNoticedLateStillHasItsDistanceToTheNext() {
    prove("a");
    frontier.add(List.of(url(1, "a", 0), url(2, "a", 0)));
    Lease first = lease();
    frontier.sent(first);
    clock.advance(Duration.ofMillis(20));
    frontier.report(first, new HostSignal.Answered(Duration.ofMillis(20)));
    frontier.complete(first, DONE, List.of());
    clock.advance(DELAY.minusMillis(1));
    assertFalse(frontier.poll().isPresent());
    clock.advance(Duration.ofMillis(1));
    assertTrue(frontier.poll().isPresent());
  }

  @Test
  void aHostThatIsSlowToAnswerWaitsAtMostATenthLonger() {
    prove("a");
    frontier.add(List.of(url(1, "a", 0), url(2, "a", 0)));
    Lease first = lease();
    frontier.sent(first);
    clock.advance(DELAY);
    frontier.report(first, new HostSignal.Answered(Duration.ofMillis(400)));
    frontier.complete(first, DONE, List.of());
    assertFalse(frontier.poll().isPresent());
    clock.advance(DELAY.dividedBy(10));
    assertTrue(frontier.poll().isPresent());
  }

  @Test
  void aLeaseThatSendsNothingCostsTheHostNoTime() {
    frontier.add(List.of(url(1, "a", 0), url(2, "a", 0)));
    frontier.complete(lease(), new Verdict.Excluded(Reason.ROBOTS, "1"), List.of());
    assertTrue(frontier.poll().isPresent());
  }

  @Test
  void hostsAreIndependentOfEachOther() {
    frontier.add(List.of(url(1, "a", 0), url(2, "b", 0)));
    assertEquals(List.of(1L, 2L), List.of(lease().url().id(), lease().url().id()));
  }

  @Test
  void aHostsNearestUrlsGoFirst() {
    frontier.add(List.of(url(1, "a", 3), url(2, "a", 1), url(3, "a", 2), url(4, "a", 1)));
    List<Long> order = new ArrayList<>();
    drain(lease -> order.add(lease.url().id()));
    assertEquals(List.of(2L, 4L, 3L, 1L), order);
  }

  @Test
  void itIsDrainedOnlyWhenNothingIsQueuedAndNothingLeased() throws InterruptedException {
    frontier.add(List.of(url(1, "a", 0)));
    Lease parent = lease();
    frontier.complete(parent, DONE, List.of(url(2, "b", 1)));
    Lease child = frontier.next().orElseThrow();
    frontier.complete(child, DONE, List.of());
    assertEquals(Optional.empty(), frontier.next());
  }

  @Test
  void aRetriedUrlComesBackWithOneMoreAttempt() {
    frontier.add(List.of(url(1, "a", 0)));
    Lease lease = lease();
    frontier.complete(lease, new Verdict.Retry(Duration.ofSeconds(4)), List.of());
    clock.advance(Duration.ofSeconds(3));
    assertFalse(frontier.poll().isPresent());
    clock.advance(Duration.ofSeconds(1));
    assertEquals(1, lease().url().attempts());
  }

  @Test
  void aReturnedUrlComesBackAsItWas() {
    frontier.add(List.of(url(1, "a", 0)));
    Lease lease = lease();
    frontier.complete(lease, new Verdict.Returned(), List.of());
    assertEquals(lease.url(), lease().url());
  }

  @Test
  void aLeaseEndsOnce() {
    frontier.add(List.of(url(1, "a", 0)));
    Lease lease = lease();
    frontier.complete(lease, DONE, List.of());
    assertThrows(IllegalStateException.class, () -> frontier.complete(lease, DONE, List.of()));
  }

  @Test
  void aDeadHostIsAskedNoMoreAndHoldsUpNothing() throws InterruptedException {
    frontier.add(List.of(url(1, "a", 0), url(2, "a", 0)));
    Lease first = lease();
    frontier.report(first, new HostSignal.Unreachable());
    frontier.complete(first, new Verdict.Retry(Duration.ZERO), List.of());
    clock.advance(Duration.ofMinutes(2));
    Lease probe = lease();
    assertEquals(Health.DEAD, frontier.report(probe, new HostSignal.Unreachable()).health());
    frontier.complete(probe, new Verdict.GaveUp(Reason.CONNECT, ""), List.of());
    frontier.add(List.of(url(3, "a", 0)));
    assertEquals(Optional.empty(), frontier.next());
    assertEquals(1, frontier.givenUp().size());
  }

  @Test
  void whatDoesNotFitInMemoryIsReadBackFromTheStore() {
    HostFrontier small = frontier(Duration.ZERO, new Window(1_000, 3, 5, 2));
    for (int id = 1; id <= 20; id++) {
      stored.add(url(id, "a", 20 - id));
    }
    small.add(stored);
    List<Long> visited = new ArrayList<>();
    for (Optional<Lease> l = small.poll(); l.isPresent(); l = small.poll()) {
      visited.add(l.get().url().id());
      stored.removeIf(url -> visited.contains(url.id()));
      small.complete(l.get(), DONE, List.of());
    }
    assertEquals(20, visited.size());
    assertEquals(20, visited.stream().distinct().count());
  }

  @Test
  void aUrlReadBackBeforeItsFinderEndsIsVisitedOnce() {
    HostFrontier small = frontier(Duration.ZERO, new Window(1_000, 2, 100, 2));
    stored.addAll(List.of(url(1, "a", 0), url(2, "a", 0), url(3, "a", 0)));
    small.add(List.of(url(9, "finder", 0)));
    small.add(stored);
    Lease finder = null;
    List<Long> visited = new ArrayList<>();
    stored.add(url(4, "a", 1));
    for (int i = 0; i < 12; i++) {
      Optional<Lease> lease = small.poll();
      if (lease.isPresent() && lease.get().url().id() == 9) {
        finder = lease.get();
      } else if (lease.isPresent()) {
        visited.add(lease.get().url().id());
        stored.removeIf(url -> visited.contains(url.id()));
        small.complete(lease.get(), DONE, List.of());
      }
    }
    assertEquals(List.of(1L, 2L, 3L, 4L), visited.stream().sorted().toList());
    small.complete(java.util.Objects.requireNonNull(finder), DONE, List.of(url(4, "a", 1)));
    assertFalse(small.poll().isPresent());
  }

  @Test
  void aUrlReadBackAndThenWantedForMoreIsVisitedAgain() {
    HostFrontier small = frontier(Duration.ZERO, new Window(1_000, 2, 100, 2));
    stored.addAll(List.of(url(1, "a", 0), url(2, "a", 0), url(3, "a", 0)));
    small.add(List.of(url(9, "finder", 0)));
    small.add(stored);
    List<String> visited = new ArrayList<>();
    for (Optional<Lease> next = small.poll(); next.isPresent(); next = small.poll()) {
      CrawlUrl url = next.get().url();
      visited.add(url.id() + " " + url.pursuit());
      stored.removeIf(each -> each.id() == url.id());
      boolean more = url.id() == 3 && url.isPage() && url.attempts() == 0;
      CrawlUrl asBoth = new CrawlUrl(3, url.host(), url.url(), 0, "S", 1, Pursuit.BOTH);
      if (url.id() != 9) { // the finder's visit goes on, so what was read back is remembered
        small.complete(next.get(), DONE, more ? List.of(asBoth) : List.of());
      }
    }
    assertEquals(List.of("1 PAGE", "2 PAGE", "3 BOTH", "3 PAGE", "9 PAGE"), sorted(visited));
  }

  private static List<String> sorted(List<String> texts) {
    return texts.stream().sorted().toList();
  }

  @Test
  void aRestoredHostWaitsAsLongAsItWouldHave() {
    prove("z");
    var state =
        frontier.report(leaseOf(url(7, "a", 0)), new HostSignal.Throttled(Duration.ofMinutes(5)));
    HostFrontier restarted = frontier(DELAY, Window.STANDARD);
    stored.add(url(7, "a", 0));
    restarted.restore(url(7, "a", 0).url().hostKey(), state);
    clock.advance(Duration.ofMinutes(4));
    assertFalse(restarted.poll().isPresent());
    clock.advance(Duration.ofMinutes(1));
    assertTrue(restarted.poll().isPresent());
  }

  @Test
  void aReservedMomentKeepsItsDistanceFromTheHostsOtherRequests() {
    prove("a");
    frontier.add(List.of(url(1, "a", 0)));
    var at = frontier.reserve(url(1, "a", 0).url().hostKey());
    assertEquals(clock.instant(), at);
    assertFalse(frontier.poll().isPresent());
    clock.advance(DELAY);
    assertTrue(frontier.poll().isPresent());
  }

  @Test
  void anIdleHostIsForgottenOnceItMayBeAskedAgain() {
    frontier.add(List.of(url(1, "a", 0)));
    Lease lease = lease();
    frontier.sent(lease);
    frontier.complete(lease, DONE, List.of());
    assertEquals(1, frontier.hostsHeld());
    clock.advance(Duration.ofSeconds(2));
    assertFalse(frontier.poll().isPresent());
    assertEquals(0, frontier.hostsHeld());
  }

  @Test
  void closingWakesWhoeverWaits() throws InterruptedException {
    frontier.add(List.of(url(1, "a", 0), url(2, "a", 0)));
    frontier.sent(lease());
    Thread closer = Thread.startVirtualThread(frontier::close);
    assertEquals(Optional.empty(), frontier.next());
    closer.join();
  }

  private interface Look {
    void at(Lease lease);
  }

  private void drain(Look look) {
    for (Optional<Lease> lease = frontier.poll(); lease.isPresent(); lease = frontier.poll()) {
      look.at(lease.get());
      frontier.sent(lease.get());
      frontier.complete(lease.get(), DONE, List.of());
      clock.advance(DELAY);
    }
  }

  /** Lets a host end one visit, so that it may be asked in parallel. */
  private void prove(String host) {
    Lease lease = leaseOf(url(1_000, host, 0));
    frontier.add(List.of(url(1_001, host, 0)));
    frontier.complete(lease, DONE, List.of());
    frontier.complete(lease(), DONE, List.of());
  }

  private Lease leaseOf(CrawlUrl url) {
    frontier.add(List.of(url));
    return lease();
  }

  private Lease lease() {
    return frontier.poll().orElseThrow();
  }

  private HostFrontier frontier(Duration delay, Window window) {
    return new HostFrontier(
        new PolitenessSettings(2, delay, Duration.ofSeconds(60), Duration.ofSeconds(60), true),
        window,
        new RowsBacklog(stored::stream),
        clock,
        new Random(1));
  }

  private static CrawlUrl url(long id, String host, int depth) {
    Url url = Url.ofCanonical("http://" + host + "/" + id);
    return new CrawlUrl(id, 1 + Math.floorMod(host.hashCode(), 1_000), url, depth, "S", 0);
  }
}
