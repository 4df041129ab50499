package weft.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import weft.SiteServer;
import weft.model.Reason;

class BandwidthTest {

  private static FetchSettings limited(FetchSettings settings, long bytesPerSecond) {
    AccessSettings plain = AccessSettings.PLAIN;
    return settings.with(
        new AccessSettings(
            plain.hosts(),
            plain.proxies(),
            plain.cookies(),
            null,
            false,
            false,
            null,
            bytesPerSecond));
  }

  @Test
  void bytesComeNoFasterThanTheLimit() {
    byte[] bytes = new byte[40_000];
    try (SiteServer site = SiteServer.start().file("/x", "text/plain", bytes);
        Fetching fetching = Fetching.with(limited(Fetching.SETTINGS, 100_000))) {
      long began = System.nanoTime();
      assertEquals(bytes.length, fetching.response(site.url("/x")).body().decoded().length);
      // The bucket holds a fifth of a second's worth at the beginning.
      assertTrue(System.nanoTime() - began >= 200_000_000L);
    }
  }

  @Test
  void waitingForItsShareDoesNotMakeAFetchTimeOut() {
    FetchSettings hasty =
        Fetching.timeouts(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(600));
    byte[] bytes = new byte[120_000];
    try (SiteServer site = SiteServer.start().file("/x", "text/plain", bytes);
        Fetching fetching = Fetching.with(limited(hasty, 100_000))) {
      assertEquals(bytes.length, fetching.response(site.url("/x")).body().decoded().length);
    }
  }

  @Test
  void aServerThatStallsStillTimesOut() {
    FetchSettings hasty =
        Fetching.timeouts(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(300));
    try (SiteServer site = SiteServer.start().misbehave("/x", SiteServer.Misbehaviour.STALL_BODY);
        Fetching fetching = Fetching.with(limited(hasty, 1 << 20))) {
      assertEquals(Reason.TIMEOUT, fetching.failure(site.url("/x")).reason());
    }
  }

  @Test
  void cancellingEndsAFetchThatWaitsForItsShareOfTheBody() throws InterruptedException {
    try (SiteServer site = SiteServer.start().file("/x", "text/plain", new byte[500_000]);
        Fetching fetching = Fetching.with(limited(Fetching.SETTINGS, 1024))) {
      AtomicReference<Reason> reason = new AtomicReference<>();
      Thread fetch =
          Thread.startVirtualThread(() -> reason.set(fetching.failure(site.url("/x")).reason()));
      while (Stream.of(fetch.getStackTrace()).noneMatch(BandwidthTest::waits)) {
        Thread.onSpinWait();
      }
      fetching.fetcher.cancelAll();
      fetch.join(Duration.ofSeconds(20));
      assertEquals(Reason.CANCELLED, reason.get());
    }
  }

  @Test
  void aLimitThatIsLiftedHoldsNoLongerForWhoWaits() throws InterruptedException {
    Bandwidth bandwidth = new Bandwidth(1);
    Thread reader =
        Thread.startVirtualThread(
            () -> {
              try {
                bandwidth.take(1_000_000);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    while (Stream.of(reader.getStackTrace()).noneMatch(BandwidthTest::waits)) {
      Thread.onSpinWait();
    }
    bandwidth.limit(0);
    assertTrue(reader.join(Duration.ofSeconds(20)));
    assertFalse(bandwidth.limited());
    bandwidth.take(1_000_000);
  }

  private static boolean waits(StackTraceElement frame) {
    return frame.getClassName().equals(Bandwidth.class.getName());
  }
}
