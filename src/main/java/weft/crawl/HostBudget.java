package weft.crawl;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import weft.url.HostKey;

/** Counts the pages of each host against {@code --max-per-host}. Safe for any number of threads. */
final class HostBudget {
  private final int limit;
  private final Map<HostKey, Integer> pages = new ConcurrentHashMap<>();

  HostBudget(int limit) {
    this.limit = limit;
  }

  /** Whether there is a limit at all. */
  boolean limited() {
    return limit != Integer.MAX_VALUE;
  }

  /** Counts pages that an earlier stretch of the run stored. */
  void count(HostKey host, int stored) {
    int _ = pages.merge(host, stored, Integer::sum);
  }

  /** Takes one page from the host's budget; false when none is left. */
  boolean take(HostKey host) {
    if (!limited()) {
      return true;
    }
    return pages.merge(host, 1, (had, one) -> had < limit ? had + one : limit + 1) <= limit;
  }

  /** Gives back a page that was taken and came to nothing. */
  void giveBack(HostKey host) {
    Integer _ = pages.computeIfPresent(host, (_, had) -> Math.min(had, limit) - 1);
  }

  /** Whether nothing is left for that host. */
  boolean full(HostKey host) {
    return limited() && pages.getOrDefault(host, 0) >= limit;
  }

  /** The rule's name for people. */
  String rule() {
    return "max-per-host " + limit;
  }
}
