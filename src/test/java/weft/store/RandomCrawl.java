package weft.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import weft.model.CrawlUrl;
import weft.model.Decision;
import weft.model.LinkKind;
import weft.model.Reason;
import weft.model.Saved;
import weft.model.Saved.Known;
import weft.model.Seed;
import weft.model.Verdict;
import weft.model.Visit;
import weft.store.RandomWeb.Arc;

/**
 * A crawl whose visits begin and end in whatever order chance has it, with a forgetful cache of
 * known URLs in front of the store. Visits are made up when they begin, out of what was known then,
 * and saved when they end.
 */
final class RandomCrawl {
  private final SqliteStore store;
  private final RandomWeb web;
  private final Random random;
  private final Set<String> foreign;
  private final Map<String, Known> cache = new HashMap<>();
  private final List<CrawlUrl> queue = new ArrayList<>();
  private final List<Visit> inFlight = new ArrayList<>();
  private final List<String> fetched = new ArrayList<>();
  private boolean everythingInScope;

  /**
   * @param foreign URLs out of scope until {@link #growScope}
   */
  RandomCrawl(SqliteStore store, RandomWeb web, Set<String> foreign, Random random) {
    this.store = store;
    this.web = web;
    this.foreign = foreign;
    this.random = random;
  }

  void seed(List<Integer> seeds) {
    take(
        store.seed(
            seeds.stream().map(page -> Visits.seed(web.url(page))).toList(), Visits::accept));
  }

  /** Takes in seeds with how many links are followed from each. */
  void seed(Map<Integer, Integer> depths) {
    List<Seed> seeds = new ArrayList<>();
    depths.forEach(
        (page, links) ->
            seeds.add(new Seed(Visits.url(web.url(page)), false, "argument", null, links)));
    take(store.seed(seeds, Visits::accept));
  }

  /** Begins and ends visits until nothing is left. */
  void run(int concurrency) {
    while (step(concurrency)) {}
  }

  /** Begins or ends one visit; false when nothing is left. */
  boolean step(int concurrency) {
    boolean full = inFlight.size() >= concurrency || queue.isEmpty();
    if (!inFlight.isEmpty() && (full || random.nextBoolean())) {
      end(inFlight.remove(random.nextInt(inFlight.size())));
    } else if (!queue.isEmpty()) {
      inFlight.add(begin(queue.remove(random.nextInt(queue.size()))));
    }
    return !queue.isEmpty() || !inFlight.isEmpty();
  }

  /** From now on everything is in scope. */
  void growScope() {
    everythingInScope = true;
    store
        .rejudge(null, Visits::accept)
        .forEach(
            host ->
                store.queued(host.state().host(), 1_000).stream()
                    .filter(url -> foreign.contains(url.url().text()))
                    .filter(url -> !held(url.id()))
                    .forEach(queue::add));
  }

  /** URLs in the order in which they were done. */
  List<String> fetched() {
    return fetched;
  }

  private boolean held(long id) {
    return queue.stream().anyMatch(url -> url.id() == id)
        || inFlight.stream().anyMatch(visit -> visit.lease().url().id() == id);
  }

  private Visit begin(CrawlUrl url) {
    Visits visit = Visits.of(url);
    if (web.redirects(url.url().text())) {
      visit.noPage();
    }
    Map<String, Arc> best = new HashMap<>();
    for (Arc arc : web.arcs(url.url().text())) {
      best.merge(web.url(arc.target()), arc, (a, b) -> a.followed() ? a : b);
    }
    for (Arc arc : web.arcs(url.url().text())) {
      String target = web.url(arc.target());
      Arc strongest = best.getOrDefault(target, arc);
      Known known = cache.get(target);
      if (known != null && !ask(known, strongest, url.depth())) {
        visit.edge(target, arc.kind(), arc.nofollow(), known.id());
      } else if (strongest.equals(arc)) {
        visit.link(target, arc.kind(), arc.nofollow(), decision(arc));
      } else {
        visit.edge(target, arc.kind(), arc.nofollow(), 0);
      }
    }
    return visit.verdict(verdict(url)).visit();
  }

  /** Whether the store has to look at a link to a URL that the cache holds. */
  private static boolean ask(Known known, Arc arc, int depth) {
    return arc.followed() && (!known.settled() || depth + arc.cost() < known.depth());
  }

  /** Sometimes the scope speaks first, sometimes the link does. */
  private Decision decision(Arc arc) {
    Decision scope =
        everythingInScope || !foreign.contains(web.url(arc.target()))
            ? Decision.accept("scope")
            : Decision.reject(Reason.OUT_OF_SCOPE, "scope");
    if (arc.followed() || (!scope.accepted() && random.nextBoolean())) {
      return scope;
    }
    return Decision.reject(
        arc.kind() == LinkKind.A ? Reason.NOFOLLOW : Reason.ASSET, arc.kind().label());
  }

  private Verdict verdict(CrawlUrl url) {
    return switch (random.nextInt(10)) {
      case 0 -> new Verdict.Returned();
      case 1 -> url.attempts() < 2 ? new Verdict.Retry(Duration.ZERO) : new Verdict.Done();
      default -> new Verdict.Done();
    };
  }

  private void end(Visit visit) {
    take(store.save(visit));
    CrawlUrl url = visit.lease().url();
    switch (visit.verdict()) {
      case Verdict.Returned _, Verdict.Deferred _ -> queue.add(url);
      case Verdict.Retry _ -> queue.add(url.attempted());
      default -> fetched.add(url.url().text());
    }
  }

  private void take(Saved saved) {
    queue.addAll(saved.queued());
    saved.known().forEach(known -> cache.put(known.url().text(), known));
    cache.keySet().removeIf(_ -> random.nextInt(4) == 0);
  }
}
