package weft.cli.crawl;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import weft.cli.command.Console;
import weft.config.Progress;
import weft.crawl.Crawl;
import weft.crawl.CrawlStats;
import weft.crawl.SteadyClock;
import weft.frontier.FrontierView;

/** Looks at a running crawl every now and then and shows how far it is, on a thread of its own. */
final class ProgressWatch implements AutoCloseable {
  private static final Duration WINDOW = Duration.ofSeconds(10);

  private record Mark(Instant at, long pages) {}

  private final Crawl crawl;
  private final ProgressDisplay display;
  private final InstantSource clock;
  private final Instant start;
  private final ArrayDeque<Mark> marks = new ArrayDeque<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread thread;

  private ProgressWatch(Crawl crawl, ProgressDisplay display, InstantSource clock) {
    this.crawl = crawl;
    this.display = display;
    this.clock = clock;
    start = clock.instant();
    marks.add(new Mark(start, 0));
    thread = Thread.ofVirtual().name("weft-progress").unstarted(this::watch);
  }

  /** Shows the progress of a crawl from now on. */
  static ProgressWatch over(Crawl crawl, Progress kind, Console console) {
    SteadyClock clock = new SteadyClock();
    ProgressWatch watch = new ProgressWatch(crawl, ProgressDisplay.of(kind, console, clock), clock);
    watch.thread.start();
    return watch;
  }

  @Override
  public void close() {
    over.countDown();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    display.close();
  }

  private void watch() {
    try {
      while (!over.await(ProgressDisplay.PERIOD.toMillis(), TimeUnit.MILLISECONDS)) {
        display.show(view());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private ProgressView view() {
    CrawlStats.Snapshot stats = crawl.stats();
    FrontierView frontier = crawl.frontier();
    double rate = rate(stats.pages());
    long ended = stats.failed() + stats.excluded();
    return new ProgressView(
        stats.pages(),
        rate,
        stats.queued(),
        stats.pages() + ended + stats.queued(),
        stats.failed(),
        stats.excluded(),
        stats.bytes(),
        frontier.leases(),
        frontier.hostsReady(),
        frontier.hostsWaiting().values().stream().mapToInt(Integer::intValue).sum(),
        frontier.hostsWaiting(),
        stats.retries() + stats.failed() + stats.errorAnswers(),
        Duration.between(start, clock.instant()),
        eta(crawl.withinLimit(stats), rate));
  }

  /** Pages a second over the last moments. */
  private double rate(long pages) {
    Instant now = clock.instant();
    marks.addLast(new Mark(now, pages));
    while (marks.size() > 2 && marks.getFirst().at().isBefore(now.minus(WINDOW))) {
      marks.removeFirst();
    }
    long millis = Duration.between(marks.getFirst().at(), now).toMillis();
    return millis == 0 ? 0 : (pages - marks.getFirst().pages()) * 1000.0 / millis;
  }

  private static Optional<Duration> eta(long queued, double rate) {
    return rate < 0.01
        ? Optional.empty()
        : Optional.of(Duration.ofMillis((long) (queued * 1000 / rate)));
  }
}
