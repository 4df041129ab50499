package weft.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.Dns;
import org.junit.jupiter.api.Test;

final class NamesTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final AtomicLong now = new AtomicLong();
  private final AtomicInteger lookups = new AtomicInteger();
  private final CountDownLatch gate = new CountDownLatch(1);

  private Names names(Dns resolver) {
    return new Names(resolver, LONG, now::get);
  }

  private List<InetAddress> found(String host) throws UnknownHostException {
    lookups.incrementAndGet();
    return Fetching.loopback(host);
  }

  private List<InetAddress> missing(String host) throws UnknownHostException {
    lookups.incrementAndGet();
    throw new UnknownHostException(host + ": nobody");
  }

  private List<InetAddress> gated(String host) throws UnknownHostException {
    lookups.incrementAndGet();
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return Fetching.loopback(host);
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  @Test
  void aNameIsRememberedForTenMinutes() throws Exception {
    try (Names names = names(this::found)) {
      names.lookup("a.test");
      pass(Duration.ofMinutes(9));
      assertEquals(List.of(InetAddress.ofLiteral("127.0.0.1")), names.lookup("a.test"));
      assertEquals(1, lookups.get());
      pass(Duration.ofMinutes(2));
      names.lookup("a.test");
      assertEquals(2, lookups.get());
    }
  }

  @Test
  void aMissingNameIsRememberedForAMinute() {
    try (Names names = names(this::missing)) {
      var first = assertThrows(UnknownHostException.class, () -> names.lookup("a.test"));
      assertEquals("a.test: nobody", first.getMessage());
      pass(Duration.ofSeconds(50));
      var second = assertThrows(UnknownHostException.class, () -> names.lookup("a.test"));
      assertEquals("a.test: nobody", second.getMessage());
      assertEquals(1, lookups.get());
      pass(Duration.ofSeconds(20));
      assertThrows(UnknownHostException.class, () -> names.lookup("a.test"));
      assertEquals(2, lookups.get());
    }
  }

  @Test
  void howeverManyAskANameIsLookedUpOnce() throws Exception {
    try (Names names = names(this::gated);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<InetAddress>>> answers = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        answers.add(threads.submit(() -> names.lookup("a.test")));
      }
      gate.countDown();
      for (var answer : answers) {
        assertEquals(1, answer.get().size());
      }
      assertEquals(1, lookups.get());
    }
  }

  @Test
  void noMoreThan64LookUpsRunAtOnce() throws Exception {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch full = new CountDownLatch(64);
    Dns slow =
        host -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          full.countDown();
          var addresses = gated(host);
          running.decrementAndGet();
          return addresses;
        };
    try (Names names = names(slow);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<InetAddress>>> answers = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        String host = "h" + i + ".test";
        answers.add(threads.submit(() -> names.lookup(host)));
      }
      full.await();
      gate.countDown();
      for (var answer : answers) {
        answer.get();
      }
      assertEquals(64, most.get());
    }
  }

  @Test
  void nobodyWaitsLongerThanTheLimit() {
    try (Names names = new Names(this::gated, Duration.ofMillis(50), now::get)) {
      var slow = assertThrows(UnknownHostException.class, () -> names.lookup("a.test"));
      assertTrue(String.valueOf(slow.getMessage()).contains("no answer within"));
    } finally {
      gate.countDown();
    }
  }

  @Test
  void namesThatNobodyWaitsForAnyMoreAreNotLookedUp() throws Exception {
    try (Names names = new Names(this::gated, Duration.ofMillis(200), now::get);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<UnknownHostException>> answers = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        String host = "h" + i + ".test";
        answers.add(
            threads.submit(
                () -> assertThrows(UnknownHostException.class, () -> names.lookup(host))));
      }
      for (var answer : answers) {
        answer.get();
      }
      assertEquals(0, names.waiting());
      assertEquals(64, lookups.get());
      assertEquals(64, names.remembered());
    } finally {
      gate.countDown();
    }
  }

  @Test
  void noMoreThanFiftyThousandNamesAreRemembered() throws Exception {
    try (Names names = names(this::found)) {
      for (int i = 0; i < 60_000; i++) {
        names.lookup("h" + i + ".test");
      }
      assertTrue(names.remembered() <= 50_000, names.remembered() + " remembered");
    }
  }

  @Test
  void givingUpEndsTheWaiting() throws Exception {
    try (Names names = names(this::gated);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var waiting =
          threads.submit(
              () -> assertThrows(UnknownHostException.class, () -> names.lookup("a.test")));
      while (lookups.get() == 0) {
        Thread.onSpinWait();
      }
      names.giveUp();
      assertTrue(String.valueOf(waiting.get().getMessage()).contains("given up"));
    } finally {
      gate.countDown();
    }
  }

  @Test
  void aRememberedNameSurvivesGivingUp() throws Exception {
    try (Names names = names(this::found)) {
      names.lookup("a.test");
      names.giveUp();
      names.lookup("a.test");
      assertEquals(1, lookups.get());
    }
  }
}
