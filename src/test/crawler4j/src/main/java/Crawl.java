import crawlercommons.filters.basic.BasicURLNormalizer;
import edu.uci.ics.crawler4j.crawler.CrawlConfig;
import edu.uci.ics.crawler4j.crawler.CrawlController;
import edu.uci.ics.crawler4j.crawler.Page;
import edu.uci.ics.crawler4j.crawler.WebCrawler;
import edu.uci.ics.crawler4j.fetcher.PageFetcher;
import edu.uci.ics.crawler4j.frontier.SleepycatFrontierConfiguration;
import edu.uci.ics.crawler4j.robotstxt.RobotstxtConfig;
import edu.uci.ics.crawler4j.robotstxt.RobotstxtServer;
import edu.uci.ics.crawler4j.url.WebURL;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Crawls the host of SEED with crawler4j as fast as it goes; each body becomes a file in OUT. */
public final class Crawl extends WebCrawler {
  private static final int THREADS = 16;

  private final String host;
  private final Path out;

  private Crawl(String host, Path out) {
    this.host = host;
    this.out = out;
  }

  /** SEED OUT. */
  public static void main(String[] words) throws Exception {
    Path out = Files.createDirectories(Path.of(words[1]));
    CrawlConfig config = new CrawlConfig();
    config.setCrawlStorageFolder(Files.createDirectories(out.resolve("frontier")).toString());
    config.setPolitenessDelay(0);
    config.setMaxDepthOfCrawling(-1);
    config.setMaxPagesToFetch(-1);
    config.setMaxOutgoingLinksToFollow(100_000);
    config.setMaxDownloadSize(10 << 20);
    config.setMaxConnectionsPerHost(THREADS);
    config.setMaxTotalConnections(THREADS);
    config.setIncludeBinaryContentInCrawling(true);
    config.setThreadMonitoringDelaySeconds(1);
    config.setThreadShutdownDelaySeconds(1);
    config.setCleanupDelaySeconds(1);
    BasicURLNormalizer urls = BasicURLNormalizer.newBuilder().build();
    SleepycatFrontierConfiguration frontier = new SleepycatFrontierConfiguration(config);
    PageFetcher fetcher = new PageFetcher(config, urls);
    RobotstxtConfig robots = new RobotstxtConfig();
    robots.setEnabled(false);
    CrawlController controller =
        new CrawlController(
            config,
            urls,
            fetcher,
            new RobotstxtServer(robots, fetcher, frontier.getWebURLFactory()),
            frontier);
    controller.addSeed(words[0]);
    String host = words[0].replaceFirst("(://[^/]*).*", "$1");
    controller.start(() -> new Crawl(host, out), THREADS);
  }

  @Override
  public boolean shouldVisit(Page from, WebURL url) {
    return url.getURL().startsWith(host + "/");
  }

  @Override
  public void visit(Page page) {
    try {
      Files.write(out.resolve(page.getWebURL().getDocid() + ".body"), page.getContentData());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
