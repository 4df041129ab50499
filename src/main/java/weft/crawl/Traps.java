package weft.crawl;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import weft.model.Body;
import weft.model.CrawlUrl;
import weft.model.Decision;
import weft.model.Exchange;
import weft.model.FetchResult;
import weft.model.Hop;
import weft.model.Page;
import weft.model.Reason;
import weft.model.Saved;
import weft.model.Trap;
import weft.model.Trap.Action;
import weft.model.Verdict;
import weft.model.Visit;
import weft.scope.TrapMode;
import weft.scope.UrlPattern;
import weft.url.HostKey;
import weft.url.Url;

/**
 * Learns which URL patterns of a host bring nothing new. Such a pattern is slowed, then stopped:
 * its URLs are excluded where nothing but pages of a slowed or stopped pattern leads to them. What
 * a seed, a sitemap or any other page leads to is fetched all the same, so that only what generates
 * itself comes to an end. Safe for any number of threads.
 */
final class Traps {
  private static final int MOST_BYTES = 10_000_000;
  private static final int LINKS = 200;

  private record Key(HostKey host, String pattern) {}

  private final TrapMode mode;
  private final Predicate<Url> named;
  private final LongFunction<Optional<Url>> leadingTo;
  private final InstantSource clock;
  private final Map<Key, PatternYield> yields = new LinkedHashMap<>(64, 0.75f, true);
  private long bytes;
  private volatile int acting;
  private boolean cleared;

  /**
   * Nothing learned yet.
   *
   * @param named whether the user names a URL, so that it is left alone
   * @param leadingTo the URL that the shortest way to a URL, by row id, comes from
   */
  Traps(
      TrapMode mode,
      Predicate<Url> named,
      LongFunction<Optional<Url>> leadingTo,
      InstantSource clock) {
    this.mode = mode;
    this.named = named;
    this.leadingTo = leadingTo;
    this.clock = clock;
  }

  boolean learning() {
    return mode == TrapMode.LEARN;
  }

  /** Takes in what was learned before. */
  synchronized void restore(List<Trap> traps) {
    for (Trap trap : traps) {
      PatternYield yield = PatternYield.of(trap);
      yields.put(new Key(trap.host(), trap.pattern()), yield);
      bytes += yield.bytes();
    }
    evict();
    count();
  }

  /** What is worth to be known when the run, or a later one, goes on. */
  synchronized List<Trap> remembered() {
    return yields.values().stream()
        .filter(PatternYield::worthKeeping)
        .map(PatternYield::trap)
        .toList();
  }

  /** Whether that page brings in nothing but what a trap is made of; cheap where there is none. */
  boolean suspects(CrawlUrl from) {
    return acting > 0 && !from.pursuit().isSitemap() && acting(from.url());
  }

  /** Why a URL of a stopped pattern is not wanted; empty where it is. */
  Optional<Decision> refusal(Url url) {
    if (acting == 0) {
      return Optional.empty();
    }
    return stopped(url)
        .filter(_ -> !named.test(url))
        .map(evidence -> Decision.reject(Reason.TRAP, evidence));
  }

  /** Why a URL that is queued is not wanted any more; empty where it still is. */
  Optional<Decision> unwanted(CrawlUrl queued) {
    boolean spared =
        acting == 0
            || !queued.isPage()
            || queued.seedOrItsRedirect()
            || queued.hops().charAt(queued.hops().length() - 1) == Hop.LISTED.letter();
    return spared
        ? Optional.empty()
        : refusal(queued.url())
            .filter(_ -> leadingTo.apply(queued.id()).filter(this::acting).isPresent());
  }

  /** Whether a URL that is about to be asked for is to come behind the others of its host. */
  boolean defers(CrawlUrl url) {
    return acting > 0
        && url.isPage()
        && url.priority() != CrawlUrl.LAST
        && acting(url.url())
        && !named.test(url.url());
  }

  /** Whether a stopped pattern has been cleared since this was last asked. */
  synchronized boolean clearedSinceAsked() {
    boolean answer = cleared;
    cleared = false;
    return answer;
  }

  private synchronized boolean acting(Url url) {
    return pair(url).stream().anyMatch(PatternYield::acting);
  }

  private synchronized Optional<String> stopped(Url url) {
    return pair(url).stream().filter(PatternYield::stopped).map(PatternYield::evidence).findFirst();
  }

  /** What is known of the fine and the broad pattern of a URL, as far as anything is. */
  private List<PatternYield> pair(Url url) {
    HostKey host = url.hostKey();
    UrlPattern pattern = UrlPattern.of(url);
    List<PatternYield> pair = new ArrayList<>(2);
    if (pattern.fine() != null) {
      add(yields.get(new Key(host, pattern.fine())), pair);
    }
    add(yields.get(new Key(host, pattern.broad())), pair);
    return pair;
  }

  private static void add(@Nullable PatternYield yield, List<PatternYield> to) {
    if (yield != null) {
      to.add(yield);
    }
  }

  /** Learns from a visit that was saved; answers the patterns that are treated otherwise now. */
  List<Trap> learn(Visit visit, Saved saved) {
    CrawlUrl url = visit.lease().url();
    if (!learning() || !url.isPage() || !(visit.verdict() instanceof Verdict.Done)) {
      return List.of();
    }
    return switch (visit.result()) {
      case FetchResult.Response(Exchange exchange, Body body)
          when visit.page() != null && exchange.status() < 300 && !visit.stands() ->
          learn(url.url(), visit.page(), body, saved);
      case FetchResult.Redirect _ when !visit.edges().isEmpty() ->
          redirected(url.url(), visit.edges().getFirst().link().target());
      default -> List.of();
    };
  }

  private List<Trap> learn(Url url, Page page, Body body, Saved saved) {
    List<PatternYield> watched = watched(url);
    boolean examines;
    synchronized (this) {
      examines = watched.stream().anyMatch(PatternYield::examines);
      if (!examines) {
        watched.forEach(PatternYield::fetchedOnly);
        return List.of();
      }
    }
    return examined(url, watched, PageUnits.of(url, page, body), saved);
  }

  private synchronized List<Trap> examined(
      Url url, List<PatternYield> watched, PageUnits units, Saved saved) {
    List<Trap> changed = new ArrayList<>();
    Boolean leads = null;
    for (PatternYield yield : watched) {
      int before = yield.bytes();
      boolean anythingNew = yield.takeIn(units);
      if (!anythingNew) {
        leads = leads == null ? leadsOn(url, saved) : leads;
        anythingNew = leads;
      }
      yield.examined(anythingNew);
      bytes += yield.bytes() - before;
    }
    decide(watched, changed);
    evict();
    return changed;
  }

  /** A redirect brings something new where what it leads to may. */
  private List<Trap> redirected(Url url, Url target) {
    List<PatternYield> watched = watched(url);
    List<Trap> changed = new ArrayList<>();
    synchronized (this) {
      boolean anythingNew = !acting(target);
      watched.forEach(yield -> yield.examined(anythingNew));
      decide(watched, changed);
    }
    return changed;
  }

  private synchronized List<PatternYield> watched(Url url) {
    UrlPattern pattern = UrlPattern.of(url);
    HostKey host = url.hostKey();
    List<PatternYield> watched = new ArrayList<>(2);
    if (pattern.fine() != null) {
      watched.add(watched(host, pattern.fine()));
    }
    watched.add(watched(host, pattern.broad()));
    return watched;
  }

  private PatternYield watched(HostKey host, String pattern) {
    PatternYield known = yields.get(new Key(host, pattern));
    if (known != null) {
      return known;
    }
    PatternYield fresh = new PatternYield(host, pattern);
    yields.put(new Key(host, pattern), fresh);
    bytes += fresh.bytes();
    return fresh;
  }

  /** The broad pattern is left as it is while the fine one is acted upon. */
  private void decide(List<PatternYield> watched, List<Trap> changed) {
    for (PatternYield yield : watched) {
      boolean before = yield.stopped();
      if (yield.decide(clock.instant())) {
        Trap now = yield.trap();
        changed.add(now);
        cleared |= before && now.action() == Action.CLEARED;
        count();
      }
      if (yield.acting()) {
        return;
      }
    }
  }

  /** Whether a page has queued anything of another pattern that may bring something new. */
  private boolean leadsOn(Url url, Saved saved) {
    UrlPattern own = UrlPattern.of(url);
    return saved.queued().stream()
        .limit(LINKS)
        .map(CrawlUrl::url)
        .anyMatch(target -> outside(own, url, target) && promising(target));
  }

  private static boolean outside(UrlPattern own, Url url, Url target) {
    return !UrlPattern.of(target).broad().equals(own.broad())
        || !target.hostKey().equals(url.hostKey());
  }

  private boolean promising(Url url) {
    List<PatternYield> known = pair(url);
    return known.stream().allMatch(PatternYield::promising);
  }

  private void count() {
    acting = (int) yields.values().stream().filter(PatternYield::acting).count();
  }

  /** Forgets what was not met for longest, and what is acted upon only where there is no other. */
  private void evict() {
    if (bytes <= MOST_BYTES) {
      return;
    }
    for (boolean all : new boolean[] {false, true}) {
      Iterator<PatternYield> eldest = yields.values().iterator();
      while (eldest.hasNext() && bytes > MOST_BYTES / 10 * 9) {
        PatternYield yield = eldest.next();
        if (all || !yield.acting()) {
          bytes -= yield.bytes();
          eldest.remove();
        }
      }
    }
    count();
  }
}
