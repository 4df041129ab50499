package weft.model;

import java.util.List;
import java.util.stream.Stream;
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

  /** Both answers as one. */
  public Saved with(Saved other) {
    if (other.queued.isEmpty() && other.known.isEmpty()) {
      return this;
    }
    return new Saved(
        Stream.concat(queued.stream(), other.queued.stream()).toList(),
        Stream.concat(known.stream(), other.known.stream()).toList());
  }

  /**
   * A URL with its row.
   *
   * @param depth least depth known
   * @param settled whether no further link can change what becomes of it, except by a smaller depth
   */
  public record Known(Url url, long id, int depth, boolean settled) {}
}
