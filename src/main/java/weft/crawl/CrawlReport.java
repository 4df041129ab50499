package weft.crawl;

import java.time.Duration;
import java.util.List;
import weft.model.RunEnd;

/**
 * How a stretch of a run ended.
 *
 * @param run id of the run
 * @param end why it stopped
 * @param stats what this stretch did
 * @param took wall time of this stretch
 * @param scopesAdded scopes that redirects of seeds have added, as {@code PRESET URL}
 * @param limit the limit that was reached, empty where none was
 * @param pagesOfRun answers stored over all stretches of the run
 */
public record CrawlReport(
    long run,
    RunEnd end,
    CrawlStats.Snapshot stats,
    Duration took,
    List<String> scopesAdded,
    String limit,
    long pagesOfRun) {

  public CrawlReport {
    scopesAdded = List.copyOf(scopesAdded);
  }

  /** Whether seeds were asked and none of them has ever answered. */
  public boolean nothingReached() {
    return pagesOfRun == 0 && stats.failed() > 0;
  }
}
