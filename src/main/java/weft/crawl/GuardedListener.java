package weft.crawl;

import weft.model.Saved;
import weft.model.Visit;

/** A listener whose failures concern nobody else. */
final class GuardedListener implements CrawlListener {
  private final CrawlListener own;
  private final OwnTrouble trouble = new OwnTrouble("the listener");

  GuardedListener(CrawlListener own) {
    this.own = own;
  }

  @Override
  public void visited(Visit visit, Saved saved) {
    Boolean _ =
        trouble.unless(
            visit.lease().url().url(),
            () -> {
              own.visited(visit, saved);
              return true;
            });
  }
}
