package weft.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class LargeWorkTest {
  private final LargeWork work = new LargeWork();

  @Test
  void ordinaryBodiesAreWorkedOnWhereTheyAre() {
    assertSame(Thread.currentThread(), work.of(LargeWork.LARGE - 1, Thread::currentThread));
  }

  @Test
  void howeverManyLargeOnesThereAreOrdinaryOnesGoOn() throws InterruptedException {
    int many = 4 * Runtime.getRuntime().availableProcessors();
    CountDownLatch free = new CountDownLatch(1);
    AtomicInteger done = new AtomicInteger();
    List<Thread> visits = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      visits.add(Thread.startVirtualThread(() -> done.addAndGet(work.of(1 << 20, busy(free)))));
    }
    CountDownLatch ordinary = new CountDownLatch(1);
    Thread _ = Thread.startVirtualThread(ordinary::countDown);
    assertTrue(ordinary.await(10, TimeUnit.SECONDS));
    free.countDown();
    for (Thread visit : visits) {
      visit.join();
    }
    assertEquals(many, done.get());
  }

  @Test
  void whatIsThrownOverThereIsThrownHere() {
    StackOverflowError deep = new StackOverflowError();
    assertSame(
        deep,
        assertThrows(
            StackOverflowError.class,
            () ->
                work.of(
                    1 << 20,
                    () -> {
                      throw deep;
                    })));
    IllegalStateException defect = new IllegalStateException("x");
    assertSame(
        defect,
        assertThrows(
            IllegalStateException.class,
            () ->
                work.of(
                    1 << 20,
                    () -> {
                      throw defect;
                    })));
  }

  /** Work that keeps its thread and never waits. */
  private static Supplier<Integer> busy(CountDownLatch free) {
    return () -> {
      while (free.getCount() > 0) {
        Thread.onSpinWait();
      }
      return 1;
    };
  }
}
