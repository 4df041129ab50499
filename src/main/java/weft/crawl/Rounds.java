package weft.crawl;

import java.util.List;
import weft.model.Pursuit;
import weft.model.StoredHost;
import weft.store.PageStore;

/**
 * What comes after the pages in scope: each round begins when nothing is queued any more, so what
 * it takes up depends on what was found and not on the order in which it was. Pages beyond the
 * scope come first, then what pages need to be shown, then links that lead out.
 */
final class Rounds {
  private final Reach reach;
  private final PageStore store;

  Rounds(Reach reach, PageStore store) {
    this.reach = reach;
    this.store = store;
  }

  /** Queues the next round; answers the hosts concerned, none where there is nothing left. */
  List<StoredHost> next() {
    List<StoredHost> hosts =
        reach.extraHops() > 0 ? store.pursueBeyond(reach.extraHops()) : List.of();
    if (hosts.isEmpty()) {
      hosts =
          switch (reach.assets()) {
            case NONE -> List.of();
            case CHECK -> store.pursueAssets(Pursuit.CHECK);
            case STORE -> store.pursueAssets(Pursuit.ASSET);
          };
    }
    return hosts.isEmpty() && reach.checkExternal() ? store.pursueExternal() : hosts;
  }
}
