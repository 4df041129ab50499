package weft.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.model.CrawlUrl;
import weft.model.LinkKind;
import weft.store.StoreException.Kind;
import weft.store.StoreSettings.Bodies;
import weft.store.StoreSettings.Durability;

final class WriterTest {
  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void name() {
    file = directory.resolve("crawl.db");
  }

  private Writer writer() throws SQLException {
    Connection connection = Database.writable(file, Durability.FAST);
    Schema.prepare(connection, file, "test");
    Session session =
        new Session(
            connection,
            new StoreSettings(Durability.FAST, Bodies.ALL, 9),
            new UrlHash(1),
            UrlIndex.Size.STANDARD,
            host -> host);
    return new Writer(file, connection, session);
  }

  private static Job<Boolean> keep(String scope) {
    return new Job.Ask<>(
        session -> {
          session.seeds.addScope(scope);
          return true;
        });
  }

  /** Keeps the writer busy until the latch opens, so that a group gathers behind it. */
  private static void holdUp(Writer writer, ExecutorService callers, CountDownLatch latch)
      throws InterruptedException {
    CountDownLatch busy = new CountDownLatch(1);
    Job<Boolean> hold =
        new Job.Ask<>(
            _ -> {
              busy.countDown();
              return opened(latch);
            });
    callers.execute(() -> writer.call(hold));
    busy.await();
  }

  private static boolean opened(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Job<Boolean> buggy(RuntimeException bug) {
    return new Job.Ask<>(
        session -> {
          session.seeds.addScope("half done");
          throw bug;
        });
  }

  private static void begin(Writer writer) {
    writer.call(new Job.Ask<>(session -> session.runs.begin("", Visits.AT)));
  }

  private List<String> scopes() throws SQLException {
    return Stores.rows(file, "SELECT scope FROM scope_added ORDER BY scope");
  }

  @Test
  void oneWriterThreadTouchesTheWriteConnection() throws Exception {
    Set<Thread> threads = new HashSet<>();
    try (Writer writer = writer();
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> answers = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        Job<Boolean> look = new Job.Ask<>(_ -> threads.add(Thread.currentThread()));
        answers.add(callers.submit(() -> writer.call(look)));
      }
      for (Future<Boolean> answer : answers) {
        answer.get();
      }
    }
    assertEquals(List.of("weft-writer"), threads.stream().map(Thread::getName).toList());
    assertFalse(threads.iterator().next().isVirtual());
  }

  @Test
  void whatWaitsIsCommittedTogether() throws Exception {
    CountDownLatch latch = new CountDownLatch(1);
    try (Writer writer = writer();
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      begin(writer);
      holdUp(writer, callers, latch);
      List<Future<Long>> changes = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        Job<Long> begun = new Job.Ask<>(Session::commits);
        changes.add(callers.submit(() -> writer.call(begun)));
      }
      awaitWaiting(writer, 50);
      latch.countDown();
      Set<Long> groups = new HashSet<>();
      for (Future<Long> change : changes) {
        groups.add(change.get());
      }
      assertEquals(1, groups.size());
    }
  }

  private static void awaitWaiting(Writer writer, int count) {
    long end = System.nanoTime() + 30_000_000_000L;
    while (writer.waiting() < count && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aBrokenJobTakesNobodysWorkWithIt() throws Exception {
    CountDownLatch latch = new CountDownLatch(1);
    IllegalStateException bug = new IllegalStateException("bug");
    try (Writer writer = writer();
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      begin(writer);
      holdUp(writer, callers, latch);
      Future<Boolean> before = callers.submit(() -> writer.call(keep("before")));
      awaitWaiting(writer, 1);
      Future<Boolean> broken = callers.submit(() -> writer.call(buggy(bug)));
      awaitWaiting(writer, 2);
      Future<Boolean> after = callers.submit(() -> writer.call(keep("after")));
      awaitWaiting(writer, 3);
      latch.countDown();
      assertTrue(before.get());
      assertTrue(after.get());
      assertSame(bug, assertThrows(ExecutionException.class, broken::get).getCause());
    }
    assertEquals(List.of("after", "before"), scopes());
  }

  @Test
  void aWrongStatementIsTheJobsTroubleAlone() throws SQLException {
    try (Writer writer = writer()) {
      begin(writer);
      Job<Boolean> wrong =
          new Job.Ask<>(
              session -> {
                session.urls.insert(List.of(new UrlRows.NewUrl(1, 1, 1, "a")));
                session.urls.insert(List.of(new UrlRows.NewUrl(1, 1, 1, "a")));
                return true;
              });
      assertThrows(IllegalStateException.class, () -> writer.call(wrong));
      assertTrue(writer.call(keep("later")));
    }
    assertEquals(List.of("later"), scopes());
  }

  @Test
  void aFullDiskFailsEverybodyAndTheFileStaysSound() throws SQLException {
    String large = "x".repeat(100_000);
    try (Writer writer = writer()) {
      begin(writer);
      assertTrue(writer.call(keep("fits")));
      writer.call(new Job.Ask<>(session -> session.limitTo(0)));
      StoreException full = assertThrows(StoreException.class, () -> writer.call(keep(large)));
      assertEquals(Kind.FULL, full.kind());
      assertTrue(String.valueOf(full.getMessage()).contains("weft resume " + file));
      assertSame(full, assertThrows(StoreException.class, () -> writer.call(keep("small"))));
    }
    assertEquals(List.of("fits"), scopes());
    try (StoreReader reader = StoreReader.open(file)) {
      assertEquals(List.of(), reader.verify().damage());
    }
  }

  @Test
  void theWriterWaitsForAnotherProgramThatWrites() throws Exception {
    try (Writer writer = writer();
        Connection other = Database.writable(file, Durability.FAST);
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      begin(writer);
      Database.run(other, "BEGIN IMMEDIATE");
      Job<Boolean> readThenWrite =
          new Job.Ask<>(
              session -> {
                session.seeds.addScope("number " + session.seeds.scopes().size());
                return true;
              });
      Future<Boolean> waiting = callers.submit(() -> writer.call(readThenWrite));
      Database.run(other, "INSERT INTO scope_added (run, scope) VALUES (1, 'theirs')");
      Database.run(other, "COMMIT");
      assertTrue(waiting.get());
    }
    assertEquals(List.of("number 1", "theirs"), scopes());
  }

  @Test
  void aClosedWriterRefuses() throws SQLException {
    Writer writer = writer();
    writer.close();
    writer.close();
    StoreException closed = assertThrows(StoreException.class, () -> writer.call(keep("late")));
    assertEquals(file + " is closed", closed.getMessage());
  }

  @Test
  void closingCommitsWhatWaits() throws Exception {
    CountDownLatch latch = new CountDownLatch(1);
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Writer writer = writer();
      begin(writer);
      holdUp(writer, callers, latch);
      Future<Boolean> waiting = callers.submit(() -> writer.call(keep("waiting")));
      awaitWaiting(writer, 1);
      Future<?> closing = callers.submit(writer::close);
      awaitWaiting(writer, 2);
      latch.countDown();
      assertTrue(waiting.get());
      closing.get();
    }
    assertEquals(List.of("waiting"), scopes());
  }

  @Test
  void anInterruptNeitherLosesTheWorkNorItself() throws Exception {
    try (SqliteStore store = Stores.begun(file, 3)) {
      Thread.currentThread().interrupt();
      store.addScope("interrupted");
      assertTrue(Thread.interrupted());
      assertEquals(List.of("interrupted"), store.scopes());
    }
  }

  @Test
  void aVisitWithAnEdgeToNowhereIsRefusedAlone() {
    try (SqliteStore store = Stores.begun(file, 3)) {
      CrawlUrl seed =
          store.seed(List.of(Visits.seed("http://a.example/")), Visits::accept).queued().getFirst();
      Visits bad =
          Visits.of(seed)
              .link("http://a.example/1")
              .edge("http://b.example/", LinkKind.A, false, 0);
      assertThrows(IllegalArgumentException.class, () -> store.save(bad.visit()));
      assertEquals(1, store.totals().queued());
      assertEquals(0, store.totals().pages());
      assertEquals(
          1, store.save(Visits.of(seed).link("http://a.example/1").visit()).queued().size());
    }
  }
}
