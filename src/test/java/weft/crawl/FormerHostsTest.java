package weft.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.SiteServer;
import weft.model.HostState;
import weft.model.StoredHost;
import weft.store.SqliteStore;

/** When hosts may be asked that another process has asked before. */
final class FormerHostsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration DELAY = Duration.ofSeconds(2);

  @TempDir Path directory;
  private TestCrawl crawl;

  @BeforeEach
  void aRunThatWasLeftInTheMiddle() throws InterruptedException {
    crawl = new TestCrawl(directory);
    crawl.limits = new Limits(1, Long.MAX_VALUE, Duration.ofDays(1), Integer.MAX_VALUE, 0);
    try (SiteServer site = SiteServer.start()) {
      site.page("/", "<a href=/a>a</a>");
      crawl.run(site.url("/"));
    }
    crawl.delay = DELAY;
  }

  private List<Instant> taken(boolean carriedOn) {
    try (SqliteStore store =
        SqliteStore.open(crawl.file, crawl.settings().store(), "test", host -> host)) {
      store.carryOn("");
      FormerHosts hosts = new FormerHosts(store, _ -> crawl.settings().politeness(), () -> NOW);
      if (carriedOn) {
        hosts.carryOn();
      }
      return Stream.concat(hosts.toSpare().stream(), hosts.queued(0, Integer.MAX_VALUE).stream())
          .map(StoredHost::state)
          .map(HostState::nextAt)
          .distinct()
          .toList();
    }
  }

  private void stored(Instant next, String reason, Duration delay) throws Exception {
    crawl.change(
        "UPDATE host SET next_at = %d, delay_reason = '%s', delay = %d"
            .formatted(next.toEpochMilli(), reason, delay.toNanos() / 1_000));
  }

  @Test
  void aHostThatMayJustHaveBeenAskedWaitsOutItsDelay() throws Exception {
    stored(NOW.minusSeconds(60), "configured", Duration.ofSeconds(1));
    assertEquals(List.of(NOW.plus(DELAY)), taken(true));
  }

  @Test
  void aDelayThatTheHostAskedForCounts() throws Exception {
    stored(NOW.minusSeconds(60), "crawl-delay", Duration.ofSeconds(9));
    assertEquals(List.of(NOW.plusSeconds(9)), taken(true));
  }

  @Test
  void aNewRunKeepsToWhatIsStored() throws Exception {
    stored(NOW.plusSeconds(1), "configured", Duration.ofSeconds(1));
    assertEquals(List.of(NOW.plusSeconds(1)), taken(false));
    stored(NOW.minusSeconds(60), "configured", Duration.ofSeconds(1));
    assertEquals(List.of(NOW.minusSeconds(60)), taken(false));
  }

  @Test
  void retryAfterIsKeptForADayAtMost() throws Exception {
    stored(NOW.plusSeconds(7_200), "retry-after", DELAY);
    assertEquals(List.of(NOW.plusSeconds(7_200)), taken(true));
    stored(NOW.plus(Duration.ofDays(400)), "retry-after", DELAY);
    assertEquals(List.of(NOW.plus(Duration.ofHours(24))), taken(true));
  }

  @Test
  void aClockThatWasAnHourAheadHoldsNobodyUp() throws Exception {
    stored(NOW.plusSeconds(3_600), "configured", DELAY);
    assertEquals(List.of(NOW.plus(DELAY.multipliedBy(2))), taken(true));
  }

  @Test
  void aHostWithNothingQueuedIsLeftAloneToo() throws Exception {
    crawl.change("UPDATE crawl_url SET state = 1 WHERE state = 0");
    stored(NOW.minusSeconds(60), "configured", DELAY);
    assertEquals(List.of(), taken(true));
    stored(NOW.plusSeconds(7_200), "retry-after", DELAY);
    assertEquals(List.of(NOW.plusSeconds(7_200)), taken(true));
  }
}
