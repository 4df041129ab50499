package weft.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import weft.config.Effective;
import weft.config.Flag;
import weft.config.SeedList;

/**
 * A crawl to be done.
 *
 * @param file the database
 * @param effective what was asked for on the command line; for resuming, only what concerns the
 *     console and secret headers, to be laid over the stored configuration with {@code again}
 * @param seeds what to begin with, empty where an unfinished run is only to be resumed
 * @param again flags to lay over the stored configuration when resuming
 * @param renewal what resuming does with a finished run
 */
public record CrawlJob(
    Path file, Effective effective, Optional<SeedList> seeds, List<Flag> again, Renewal renewal) {

  /** A crawl that leaves finished runs alone. */
  public CrawlJob(Path file, Effective effective, Optional<SeedList> seeds, List<Flag> again) {
    this(file, effective, seeds, again, Renewal.NONE);
  }

  public CrawlJob {
    again = List.copyOf(again);
  }

  /** Whether the newest run's configuration holds. */
  public boolean resuming() {
    return seeds.isEmpty();
  }
}
