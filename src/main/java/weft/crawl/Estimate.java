package weft.crawl;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a crawl of the URLs that sitemaps list would take. How large pages are nobody knows before
 * they are fetched, so nothing is said of bytes.
 *
 * @param pages that would be fetched
 * @param requests for these, for robots.txt and sitemaps
 * @param duration at least, unless a limit ends the crawl; absent where a pace is not known
 * @param limit which limit ends it, such as {@code max-pages 100}; empty where none does
 */
public record Estimate(long pages, long requests, @Nullable Duration duration, String limit) {

  /**
   * What is to be asked of one host.
   *
   * @param pages to be fetched there
   * @param others requests beside these
   * @param interval between requests; absent where it is not known
   */
  record Load(long pages, long others, @Nullable Duration interval) {

    /** How many pages are there after that time, once the other requests are made. */
    private long pagesWithin(Duration time) {
      if (interval == null || interval.isZero()) {
        return pages;
      }
      return Math.clamp(time.dividedBy(interval) - others, 0, pages);
    }

    private Duration duration() {
      return interval == null ? Duration.ZERO : interval.multipliedBy(pages + others);
    }

    private Load atMost(long perHost) {
      return new Load(Math.min(pages, perHost), others, interval);
    }
  }

  /**
   * Hosts are asked side by side, each at its own pace, all together no faster than the rate.
   *
   * @param rate time between any two requests; zero for no limit
   */
  static Estimate of(List<Load> loads, Limits limits, Duration rate) {
    List<Load> capped = loads.stream().map(load -> load.atMost(limits.pagesPerHost())).toList();
    long all = capped.stream().mapToLong(Load::pages).sum();
    long others = capped.stream().mapToLong(Load::others).sum();
    long pages = Math.min(all, limits.pages());
    boolean known = capped.stream().allMatch(load -> load.interval() != null);
    if (!known) {
      String limit = pages < all ? "max-pages " + limits.pages() : "";
      return new Estimate(pages, pages + others, null, limit);
    }
    Duration paced = until(pages, capped);
    Duration rated = rate.multipliedBy(pages + others);
    Duration duration = paced.compareTo(rated) >= 0 ? paced : rated;
    if (duration.compareTo(limits.time()) > 0) {
      long there = capped.stream().mapToLong(load -> load.pagesWithin(limits.time())).sum();
      long fetched = Math.min(there, pages);
      return new Estimate(fetched, fetched + others, limits.time(), "max-time");
    }
    String limit = pages < all ? "max-pages " + limits.pages() : "";
    return new Estimate(pages, pages + others, duration, limit);
  }

  /** The least time after which that many pages are there. */
  private static Duration until(long pages, List<Load> loads) {
    long least = -1;
    long enough = loads.stream().mapToLong(load -> load.duration().toMillis() + 1).max().orElse(0);
    long total = loads.stream().mapToLong(Load::pages).sum();
    if (pages >= total) {
      return loads.stream().map(Load::duration).max(Duration::compareTo).orElse(Duration.ZERO);
    }
    while (enough - least > 1) {
      long middle = (least + enough) >>> 1;
      Duration time = Duration.ofMillis(middle);
      long there = loads.stream().mapToLong(load -> load.pagesWithin(time)).sum();
      if (there >= pages) {
        enough = middle;
      } else {
        least = middle;
      }
    }
    return Duration.ofMillis(enough);
  }
}
