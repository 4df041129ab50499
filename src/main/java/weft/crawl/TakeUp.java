package weft.crawl;

import java.util.List;
import weft.model.Run;
import weft.model.Saved;
import weft.model.Seed;
import weft.model.StoredHost;
import weft.store.PageStore;

/** The beginning of a stretch: makes known to all rooms what the file holds and what is new. */
final class TakeUp {
  private final Rooms rooms;
  private final PageStore store;

  TakeUp(Rooms rooms, PageStore store) {
    this.rooms = rooms;
    this.store = store;
  }

  /**
   * Takes a run up.
   *
   * @param seeds to be added to those the run has
   * @param rejudge whether scope or patterns are others than when the run was last under way
   */
  void of(Run run, List<Seed> seeds, boolean rejudge) {
    List<Seed> earlier = store.seeds();
    earlier.forEach(rooms::addSeed);
    seeds.forEach(rooms::addSeed);
    store.scopes().forEach(rooms.scope()::restore);
    rooms.fallback().remember(earlier);
    rooms.fallback().remember(seeds);
    rooms.budgets().restore(store);
    Saved saved = store.seed(seeds, rooms.scope()::judgeSeed);
    rooms.known().learn(saved.known());
    Saved sitemaps = store.sitemaps(rooms.sitemaps().named());
    if (rejudge || store.rejudgementPending()) {
      store.refuse(rooms.scope()::unwanted, _ -> {});
      List<StoredHost> _ = store.rejudge(null, rooms.scope()::judge);
    }
    if (run.id() > 1 || !earlier.isEmpty()) {
      rooms.restore(rooms.former().toSpare());
    }
    if (!earlier.isEmpty()) {
      rooms.former().carryOn();
      rooms.frontier().restoreAll();
    }
    rooms.frontier().add(saved.queued());
    rooms.frontier().add(sitemaps.queued());
  }
}
