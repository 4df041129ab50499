package weft.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.SiteServer;
import weft.model.RunEnd;
import weft.model.Seed;
import weft.url.Url;

/**
 * Every URL stands in exactly one state and the counts of the run are those of its tables: at any
 * instant, and at whatever end. Each limit stops a crawl that a higher one resumes.
 */
class AccountingTest {
  private static final int PAGES = 60;

  /** What is wrong with the accounts, one row each; one statement sees one instant. */
  private static final String TROUBLE =
      """
      WITH now AS (
        SELECT (SELECT count(*) FROM crawl_url) AS discovered,
          (SELECT count(*) FROM crawl_url WHERE state = 0) AS queued,
          (SELECT count(*) FROM crawl_url WHERE state = 1) AS done,
          (SELECT count(*) FROM crawl_url WHERE state = 2) AS failed,
          (SELECT count(*) FROM crawl_url WHERE state = 3) AS excluded,
          (SELECT count(*) FROM crawl_url c JOIN fetch f ON f.id = c.fetch
           WHERE c.state = 1 AND c.pursuit IN (0, 4) AND f.location IS NULL) AS answers,
          (SELECT count(*) FROM crawl_url WHERE (reason IS NULL) <> (state IN (0, 1))) AS unsaid,
          (SELECT count(*) FROM crawl_url WHERE state = 1 AND fetch IS NULL) AS unfetched,
          coalesce((SELECT pages FROM run), 0) AS pages
      )
      SELECT * FROM (
        SELECT 'states ' || discovered || ' <> ' || queued || '+' || done || '+' || failed || '+'
          || excluded FROM now WHERE discovered <> queued + done + failed + excluded
        UNION ALL SELECT 'pages ' || pages || ' <> ' || answers FROM now WHERE pages <> answers
        UNION ALL SELECT unsaid || ' without a reason' FROM now WHERE unsaid > 0
        UNION ALL SELECT unfetched || ' done without a fetch' FROM now WHERE unfetched > 0)
      """;

  @TempDir Path directory;

  private SiteServer site;
  private TestCrawl crawl;

  @BeforeEach
  void start() {
    site = SiteServer.start().generated(AccountingTest::page);
    site.status("/robots.txt", 404).redirect("/r", "/p/1");
    site.misbehave("/bad", SiteServer.Misbehaviour.HANG_UP);
    crawl = new TestCrawl(directory);
    crawl.exclude("/private");
    crawl.retries = 0;
  }

  @AfterEach
  void stop() {
    site.close();
  }

  /** Each page links to the next ones, to one that fails and to one that is excluded. */
  private static String page(String target) {
    int n = target.startsWith("/p/") ? Integer.parseInt(target.substring(3)) : 0;
    return IntStream.range(n + 1, Math.min(n + 8, PAGES))
            .mapToObj(i -> "<a href=/p/" + i + ">x</a>")
            .collect(Collectors.joining())
        + "<a href=/bad>b</a><a href=/r>r</a><a href=/private/"
        + n
        + ">p</a>";
  }

  private void accountsAreRight() {
    assertEquals(List.of(), crawl.column(TROUBLE));
  }

  private void resumes() throws InterruptedException {
    accountsAreRight();
    assertEquals(List.of("limit"), crawl.column("SELECT end_reason FROM run"));
    assertTrue(Long.parseLong(crawl.column("SELECT count(*) FROM queued").getFirst()) > 0);
    crawl.limits = Limits.NONE;
    crawl.disk = () -> Long.MAX_VALUE;
    assertEquals(RunEnd.FINISHED, crawl.run().end());
    accountsAreRight();
    assertEquals(List.of(Integer.toString(PAGES)), crawl.column("SELECT pages FROM run"));
  }

  @Test
  void theAccountsAreRightAtAnyInstant() throws Exception {
    List<String> trouble = new ArrayList<>();
    CountDownLatch some = new CountDownLatch(3);
    crawl.listener = (_, _) -> some.countDown();
    try (ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<CrawlReport> end = thread.submit(() -> crawl.run(site.url("/")));
      some.await();
      int looks = 0;
      while (!end.isDone()) {
        trouble.addAll(crawl.column(TROUBLE));
        looks++;
      }
      assertEquals(RunEnd.FINISHED, end.get().end());
      assertEquals(List.of(), trouble);
      assertTrue(looks > 3, looks + " looks");
    }
    accountsAreRight();
  }

  @Test
  void aLimitOnPagesStopsAndResumes() throws InterruptedException {
    crawl.limits = limits(20, Long.MAX_VALUE, Limits.NONE.time(), 0);
    assertEquals("max-pages 20", crawl.run(site.url("/")).limit());
    assertEquals(List.of("20"), crawl.column("SELECT pages FROM run"));
    resumes();
  }

  @Test
  void aLimitOnBytesStopsAndResumes() throws InterruptedException {
    crawl.limits = limits(Long.MAX_VALUE, 3_000, Limits.NONE.time(), 0);
    assertEquals("max-bytes 3000", crawl.run(site.url("/")).limit());
    resumes();
  }

  @Test
  void tooLittleRoomOnTheDiskStopsAndResumes() throws InterruptedException {
    crawl.limits = limits(Long.MAX_VALUE, Long.MAX_VALUE, Limits.NONE.time(), 1L << 30);
    crawl.disk = () -> (1L << 30) - 1;
    assertEquals("min-free-disk 1073741824", crawl.run(site.url("/")).limit());
    resumes();
  }

  @Test
  void aLimitOnTimeStopsACrawlWhoseEveryVisitWaits() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    for (int i = 1; i < 8; i++) {
      site.held("/p/" + i, never, page("/p/" + i));
    }
    crawl.limits = limits(Long.MAX_VALUE, Long.MAX_VALUE, Duration.ofSeconds(1), 0);
    crawl.grace = Duration.ofMillis(100);
    assertEquals("max-time 1s", crawl.run(site.url("/")).limit());
    never.countDown();
    resumes();
  }

  @Test
  void aLimitOnTimeStopsACrawlWhoseHostIsNotToBeAskedYet() throws InterruptedException {
    crawl.delay = Duration.ofHours(1);
    crawl.limits = limits(Long.MAX_VALUE, Long.MAX_VALUE, Duration.ofSeconds(1), 0);
    assertEquals("max-time 1s", crawl.run(site.url("/")).limit());
    accountsAreRight();
    assertEquals(List.of("limit"), crawl.column("SELECT end_reason FROM run"));
  }

  @Test
  void aStopFromOutsideLeavesTheAccountsRight() throws InterruptedException {
    CountDownLatch some = new CountDownLatch(15);
    crawl.listener = (_, _) -> some.countDown();
    crawl.beside =
        running -> {
          try {
            some.await();
            running.stop("test");
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    assertEquals(RunEnd.STOPPED, crawl.run(site.url("/")).end());
    accountsAreRight();
  }

  @Test
  void patternsThatChangeAgainAndAgainLeaveTheAccountsRight() throws Exception {
    List<String> trouble = new ArrayList<>();
    CountDownLatch some = new CountDownLatch(5);
    crawl.listener = (_, _) -> some.countDown();
    crawl.beside =
        running -> {
          try {
            some.await();
            for (int i = 10; i < PAGES; i += 3) {
              crawl.exclude("/p/" + i + "$");
              long _ = running.control().change(crawl.settings(), "");
              trouble.addAll(crawl.column(TROUBLE));
            }
          } catch (InterruptedException | Control.Ending e) {
            Thread.currentThread().interrupt();
          }
        };
    CrawlReport report = crawl.run(site.url("/"));
    assertEquals(RunEnd.FINISHED, report.end());
    assertEquals(0, report.stats().queued());
    assertEquals(List.of(), trouble);
    accountsAreRight();
  }

  @Test
  void aSeedThatIsAddedBeyondTheLimitOnPagesWaits() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    site.page("/", "<img src=/i.png>").held("/i.png", never, "");
    CountDownLatch page = new CountDownLatch(1);
    crawl.listener =
        (visit, _) -> {
          if (visit.hasPage()) {
            page.countDown();
          }
        };
    crawl.reach = new Reach(Assets.STORE, false, 0);
    crawl.limits = limits(1, Long.MAX_VALUE, Limits.NONE.time(), 0);
    crawl.beside =
        running -> {
          try {
            page.await();
            while (site.count("/i.png") == 0) {
              Thread.onSpinWait();
            }
            Seed seed = new Seed(Url.ofCanonical(site.url("/p/50")), false, "ctl");
            int _ = running.control().add(List.of(seed));
            never.countDown();
          } catch (InterruptedException | Control.Ending e) {
            Thread.currentThread().interrupt();
          }
        };
    CrawlReport report = crawl.run(site.url("/"));
    assertEquals("max-pages 1", report.limit());
    assertEquals(0, site.count("/p/50"));
    accountsAreRight();
  }

  @Test
  void whatAnAddedSeedMayLetInIsMarkedAsUndoneWhenTheSeedIsStored() throws InterruptedException {
    CountDownLatch added = new CountDownLatch(1);
    site.held("/", added, "").page("/p/50", "");
    crawl.beside =
        running -> {
          try {
            while (site.count("/") == 0) {
              Thread.onSpinWait();
            }
            crawl.change("CREATE TABLE noted (marks)");
            crawl.change(
                """
                CREATE TRIGGER noting AFTER INSERT ON seed BEGIN
                  INSERT INTO noted
                  SELECT count(*) FROM meta WHERE key = 'rejudgement_pending';
                END
                """);
            Seed seed = new Seed(Url.ofCanonical(site.url("/p/50")), false, "ctl");
            int _ = running.control().add(List.of(seed));
          } catch (InterruptedException | Control.Ending | SQLException e) {
            throw new IllegalStateException(e);
          } finally {
            added.countDown();
          }
        };
    crawl.run(site.url("/"));
    assertEquals(List.of("1"), crawl.column("SELECT marks FROM noted"));
    assertEquals(
        List.of("0"), crawl.column("SELECT count(*) FROM meta WHERE key = 'rejudgement_pending'"));
  }

  private static Limits limits(long pages, long bytes, Duration time, long disk) {
    return new Limits(pages, bytes, time, Integer.MAX_VALUE, disk);
  }
}
