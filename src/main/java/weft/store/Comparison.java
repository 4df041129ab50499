package weft.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import weft.model.CrawlUrl;
import weft.model.Earlier;
import weft.model.Outlink;
import weft.model.Run;

/**
 * Which earlier runs the current one is compared with, and what they have fetched. For any number
 * of threads.
 */
final class Comparison implements AutoCloseable {
  private final StoreSettings settings;
  private final SideConnection<EarlierRuns> earlierRuns;
  private volatile long newest;
  private volatile long current;

  Comparison(Path file, StoreSettings settings) {
    this.settings = settings;
    earlierRuns =
        new SideConnection<>(file, connection -> new EarlierRuns(connection, settings.bodies()));
  }

  /** From now on that run is the current one. */
  Run of(Run run) {
    current = run.id();
    newest = Math.min(settings.since(), run.id() - 1);
    return run;
  }

  /** The current run; 0 where none has begun. */
  long current() {
    return current;
  }

  /** The newest good answer of a URL in those runs; absent where there is none. */
  Optional<Earlier> earlier(CrawlUrl url) {
    long upTo = newest;
    return upTo < 1 ? Optional.empty() : earlierRuns.read(runs -> runs.answer(url, upTo, current));
  }

  List<Outlink> links(Earlier earlier) {
    return earlierRuns.read(runs -> runs.links(earlier.fetch()));
  }

  @Override
  public void close() {
    earlierRuns.close();
  }
}
