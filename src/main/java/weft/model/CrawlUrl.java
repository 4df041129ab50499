package weft.model;

import weft.url.Url;

/**
 * A URL of the running crawl, as the frontier holds it.
 *
 * @param id row id of the URL
 * @param host row id of its host
 * @param url the URL
 * @param depth what counts against the depth limit: hops from a seed, which begin at {@code start}
 * @param hops hop path that led to it, the seed's letter first, see {@link Hop}
 * @param attempts fetches that have been tried in this run
 * @param pursuit what is wanted of it
 * @param start depth of the seed itself: 0 but for seeds that have a depth limit of their own
 * @param priority what the user gives it among the URLs of its host; higher ones are visited first
 */
public record CrawlUrl(
    long id,
    long host,
    Url url,
    int depth,
    int start,
    String hops,
    int attempts,
    Pursuit pursuit,
    int priority) {

  /** The priority of what comes behind everything else of its host. */
  public static final int LAST = Integer.MIN_VALUE;

  /** A URL that no priority concerns. */
  public CrawlUrl(
      long id, long host, Url url, int depth, String hops, int attempts, Pursuit pursuit) {
    this(id, host, url, depth, 0, hops, attempts, pursuit, 0);
  }

  /** A page. */
  public CrawlUrl(long id, long host, Url url, int depth, String hops, int attempts) {
    this(id, host, url, depth, hops, attempts, Pursuit.PAGE);
  }

  /** The same URL after one more attempt. */
  public CrawlUrl attempted() {
    return new CrawlUrl(id, host, url, depth, start, hops, attempts + 1, pursuit, priority);
  }

  /** Number of hops from the seed; redirects cost none. */
  public int hopsFromSeed() {
    return depth - start;
  }

  /** Whether it is a page of the crawl. */
  public boolean isPage() {
    return pursuit.isPage();
  }

  /** Whether the next request asks for the header alone; a check does so once. */
  public boolean asksByHead() {
    return pursuit == Pursuit.CHECK && attempts == 0;
  }

  /** Whether only redirects lie between a seed and this URL. */
  public boolean seedOrItsRedirect() {
    return hops.chars().allMatch(c -> c == Hop.SEED.letter() || c == Hop.REDIRECT.letter());
  }

  /** How many sitemaps lie one within another up to this one. */
  public int sitemapLevel() {
    return (int) hops.chars().filter(c -> c == Hop.SITEMAP.letter()).count();
  }

  /** How many redirects in a row led here. */
  public int redirectsInARow() {
    int n = 0;
    for (int i = hops.length() - 1; i >= 0 && hops.charAt(i) == Hop.REDIRECT.letter(); i--) {
      n++;
    }
    return n;
  }
}
