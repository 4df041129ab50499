package weft.crawl;

import java.time.Duration;
import java.util.List;

/**
 * Where a crawl ends although URLs are left. {@link Long#MAX_VALUE} and the like mean no limit.
 *
 * @param pages answers stored, over all stretches of the run
 * @param bytes bytes received, over all stretches of the run
 * @param time of this stretch
 * @param pagesPerHost answers stored of one host
 * @param freeDisk bytes that must stay free where the store lies
 * @param budgets answers stored of URLs that match a pattern
 */
public record Limits(
    long pages, long bytes, Duration time, int pagesPerHost, long freeDisk, List<Budget> budgets) {

  public Limits {
    budgets = List.copyOf(budgets);
  }

  /** Limits without budgets. */
  public Limits(long pages, long bytes, Duration time, int pagesPerHost, long freeDisk) {
    this(pages, bytes, time, pagesPerHost, freeDisk, List.of());
  }

  /** No limits. */
  public static final Limits NONE =
      new Limits(Long.MAX_VALUE, Long.MAX_VALUE, Duration.ofDays(36_500), Integer.MAX_VALUE, 0);
}
