package weft.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import weft.model.CrawlUrl;
import weft.model.Earlier;
import weft.model.Outlink;
import weft.model.Run;

/**
 * Which earlier runs the current one is compared with, and what they have fetched. Opens the file
 * for itself the first time that it is asked. For any number of threads.
 */
final class Comparison implements AutoCloseable {
  private final Path file;
  private final StoreSettings settings;
  private final ReentrantLock opening = new ReentrantLock();
  private @Nullable EarlierRuns earlierRuns;
  private volatile long newest;
  private volatile long current;

  Comparison(Path file, StoreSettings settings) {
    this.file = file;
    this.settings = settings;
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
    return upTo < 1 ? Optional.empty() : earlierRuns().answer(url, upTo, current);
  }

  List<Outlink> links(Earlier earlier) {
    return earlierRuns().links(earlier.fetch());
  }

  private EarlierRuns earlierRuns() {
    opening.lock();
    try {
      EarlierRuns open = earlierRuns;
      if (open == null) {
        open = new EarlierRuns(file, settings.bodies());
        earlierRuns = open;
      }
      return open;
    } finally {
      opening.unlock();
    }
  }

  @Override
  public void close() {
    EarlierRuns open = earlierRuns;
    if (open != null) {
      open.close();
    }
  }
}
