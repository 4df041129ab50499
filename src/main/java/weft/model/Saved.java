package weft.model;

import java.util.List;
import weft.url.Url;

/**
 * What the commit answered.
 *
 * @param queued URLs that became queued by this commit, ready for the frontier
 * @param known what is now known of each candidate
 */
public record Saved(List<CrawlUrl> queued, List<Known> known) {
  public static final Saved NOTHING = new Saved(List.of(), List.of());

  public Saved {
    queued = List.copyOf(queued);
    known = List.copyOf(known);
  }

  /**
   * A URL with its row.
   *
   * @param depth least depth known
   * @param settled whether no further link can change what becomes of it, except by a smaller depth
   */
  public record Known(Url url, long id, int depth, boolean settled) {}
}
