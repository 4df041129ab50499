package weft.cli.crawl;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import weft.cli.command.Console;
import weft.config.ConsoleKeys;
import weft.config.Effective;
import weft.crawl.Crawl;
import weft.crawl.CrawlListener;
import weft.crawl.CrawlReport;
import weft.crawl.VisitLog;
import weft.model.Run;
import weft.model.Saved;
import weft.model.Visit;

/** Everything that watches a crawl for someone outside: the log, the events, the metrics. */
final class Watching implements CrawlListener, AutoCloseable {
  private final CrawlListener log = new VisitLog();
  private final @Nullable EventFile events;
  private final Optional<String> metrics;
  private @Nullable MetricsServer server;

  private Watching(@Nullable EventFile events, Optional<String> metrics) {
    this.events = events;
    this.metrics = metrics;
  }

  /** What the settings ask for. */
  static Watching by(Effective effective, Console console) {
    EventFile events =
        effective
            .find(ConsoleKeys.EVENTS)
            .map(file -> EventFile.open(console.directory().resolve(file)))
            .orElse(null);
    return new Watching(events, effective.find(ConsoleKeys.METRICS));
  }

  /** Shows the counts of that crawl where that is asked for. */
  void watch(Crawl crawl) {
    metrics.ifPresent(where -> server = MetricsServer.over(crawl, where));
  }

  /** Carries a run out between its first and its last event. */
  CrawlReport over(Run run, int seeds, Supplier<CrawlReport> crawl) {
    if (events == null) {
      return crawl.get();
    }
    events.begins(run.id(), seeds);
    CrawlReport report = crawl.get();
    events.ends(report);
    return report;
  }

  @Override
  public void visited(Visit visit, Saved saved) {
    log.visited(visit, saved);
    if (events != null) {
      events.visited(visit, saved);
    }
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
    if (events != null) {
      events.close();
    }
  }
}
