package weft.model;

import java.util.List;
import java.util.stream.Stream;
import weft.url.Url;

/**
 * What the commit answered.
 *
 * @param queued URLs that became queued by this commit, ready for the frontier
 * @param known what is now known of each candidate
 * @param repeatsPage whether the visit brought home a page that the run has and counts already
 */
public record Saved(List<CrawlUrl> queued, List<Known> known, boolean repeatsPage) {
  public static final Saved NOTHING = new Saved(List.of(), List.of());

  /** An answer to what brought home no page, or a new one. */
  public Saved(List<CrawlUrl> queued, List<Known> known) {
    this(queued, known, false);
  }

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
        Stream.concat(known.stream(), other.known.stream()).toList(),
        repeatsPage || other.repeatsPage);
  }

  /**
   * A URL with its row.
   *
   * @param depth least depth known
   * @param settled whether no further link can change what becomes of it, except by a smaller depth
   */
  public record Known(Url url, long id, int depth, boolean settled) {}
}
