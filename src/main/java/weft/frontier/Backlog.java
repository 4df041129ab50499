package weft.frontier;

import java.util.List;
import weft.model.CrawlUrl;

/** The queued URLs in the store, for the frontier to read back. */
public interface Backlog {

  /** The first queued URLs of a host by depth, then age; at most {@code limit}. */
  List<CrawlUrl> queued(long host, int limit);
}
