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
 */
public record CrawlReport(
    long run,
    RunEnd end,
    CrawlStats.Snapshot stats,
    Duration took,
    List<String> scopesAdded,
    String limit) {

  public CrawlReport {
    scopesAdded = List.copyOf(scopesAdded);
  }

  /** Whether seeds were asked and none of them answered. */
  public boolean nothingReached() {
    return stats.pages() == 0 && stats.failed() > 0;
  }
}
