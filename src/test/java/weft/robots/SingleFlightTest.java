package weft.robots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import weft.fetch.FetchObserver;
import weft.model.FetchResult;
import weft.robots.RobotsVerdict.Allowed;
import weft.robots.RobotsVerdict.Disallowed;
import weft.url.CanonicalResult;
import weft.url.Url;

@Timeout(60)
class SingleFlightTest {
  private static final String ROBOTS = "http://a.example/robots.txt";
  private static final Url PAGE = Url.ofCanonical("http://a.example/private");
  private static final Url OTHER_PAGE = Url.ofCanonical("http://a.example/public");

  private final FakeFetcher fetcher = new FakeFetcher();
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch answer = new CountDownLatch(1);
  private final Robots robots =
      new Robots(
          new RobotsSettings(RobotsPolicy.OBEY, "Weft", Duration.ofHours(24)),
          fetcher,
          new MemoryArchive(),
          (raw, _) -> new CanonicalResult.Accepted(Url.ofCanonical(raw), null),
          () -> Instant.EPOCH);

  private FetchResult blocking(FetchResult result) {
    asked.countDown();
    try {
      answer.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return result;
  }

  private Future<RobotsVerdict> fetch(ExecutorService threads, Url url, FetchObserver observer) {
    return threads.submit(() -> robots.fetch(url, _ -> {}, observer));
  }

  @Test
  void manyVisitsOfAHostCauseOneRequestForItsRules() throws Exception {
    fetcher.on(ROBOTS, () -> blocking(FakeFetcher.ok("User-agent: *\nDisallow: /private")));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<RobotsVerdict> first = fetch(threads, PAGE, FetchObserver.NONE);
      asked.await();
      List<Future<RobotsVerdict>> others = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        RecordingObserver observer = new RecordingObserver();
        others.add(fetch(threads, OTHER_PAGE, observer));
        observer.awaitConnecting();
      }
      answer.countDown();
      assertInstanceOf(Disallowed.class, first.get());
      for (Future<RobotsVerdict> other : others) {
        assertEquals(new Allowed(null), other.get());
      }
    }
    assertEquals(List.of(ROBOTS), fetcher.asked());
  }

  @Test
  void whoWaitsForAnothersRequestSaysSoAndSendsNothing() throws Exception {
    fetcher.on(ROBOTS, () -> blocking(FakeFetcher.ok("")));
    RecordingObserver observer = new RecordingObserver();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<RobotsVerdict> first = fetch(threads, PAGE, FetchObserver.NONE);
      asked.await();
      Future<RobotsVerdict> second = fetch(threads, PAGE, observer);
      observer.awaitConnecting();
      answer.countDown();
      first.get();
      second.get();
    }
    assertEquals(List.of("connecting", "connected"), observer.told());
  }

  @Test
  void hostsDoNotWaitForEachOther() throws Exception {
    fetcher.on(ROBOTS, () -> blocking(FakeFetcher.ok("")));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<RobotsVerdict> slow = fetch(threads, PAGE, FetchObserver.NONE);
      asked.await();
      Url elsewhere = Url.ofCanonical("http://b.example/");
      assertEquals(new Allowed(null), robots.fetch(elsewhere, _ -> {}, FetchObserver.NONE));
      answer.countDown();
      slow.get();
    }
  }

  @Test
  void aVisitThatIsInterruptedLeavesTheRequestToTheNext() throws Exception {
    fetcher.on(ROBOTS, () -> blocking(FakeFetcher.redirect("http://b.example/robots.txt")));
    RecordingObserver observer = new RecordingObserver();
    RequestGate interrupting =
        _ -> {
          throw new InterruptedException();
        };
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<RobotsVerdict> first =
          threads.submit(() -> robots.fetch(PAGE, interrupting, FetchObserver.NONE));
      asked.await();
      Future<RobotsVerdict> second = fetch(threads, PAGE, observer);
      observer.awaitConnecting();
      answer.countDown();
      ExecutionException thrown = assertThrows(ExecutionException.class, first::get);
      assertInstanceOf(InterruptedException.class, thrown.getCause());
      assertEquals(new Allowed(null), second.get());
    }
    assertEquals(List.of(ROBOTS, ROBOTS, "http://b.example/robots.txt"), fetcher.asked());
  }
}
