package weft.crawl;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import weft.crawl.StageTimes.Stage;
import weft.dedup.KnownUrls;
import weft.fetch.FetchObserver;
import weft.fetch.Fetcher;
import weft.frontier.Frontier;
import weft.frontier.HostSignal;
import weft.model.Body;
import weft.model.CrawlUrl;
import weft.model.Earlier;
import weft.model.Exchange;
import weft.model.FetchResult;
import weft.model.HostState;
import weft.model.Lease;
import weft.model.Outlink;
import weft.model.Page;
import weft.model.Pursuit;
import weft.model.Reason;
import weft.model.Saved;
import weft.model.Timings;
import weft.model.Verdict;
import weft.model.Visit;
import weft.parse.PageParser;
import weft.store.PageStore;
import weft.store.StoreException;

/**
 * The straight line from a lease to its end: robots first, then the network; parse; admit; judge;
 * save; complete; tell the listener. All of it runs on the visit's own virtual thread, and whatever
 * happens the lease ends in exactly one {@code complete}. One lease makes one request to its host:
 * where robots.txt has to be had first, that request is the lease's and the URL is handed back.
 */
final class Visitor {
  private static final System.Logger LOG = System.getLogger("weft.crawl");

  private final Frontier frontier;
  private final RobotsGate robots;
  private final Fetcher fetcher;
  private final PageParser parser;
  private final PageParser sitemapParser;
  private final PageStep step;
  private final Sitemaps sitemaps;
  private final BodyRoom room = new BodyRoom();
  private final Redirects redirects;
  private final Admission admission;
  private final RetryPolicy retries;
  private final Budgets budgets;
  private final Traps traps;
  private final SeedFallback fallback;
  private final Requests requests;
  private final Revisits revisits;
  private final PageStore store;
  private final KnownUrls known;
  private final HostEnding ending;
  private final CrawlListener listener;
  private final StageTimes times;
  private final InstantSource clock;

  /** Ends all queued URLs of a host at once. */
  @FunctionalInterface
  interface HostEnding {
    void end(long host, Reason reason, String rule);
  }

  /** The parts that a visit passes through, in that order. */
  record Parts(
      Frontier frontier,
      RobotsGate robots,
      Fetcher fetcher,
      PageParser parser,
      PageParser sitemapParser,
      PageStep step,
      Sitemaps sitemaps,
      Redirects redirects,
      Admission admission,
      RetryPolicy retries,
      Budgets budgets,
      Traps traps,
      SeedFallback fallback,
      Requests requests,
      Revisits revisits,
      PageStore store,
      KnownUrls known,
      HostEnding ending,
      CrawlListener listener,
      StageTimes times,
      InstantSource clock) {}

  Visitor(Parts parts) {
    frontier = parts.frontier();
    robots = parts.robots();
    fetcher = parts.fetcher();
    parser = parts.parser();
    sitemapParser = parts.sitemapParser();
    step = parts.step();
    sitemaps = parts.sitemaps();
    redirects = parts.redirects();
    admission = parts.admission();
    retries = parts.retries();
    budgets = parts.budgets();
    traps = parts.traps();
    fallback = parts.fallback();
    requests = parts.requests();
    revisits = parts.revisits();
    store = parts.store();
    known = parts.known();
    ending = parts.ending();
    listener = parts.listener();
    times = parts.times();
    clock = parts.clock();
  }

  /** Visits; answers whether a page was stored. Throws only when the store has failed. */
  boolean visit(Lease lease, FetchObserver observer) {
    Verdict verdict = new Verdict.Returned();
    Saved saved = Saved.NOTHING;
    boolean page = false;
    try {
      Visit visit = attempt(lease, new LargeBodies(observer, lease, room));
      Saved named = store.sitemaps(sitemaps.found(visit));
      saved = times.in(Stage.SAVE, () -> store.save(visit)).with(named).with(behindCookie(visit));
      known.learn(saved.known());
      store.saveTraps(traps.learn(visit, saved));
      verdict = visit.verdict();
      endHostIfGivenUp(visit);
      listener.visited(visit, saved);
      page = visit.hasPage() && !saved.repeatsPage();
    } finally {
      room.leave(lease);
      frontier.complete(lease, verdict, saved.queued());
    }
    return page;
  }

  /**
   * The page that sent us round to get a cookie, which is to be asked again now that we have it.
   */
  private Saved behindCookie(Visit visit) {
    return visit.result() instanceof FetchResult.Redirect redirect
            && visit.verdict() instanceof Verdict.Done
        ? redirects
            .backWithCookie(visit.lease().url(), redirect)
            .map(store::again)
            .orElse(Saved.NOTHING)
        : Saved.NOTHING;
  }

  private Visit attempt(Lease lease, FetchObserver observer) {
    try {
      return look(lease, observer);
    } catch (StoreException fatal) {
      throw fatal;
    } catch (RuntimeException | StackOverflowError defect) {
      return defect(lease, defect);
    }
  }

  private Visit look(Lease lease, FetchObserver observer) {
    Optional<FetchResult.Excluded> unwanted = admission.unwanted(lease.url());
    if (unwanted.isPresent()) {
      return judged(lease, unwanted.get(), null);
    }
    if (traps.defers(lease.url())) {
      return notAsked(lease, "others come first", new Verdict.Deferred(), new HostSignal.Nothing());
    }
    return switch (robots.check(lease, observer)) {
      case RobotsGate.Step.Pass _ -> fetch(lease, observer);
      case RobotsGate.Step.Answer(FetchResult result) ->
          judged(lease, result, revisits.earlier(lease.url()));
      case RobotsGate.Step.HandBack(HostSignal signal) -> handedBack(lease, signal);
    };
  }

  private Visit fetch(Lease lease, FetchObserver observer) {
    Earlier earlier = revisits.earlier(lease.url());
    FetchResult.NotDue notDue = revisits.notDue(lease.url(), earlier);
    if (notDue != null) {
      return judged(lease, notDue, earlier);
    }
    boolean paidFor = lease.url().pursuit() == Pursuit.BOTH && lease.url().attempts() > 0;
    if (!lease.url().isPage() || paidFor) {
      return judged(lease, ask(lease, earlier, observer), earlier);
    }
    Optional<FetchResult.Excluded> spent = budgets.take(lease.url().url());
    if (spent.isPresent()) {
      return judged(lease, spent.get(), earlier);
    }
    Visit visit = judged(lease, ask(lease, earlier, observer), earlier);
    if (!visit.hasPage()) {
      budgets.giveBack(lease.url().url());
    }
    return visit;
  }

  private FetchResult ask(Lease lease, @Nullable Earlier earlier, FetchObserver observer) {
    return times.in(Stage.FETCH, () -> fetcher.fetch(requests.of(lease.url(), earlier), observer));
  }

  /**
   * Learns, judges, and where the answer is final parses it and admits what it links to. Where an
   * earlier answer stands, its links count.
   */
  private Visit judged(Lease lease, FetchResult result, @Nullable Earlier earlier) {
    HostState host = frontier.report(lease, retries.signal(result, clock.instant()));
    Verdict verdict =
        result instanceof FetchResult.Redirect redirect
                && redirects.wantsCookie(lease.url(), redirect)
            ? new Verdict.Retry(Duration.ZERO)
            : retries.judge(result, lease.url(), host.health());
    Visit bare = visit(lease, result, verdict, host);
    bare = earlier == null ? bare : bare.with(earlier);
    if (!(verdict instanceof Verdict.Done)) {
      return fallback.apply(bare);
    }
    Page page =
        result instanceof FetchResult.Response(Exchange exchange, Body body) && !bare.stands()
            ? read(lease, exchange, body)
            : null;
    List<Outlink> outlinks =
        earlier != null && bare.stands() ? revisits.links(earlier) : outlinks(lease, result, page);
    Admission.Admitted links = times.in(Stage.ADMIT, () -> admission.admit(lease.url(), outlinks));
    return revisits.compared(
        new Visit(lease, result, page, links.candidates(), links.edges(), verdict, host, earlier));
  }

  /** What stands in an answer, and what code of the user's own says of it. */
  private @Nullable Page read(Lease lease, Exchange exchange, Body body) {
    Page page = times.in(Stage.PARSE, () -> parse(lease, exchange, body));
    return page == null || !lease.url().isPage()
        ? page
        : step.of(lease.url(), exchange, body, page);
  }

  /** What stands in an answer; a sitemap that is not there says nothing. */
  private @Nullable Page parse(Lease lease, Exchange exchange, Body body) {
    CrawlUrl url = lease.url();
    if (url.pursuit() == Pursuit.CHECK) {
      return null;
    }
    if (!url.pursuit().isSitemap()) {
      return parser.parse(url.url(), exchange, body);
    }
    if (exchange.status() >= 300) {
      return url.pursuit() == Pursuit.BOTH ? parser.parse(url.url(), exchange, body) : null;
    }
    room.read(lease, body.decoded());
    return Sitemaps.counting(url, sitemapParser.parse(url.url(), exchange, body));
  }

  private List<Outlink> outlinks(Lease lease, FetchResult result, @Nullable Page page) {
    List<Outlink> links = new ArrayList<>();
    if (result instanceof FetchResult.Redirect redirect) {
      redirects.follow(lease.url(), redirect).ifPresent(links::add);
    }
    if (page != null
        && result instanceof FetchResult.Response(Exchange exchange, _)
        && exchange.status() < 300) {
      links.addAll(page.links());
    }
    return links;
  }

  private void endHostIfGivenUp(Visit visit) {
    if (visit.host().health() == HostState.Health.DEAD) {
      ending.end(visit.host().host(), Reason.HOST_DEAD, why(visit));
    } else if (visit.verdict() instanceof Verdict.Excluded(Reason reason, String rule)
        && (reason == Reason.HOST_LIMIT || reason == Reason.PRIVATE_ADDRESS)) {
      ending.end(visit.host().host(), reason, rule);
    }
  }

  private static String why(Visit visit) {
    return visit.result() instanceof FetchResult.Failure failure ? failure.detail() : "";
  }

  private Visit defect(Lease lease, Throwable defect) {
    LOG.log(System.Logger.Level.ERROR, "defect at " + lease.url().url(), defect);
    FetchResult.Failure failure =
        new FetchResult.Failure(
            clock.instant(), Reason.INTERNAL, defect.toString(), "", Timings.NONE);
    return visit(
        lease,
        failure,
        new Verdict.GaveUp(Reason.INTERNAL, defect.toString()),
        frontier.report(lease, new HostSignal.Nothing()));
  }

  private Visit handedBack(Lease lease, HostSignal signal) {
    return notAsked(lease, "robots.txt comes first", new Verdict.Returned(), signal);
  }

  private Visit notAsked(Lease lease, String why, Verdict verdict, HostSignal signal) {
    FetchResult notAsked =
        new FetchResult.Failure(clock.instant(), Reason.CANCELLED, why, "", Timings.NONE);
    return visit(lease, notAsked, verdict, frontier.report(lease, signal));
  }

  private static Visit visit(Lease lease, FetchResult result, Verdict verdict, HostState host) {
    return new Visit(lease, result, null, List.of(), List.of(), verdict, host);
  }
}
