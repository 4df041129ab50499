package weft.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.model.CrawlUrl;
import weft.model.Saved;
import weft.model.Seed;

/** Looking candidates up beside the writer, while many visits find the same ones. */
final class LookupsTest {
  private static final int THREADS = 8;
  private static final int PAGES = 150;
  private static final int LINKS = 12;
  private static final int STEP = 4;

  @TempDir Path directory;

  @Test
  void noUrlIsStoredTwiceHoweverManyVisitsFindItAtOnce() throws Exception {
    Path file = directory.resolve("a.db");
    try (SqliteStore store = Stores.openAsIfLarge(file, 3)) {
      store.begin("", Visits.AT);
      List<Seed> seeds =
          IntStream.range(0, THREADS * PAGES)
              .mapToObj(page -> Visits.seed("http://a.example/" + page))
              .toList();
      List<CrawlUrl> pages = store.seed(seeds, Visits::accept).queued();
      try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
        List<Future<?>> all = new ArrayList<>();
        for (int from = 0; from < pages.size(); from += PAGES) {
          List<CrawlUrl> some = pages.subList(from, from + PAGES);
          all.add(threads.submit(() -> visit(store, some)));
        }
        for (Future<?> each : all) {
          Object _ = each.get();
        }
      }
    }
    int targets = (PAGES - 1) * STEP + LINKS;
    assertEquals(
        String.valueOf(pages() + targets), Stores.one(file, "SELECT count(*) FROM crawl_url"));
    assertEquals(
        String.valueOf(pages() + targets),
        Stores.one(file, "SELECT count(DISTINCT text) FROM url"));
    assertEquals("12", Stores.one(file, "SELECT min(links) FROM fetch"));
    try (StoreReader reader = StoreReader.open(file)) {
      assertEquals(List.of(), reader.verify().damage());
    }
  }

  private static int pages() {
    return THREADS * PAGES;
  }

  /** The n-th page of every thread leads to the same URLs, and the next one to most of them. */
  private static void visit(SqliteStore store, List<CrawlUrl> pages) {
    for (int page = 0; page < pages.size(); page++) {
      Visits visit = Visits.of(pages.get(page));
      for (int link = 0; link < LINKS; link++) {
        Visits _ = visit.link("http://b.example/" + (page * STEP + link));
      }
      Saved _ = store.save(visit.visit());
    }
  }
}
