package weft.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.model.CrawlUrl;
import weft.model.Decision;
import weft.model.Hop;
import weft.model.LinkKind;
import weft.model.Reason;
import weft.model.Saved;

/** Depths are exact, whatever the order of visits. */
final class DepthTest {
  private static final int WEBS = 100;

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void name() {
    file = directory.resolve("crawl.db");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatIsFetchedIsWhatIsWithinTheLimitInWhateverOrder(boolean asIfLarge) throws SQLException {
    try (SqliteStore store = asIfLarge ? Stores.openAsIfLarge(file, 3) : Stores.open(file, 3)) {
      for (int i = 0; i < WEBS; i++) {
        Random random = new Random(i);
        RandomWeb web = new RandomWeb("web" + i, 5 + random.nextInt(40), random);
        List<Integer> seeds = List.of(0, random.nextInt(web.size()));
        store.begin("", Visits.AT);
        RandomCrawl crawl = new RandomCrawl(store, web, Set.of(), random);
        crawl.seed(seeds);
        crawl.run(1 + random.nextInt(8));
        assertTrue(web, crawl, seeds, "web " + i, i + 1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aScopeThatGrowsOnTheWayEndsInTheSameDepths(boolean asIfLarge) throws SQLException {
    try (SqliteStore store = asIfLarge ? Stores.openAsIfLarge(file, 3) : Stores.open(file, 3)) {
      for (int i = 0; i < WEBS; i++) {
        Random random = new Random(1_000 + i);
        RandomWeb web = new RandomWeb("web" + i, 5 + random.nextInt(40), random);
        Set<String> foreign =
            IntStream.range(1, web.size())
                .filter(_ -> random.nextInt(4) == 0)
                .mapToObj(web::url)
                .collect(Collectors.toSet());
        store.begin("", Visits.AT);
        RandomCrawl crawl = new RandomCrawl(store, web, foreign, random);
        crawl.seed(List.of(0));
        for (int steps = random.nextInt(60); steps > 0; steps--) {
          crawl.step(4);
        }
        crawl.growScope();
        crawl.run(4);
        crawl.growScope();
        crawl.run(4);
        assertTrue(web, crawl, List.of(0), "web " + i, i + 1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, Integer.MAX_VALUE})
  void eachSeedReachesAsFarAsItsOwnDepthAllowsInWhateverOrder(int limit) throws SQLException {
    try (SqliteStore store = Stores.open(file, limit)) {
      for (int i = 0; i < WEBS; i++) {
        Random random = new Random(2_000 + i);
        RandomWeb web = new RandomWeb("web" + i, 5 + random.nextInt(60), random);
        Map<Integer, Integer> seeds = new HashMap<>();
        for (int n = 0; n < 4; n++) {
          seeds.put(random.nextInt(web.size()), random.nextInt(5));
        }
        store.begin("", Visits.AT);
        RandomCrawl crawl = new RandomCrawl(store, web, Set.of(), random);
        crawl.seed(seeds);
        crawl.run(1 + random.nextInt(8));
        assertWithin(web, seeds, crawl, i + 1);
      }
    }
  }

  /** What is fetched is near enough to a seed, and is told by one that allows most hops further. */
  private void assertWithin(RandomWeb web, Map<Integer, Integer> seeds, RandomCrawl crawl, int run)
      throws SQLException {
    Map<String, Integer> left = new HashMap<>();
    seeds.forEach(
        (seed, links) ->
            web.depths(List.of(seed), links)
                .forEach((url, depth) -> left.merge(url, links - depth, Math::max)));
    left.values().removeIf(hops -> hops < 0);
    assertEquals(left.keySet(), new HashSet<>(crawl.fetched()), "web " + run);
    assertEquals(left.size(), crawl.fetched().size(), "nothing twice");
    for (String row :
        Stores.rows(
            file,
            "SELECT url, depth FROM all_pages WHERE run = %d AND depth > %d"
                .formatted(run, Collections.max(seeds.values())))) {
      throw new AssertionError("further than any seed allows: " + row);
    }
    for (Map.Entry<Integer, Integer> seed : seeds.entrySet()) {
      assertEquals(
          String.valueOf(seed.getValue()),
          Stores.one(
              file,
              "SELECT depth FROM all_seeds WHERE run = %d AND url = '%s'"
                  .formatted(run, web.url(seed.getKey()))));
    }
  }

  private void assertTrue(
      RandomWeb web, RandomCrawl crawl, List<Integer> seeds, String name, int run)
      throws SQLException {
    Map<String, Integer> truth = web.depths(seeds, 3);
    Map<String, Integer> stored = new HashMap<>();
    Set<String> done = new HashSet<>();
    for (String row :
        Stores.rows(
            file,
            """
            SELECT u.text, c.depth, c.state, coalesce(c.reason, 0)
            FROM crawl_url c JOIN url u ON u.id = c.url WHERE c.run = %d\
            """
                .formatted(run))) {
      String[] cells = row.split("\\|", -1);
      if (!cells[3].equals("14") && !cells[3].equals("15")) {
        stored.put(cells[0], Integer.valueOf(cells[1]));
      }
      if (cells[2].equals("1")) {
        done.add(cells[0]);
      }
    }
    assertEquals(truth, stored, name);
    Set<String> within = new HashSet<>(truth.keySet());
    within.removeIf(url -> truth.getOrDefault(url, 0) > 3);
    assertEquals(within, done, name);
    assertEquals(done, new HashSet<>(crawl.fetched()), name);
    assertEquals(done.size(), crawl.fetched().size(), name + ": nothing twice");
  }

  private static CrawlUrl seed(SqliteStore store, String url) {
    return store.seed(List.of(Visits.seed(url)), Visits::accept).queued().getFirst();
  }

  private String row(String url) throws SQLException {
    return Stores.one(
        file,
        """
        SELECT state, coalesce(reason, 0), depth, hops
        FROM crawl_url c JOIN url u ON u.id = c.url WHERE u.text = '%s'\
        """
            .formatted(url));
  }

  @Test
  void aUrlBeyondTheLimitIsQueuedWhenAShorterWayIsFound() throws SQLException {
    try (SqliteStore store = Stores.begun(file, 1)) {
      CrawlUrl seed = seed(store, "http://a.example/");
      CrawlUrl near =
          store.save(Visits.of(seed).link("http://a.example/1").visit()).queued().getFirst();
      Saved far = store.save(Visits.of(near).link("http://a.example/2").visit());
      assertEquals(List.of(), far.queued());
      assertEquals("3|16|2|SLL", row("http://a.example/2"));
      CrawlUrl other = seed(store, "http://a.example/other");
      Saved nearer = store.save(Visits.of(other).link("http://a.example/2").visit());
      assertEquals("SL", nearer.queued().getFirst().hops());
      assertEquals("0|0|1|SL", row("http://a.example/2"));
    }
  }

  @Test
  void aRedirectCostsNothing() throws SQLException {
    try (SqliteStore store = Stores.begun(file, 0)) {
      CrawlUrl seed = seed(store, "http://a.example/");
      Saved saved = store.save(Visits.of(seed).redirect("http://a.example/1").visit());
      assertEquals("SR", saved.queued().getFirst().hops());
      assertEquals("0|0|0|SR", row("http://a.example/1"));
    }
  }

  @Test
  void aFollowedLinkReplacesNofollow() throws SQLException {
    try (SqliteStore store = Stores.begun(file, 5)) {
      CrawlUrl seed = seed(store, "http://a.example/");
      CrawlUrl next =
          store
              .save(
                  Visits.of(seed).nofollow("http://a.example/1").link("http://a.example/2").visit())
              .queued()
              .getFirst();
      assertEquals("3|14|1|SL", row("http://a.example/1"));
      Saved saved = store.save(Visits.of(next).link("http://a.example/1").visit());
      assertEquals(1, saved.queued().size());
      assertEquals("0|0|2|SLL", row("http://a.example/1"));
    }
  }

  @Test
  void nofollowAndAssetsNeverLowerADepth() throws SQLException {
    try (SqliteStore store = Stores.begun(file, 5)) {
      CrawlUrl seed = seed(store, "http://a.example/");
      CrawlUrl next =
          store.save(Visits.of(seed).link("http://a.example/1").visit()).queued().getFirst();
      store.save(Visits.of(next).link("http://a.example/2").visit());
      CrawlUrl other = seed(store, "http://a.example/other");
      Decision asset = Decision.reject(Reason.ASSET, "asset");
      store.save(
          Visits.of(other)
              .nofollow("http://a.example/2")
              .link("http://a.example/2", LinkKind.IMG, false, asset)
              .visit());
      assertEquals("0|0|2|SLL", row("http://a.example/2"));
    }
  }

  @Test
  void aSeedNamedLaterIsAtDepthZeroWithAllBehindIt() throws SQLException {
    try (SqliteStore store = Stores.begun(file, 2)) {
      CrawlUrl seed = seed(store, "http://a.example/");
      CrawlUrl one =
          store.save(Visits.of(seed).link("http://a.example/1").visit()).queued().getFirst();
      CrawlUrl two =
          store.save(Visits.of(one).link("http://a.example/2").visit()).queued().getFirst();
      store.save(Visits.of(two).link("http://a.example/3").visit());
      Saved saved = store.seed(List.of(Visits.seed("http://a.example/1")), Visits::accept);
      assertEquals(
          List.of("http://a.example/3"), saved.queued().stream().map(u -> u.url().text()).toList());
      assertEquals("1|0|0|S", row("http://a.example/1"));
      assertEquals("1|0|1|SL", row("http://a.example/2"));
      assertEquals("0|0|2|SLL", row("http://a.example/3"));
    }
  }

  @Test
  void aLongHopPathKeepsTheSeedAndTheNewest() {
    Way way = Way.SEED;
    for (int i = 0; i < 300; i++) {
      way = way.on(Hop.LINK, 1);
    }
    way = way.on(Hop.REDIRECT, 1);
    assertEquals(300, way.depth());
    assertEquals("S" + "L".repeat(98) + "R", way.hops());
  }
}
