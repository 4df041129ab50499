package weft.crawl;

import weft.model.Saved;
import weft.model.Visit;

/** Told of every visit once it is stored, on the visit's own thread. Must not block for long. */
@FunctionalInterface
public interface CrawlListener {

  /** A visit was stored. */
  void visited(Visit visit, Saved saved);

  /** Nobody listens. */
  CrawlListener NONE = (_, _) -> {};
}
