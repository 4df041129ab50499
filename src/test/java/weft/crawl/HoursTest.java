package weft.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.SiteServer;
import weft.fetch.Credentials;
import weft.model.RunEnd;
import weft.model.Seed;
import weft.store.SqliteStore;
import weft.url.Domains;
import weft.url.Url;

class HoursTest {

  @ParameterizedTest
  @CsvSource({
    "22:00-06:00, 2026-03-01T23:00, PT0S",
    "22:00-06:00, 2026-03-01T05:59, PT0S",
    "22:00-06:00, 2026-03-01T06:00, PT16H",
    "8:30-17:00,  2026-03-01T08:29, PT1M",
    "8:30-17:00,  2026-03-01T08:30, PT0S",
    "8:30-17:00,  2026-03-01T17:00, PT15H30M",
    "8:30-17:00,  2026-03-28T17:00, PT14H30M"
  })
  void theCrawlOpensWhenItsHoursBegin(String hours, String now, Duration left) {
    ZonedDateTime at = java.time.LocalDateTime.parse(now).atZone(ZoneId.of("Europe/Berlin"));
    assertEquals(left, Hours.parse(hours).untilOpen(at));
  }

  @Test
  void hoursThatEndWhereTheyBeginAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Hours.parse("8:00-08:00"));
  }

  @Test
  void outsideItsHoursACrawlAsksNothingAndSaysSo(@TempDir Path directory)
      throws InterruptedException {
    LocalTime now = LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.MINUTES);
    TestCrawl crawl = new TestCrawl(directory);
    crawl.requests =
        new RequestRules(
            null,
            null,
            List.of(),
            RetryOn.STANDARD,
            Duration.ZERO,
            null,
            new Hours(now.plusHours(6), now.plusHours(7)));
    CrawlSettings settings = crawl.settings();
    List<String> said = new ArrayList<>();
    AtomicReference<Crawl> running = new AtomicReference<>();
    Handler listener = onNotice(said, running);
    Logger.getLogger("weft.notice").addHandler(listener);
    try (SiteServer site = SiteServer.start().page("/", "<p>x");
        SqliteStore store =
            SqliteStore.open(
                crawl.file, settings.store(), "test", new Domains()::registeredDomain)) {
      running.set(
          new Crawl(
              settings,
              store,
              () -> Long.MAX_VALUE,
              new Credentials(),
              CrawlListener.NONE,
              new SteadyClock()));
      Seed seed = new Seed(Url.ofCanonical(site.url("/")), false, "argument");
      CrawlReport report = running.get().run(store.begin("", Instant.now()), List.of(seed), false);
      assertEquals(RunEnd.STOPPED, report.end());
      assertEquals(List.of(), site.targets());
      assertEquals(1, said.size());
    } finally {
      Logger.getLogger("weft.notice").removeHandler(listener);
    }
  }

  /** Stops the crawl as soon as it says that it waits. */
  private static Handler onNotice(List<String> said, AtomicReference<Crawl> running) {
    return new Handler() {
      @Override
      public void publish(LogRecord notice) {
        said.add(notice.getMessage());
        running.get().stop("the test is over");
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
