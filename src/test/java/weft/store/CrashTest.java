package weft.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.model.CrawlUrl;
import weft.model.Saved;
import weft.model.State;
import weft.model.StoredHost;

/** What a file holds when its process dies at any moment. */
final class CrashTest {
  private static final int PAGES = 200;

  @TempDir Path directory;

  private static String page(int number) {
    return "http://h" + number % 7 + ".example/" + number;
  }

  /** The page after next and others further on: every page is reached from page 0. */
  private static Saved visit(SqliteStore store, CrawlUrl url) {
    int number = Integer.parseInt(url.url().path().substring(1));
    Visits visit = Visits.of(url);
    Set<String> targets = new HashSet<>();
    for (int next : new int[] {number + 1, 2 * number + 1, 3 * number + 2}) {
      if (next < PAGES && targets.add(page(next))) {
        visit.link(page(next));
      }
    }
    return store.save(visit.visit());
  }

  private static void crawl(
      SqliteStore store, List<CrawlUrl> queue, ConcurrentLinkedQueue<String> done) {
    Phaser visits = new Phaser(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      queue.forEach(url -> start(store, url, threads, visits, done));
      visits.arriveAndAwaitAdvance();
    }
  }

  private static void start(
      SqliteStore store,
      CrawlUrl url,
      ExecutorService threads,
      Phaser visits,
      ConcurrentLinkedQueue<String> done) {
    visits.register();
    threads.execute(
        () -> {
          try {
            List<CrawlUrl> found = visit(store, url).queued();
            done.add(url.url().text());
            found.forEach(next -> start(store, next, threads, visits, done));
          } finally {
            visits.arriveAndDeregister();
          }
        });
  }

  private static List<CrawlUrl> queued(SqliteStore store) {
    return store.hostsWithQueued().stream()
        .map(StoredHost::state)
        .flatMap(host -> store.queued(host.host(), PAGES).stream())
        .toList();
  }

  @Test
  void whatWasAnsweredIsThereWheneverTheProcessDies() throws IOException {
    Path file = directory.resolve("crawl.db");
    Random random = new Random(7);
    ConcurrentLinkedQueue<String> done = new ConcurrentLinkedQueue<>();
    try (SqliteStore store = Stores.begun(file, Integer.MAX_VALUE)) {
      store.seed(List.of(Visits.seed(page(0))), Visits::accept);
      for (int kill = 0; kill < 6; kill++) {
        List<CrawlUrl> queue = queued(store);
        List<CrawlUrl> some = queue.subList(0, Math.min(queue.size(), 1 + random.nextInt(20)));
        some.forEach(
            url -> {
              visit(store, url);
              done.add(url.url().text());
            });
        Set<String> answered = new HashSet<>(done);
        Path copy = copy(file, "copy" + kill + ".db");
        assertTrue(complete(copy).containsAll(answered));
      }
    }
  }

  @Test
  void aUrlLeavesQueuedOnlyWithItsOutcome() throws Exception {
    Path file = directory.resolve("crawl.db");
    ConcurrentLinkedQueue<String> done = new ConcurrentLinkedQueue<>();
    try (SqliteStore store = Stores.begun(file, Integer.MAX_VALUE)) {
      List<CrawlUrl> seeds = store.seed(List.of(Visits.seed(page(0))), Visits::accept).queued();
      Thread crawl = Thread.ofPlatform().start(() -> crawl(store, seeds, done));
      for (int kill = 0; kill < 6; kill++) {
        Set<String> answered = new HashSet<>(done);
        Path copy = copy(file, "copy" + kill + ".db");
        assertTrue(complete(copy).containsAll(answered));
      }
      crawl.join();
    }
    assertEquals(PAGES, new HashSet<>(done).size());
    assertEquals(PAGES, done.size());
  }

  /**
   * Copies what a crash at this moment would leave. The file itself changes only when the log is
   * moved into it; a copy during which that happened never existed at any moment, and is repeated.
   */
  private Path copy(Path file, String name) throws IOException {
    Path copy = directory.resolve(name);
    Path log = directory.resolve(file.getFileName() + "-wal");
    FileTime before;
    do {
      before = Files.getLastModifiedTime(file);
      Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      Files.copy(log, directory.resolve(name + "-wal"), StandardCopyOption.REPLACE_EXISTING);
    } while (!Files.getLastModifiedTime(file).equals(before));
    return copy;
  }

  /** Opens what a crash left, checks it, crawls on; answers what was done before that. */
  private static Set<String> complete(Path file) {
    ConcurrentLinkedQueue<String> later = new ConcurrentLinkedQueue<>();
    Set<String> before;
    try (SqliteStore store = Stores.open(file)) {
      try (StoreReader reader = StoreReader.open(file)) {
        assertEquals(List.of(), reader.verify().damage());
        Answer urls = new Answer();
        reader.query("SELECT url FROM pages", urls);
        before = new HashSet<>(urls.rows.stream().map(row -> "" + row.getFirst()).toList());
      }
      store.carryOn("");
      crawl(store, queued(store), later);
    }
    try (StoreReader reader = StoreReader.open(file)) {
      assertEquals(List.of(new Count(State.DONE, null, PAGES)), reader.counts(1));
    }
    later.forEach(url -> assertFalse(before.contains(url), url + " was done before"));
    return before;
  }
}
