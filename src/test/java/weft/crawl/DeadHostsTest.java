package weft.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.SiteServer;
import weft.model.RunEnd;
import weft.model.Seed;
import weft.url.Url;

/** Many hosts that nobody answers at, beside one that does. */
class DeadHostsTest {
  private static final int DEAD = 500;

  @TempDir Path directory;
  private final SiteServer site = SiteServer.start();

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void manyDeadHostsCostNoThreadsAndNoPageOfTheLiveOne() throws InterruptedException {
    StringBuilder links = new StringBuilder();
    for (int page = 0; page < 50; page++) {
      links.append("<a href=/p").append(page).append(">page</a>");
      site.page("/p" + page, "");
    }
    site.page("/", links.toString());
    List<Seed> seeds = new ArrayList<>();
    for (int port = 1; port <= DEAD; port++) {
      seeds.add(seed("http://127.0.0.8:" + port + "/"));
    }
    seeds.add(seed(site.url("/")));
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    threads.resetPeakThreadCount();
    int before = threads.getThreadCount();
    TestCrawl crawl = new TestCrawl(directory);
    CrawlReport report = crawl.run(seeds);
    assertEquals(RunEnd.FINISHED, report.end());
    assertEquals(51, report.stats().pages());
    assertEquals(DEAD, report.stats().failed());
    assertTrue(
        threads.getPeakThreadCount() - before < 100,
        before + " threads before, at most " + threads.getPeakThreadCount());
  }

  private static Seed seed(String url) {
    return new Seed(Url.ofCanonical(url), false, "argument");
  }
}
