package weft.crawl;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import weft.model.Run;
import weft.model.Saved;
import weft.model.Seed;
import weft.model.StoredHost;
import weft.store.PageStore;
import weft.url.Url;

/** The beginning of a stretch: seeds in, judged again what needs it, the frontier filled. */
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
    boolean judged = rejudge || store.rejudgementPending();
    boolean grows = anyNew(seeds, earlier);
    if (grows) {
      store.rejudgeLater();
    }
    Saved saved = seed(earlier, seeds);
    Saved sitemaps = store.sitemaps(rooms.sitemaps().named());
    if (judged) {
      store.refuse(rooms.scope()::unwanted, _ -> {});
    }
    if (judged || grows) {
      List<StoredHost> _ = store.rejudge(null, rooms::judge);
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

  private Saved seed(List<Seed> earlier, List<Seed> seeds) {
    earlier.forEach(rooms::addSeed);
    seeds.forEach(rooms::addSeed);
    store.scopes().forEach(rooms.scope()::restore);
    rooms.fallback().remember(earlier);
    rooms.fallback().remember(seeds);
    rooms.budgets().restore(store);
    if (rooms.traps().learning()) {
      rooms.traps().restore(store.traps());
    }
    Saved saved = store.seed(seeds, rooms.scope()::judgeSeed);
    rooms.known().learn(saved.known());
    return saved;
  }

  /** Whether a run that has seeds gets more, so that the scope may grow. */
  private static boolean anyNew(List<Seed> seeds, List<Seed> earlier) {
    Set<Url> known = earlier.stream().map(Seed::url).collect(Collectors.toSet());
    return !known.isEmpty() && !seeds.stream().map(Seed::url).allMatch(known::contains);
  }
}
