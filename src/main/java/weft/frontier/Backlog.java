package weft.frontier;

import java.util.List;
import weft.model.CrawlUrl;
import weft.model.StoredHost;

/** The queued URLs in the store, for the frontier to read back. */
public interface Backlog {

  /** Nothing but what is in memory. */
  Backlog NONE =
      new Backlog() {
        @Override
        public List<CrawlUrl> queued(long host, int limit) {
          return List.of();
        }

        @Override
        public List<StoredHost> hosts(long after, int limit) {
          return List.of();
        }
      };

  /** The wish for the first queued URLs of a host, at most {@code limit}. */
  record Wish(long host, int limit) {}

  /** The first queued URLs of a host by priority, depth, then age; at most {@code limit}. */
  List<CrawlUrl> queued(long host, int limit);

  /** What {@link #queued(long, int)} answers to each wish, in the same order. */
  default List<List<CrawlUrl>> queued(List<Wish> wishes) {
    return wishes.stream().map(wish -> queued(wish.host(), wish.limit())).toList();
  }

  /** The next hosts with queued URLs, in the order of their row ids; at most {@code limit}. */
  List<StoredHost> hosts(long after, int limit);
}
