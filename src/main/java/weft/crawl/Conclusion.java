package weft.crawl;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import weft.model.HostState.Health;
import weft.model.Reason;
import weft.model.Run;
import weft.model.RunEnd;
import weft.store.PageStore;

/** How a stretch of a run ended: closes the run in the store and reports. */
final class Conclusion {
  private final Reach reach;
  private final Rooms rooms;
  private final PageStore store;
  private final CrawlStats stats;

  Conclusion(Reach reach, Rooms rooms, PageStore store, CrawlStats stats) {
    this.reach = reach;
    this.rooms = rooms;
    this.store = store;
    this.stats = stats;
  }

  /** Ends every URL that is queued on a host. */
  void endHost(long host, Reason reason, String rule) {
    stats.ended(reason, store.endHost(host, reason, rule));
  }

  /**
   * Closes a run for now.
   *
   * @param earlierStands whether a page of an earlier run has been found to stand
   * @throws weft.store.StoreException where that is what ended it
   */
  CrawlReport report(
      Run run,
      Stop.Cause cause,
      Instant start,
      Instant now,
      List<String> scopesAdded,
      boolean earlierStands) {
    if (cause.failure() != null) {
      throw cause.failure();
    }
    endDeadHosts();
    store.saveTraps(rooms.traps().remembered());
    RunEnd end = end(cause);
    store.end(end, now);
    stats.recount(store.totals().queued());
    return new CrawlReport(
        run.id(),
        end,
        stats.snapshot(),
        Duration.between(start, now),
        scopesAdded,
        end == RunEnd.LIMIT ? cause.what() : "",
        Math.max(store.totals().pages(), earlierStands ? 1 : 0));
  }

  /** A run that was stopped with nothing queued may have a further round to go. */
  private RunEnd end(Stop.Cause cause) {
    boolean drained = cause.end() == RunEnd.FINISHED || reach.equals(Reach.PAGES);
    if (drained && store.totals().queued() == 0) {
      return RunEnd.FINISHED;
    }
    return cause.end() == RunEnd.FINISHED ? RunEnd.BLOCKED : cause.end();
  }

  /** URLs of a dead host that were found after it was given up. */
  private void endDeadHosts() {
    rooms
        .frontier()
        .givenUp()
        .forEach(
            (host, health) -> {
              if (health == Health.DEAD) {
                endHost(host, Reason.HOST_DEAD, "");
              }
            });
  }
}
