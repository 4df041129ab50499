package weft.crawl;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import weft.crawl.HostSurvey.Contact;
import weft.fetch.Credentials;
import weft.fetch.FetchObserver;
import weft.frontier.HostPoliteness;
import weft.frontier.HostSignal;
import weft.model.CrawlUrl;
import weft.model.Decision;
import weft.model.Exchange;
import weft.model.FetchResult;
import weft.model.Hop;
import weft.model.Lease;
import weft.model.LinkKind;
import weft.model.NamedSitemap;
import weft.model.Outlink;
import weft.model.Page;
import weft.model.Pursuit;
import weft.model.Reason;
import weft.model.RobotsFile;
import weft.model.RunEnd;
import weft.model.Seed;
import weft.model.Sitemap;
import weft.model.Verdict;
import weft.robots.RobotsRules;
import weft.robots.RobotsVerdict;
import weft.url.HostKey;
import weft.url.Url;

/**
 * What a crawl would meet, found out without fetching a page: asks the hosts of the seeds for
 * robots.txt and the sitemaps that the crawl would read, at the crawl's own pace, and keeps
 * nothing. {@link #run} belongs to one thread and is called once.
 */
public final class Survey {
  /** Most sitemaps of one origin that are read. */
  static final int MOST_SITEMAPS = 50;

  private static final System.Logger LOG = System.getLogger("weft.crawl");
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final CrawlSettings settings;
  private final Duration longest;
  private final InstantSource clock;
  private final SurveyRooms rooms;
  private final HostPoliteness politeness;
  private final RetryPolicy signals;
  private final Permits permits;
  private final RequestRate rate;
  private final Stop stop = new Stop();
  private final CountDownLatch over = new CountDownLatch(1);
  private final SitemapRoom room = new SitemapRoom();
  private final AtomicLong ids = new AtomicLong();
  private final Map<HostKey, Long> hostIds = new ConcurrentHashMap<>();
  private final Map<String, HostFindings> hosts =
      Collections.synchronizedMap(new LinkedHashMap<>());
  private final Map<Url, HostFindings> sitemaps = new ConcurrentHashMap<>();
  private final Set<Url> guessed = ConcurrentHashMap.newKeySet();
  private final Map<HostKey, LongAdder> pages = new ConcurrentHashMap<>();

  /**
   * A survey that is ready to run.
   *
   * @param credentials that the seeds carried
   * @param longest after which no further request is made
   * @param clock should not jump, see {@link SteadyClock}
   */
  public Survey(
      CrawlSettings settings, Credentials credentials, Duration longest, InstantSource clock) {
    this.settings = settings;
    this.longest = longest;
    this.clock = clock;
    rooms = SurveyRooms.build(settings, credentials, stop, clock);
    politeness = Rooms.politeness(settings);
    signals = new RetryPolicy(0, settings.requests().retryOn());
    permits =
        new Permits(settings.concurrency(), Descriptors.forConnecting(settings.concurrency()));
    rate = new RequestRate(settings.requests().interval(), clock);
  }

  /**
   * Asks the hosts of those seeds, and judges the URLs that are asked about by what was learned.
   *
   * @param asked canonical but for the settings' rewrites
   */
  public SurveyReport run(List<Seed> named, List<Url> asked) throws InterruptedException {
    List<JudgedUrl> excluded = takeUp(named);
    try (var _ = rooms.fetcher()) {
      Thread stopper = Thread.startVirtualThread(this::stopInTime);
      try (ExecutorService visits = Executors.newVirtualThreadPerTaskExecutor()) {
        giveOut(visits);
      } finally {
        over.countDown();
        stopper.join();
      }
    }
    Set<Url> seeds = new HashSet<>();
    hosts.values().forEach(host -> seeds.addAll(host.seeds()));
    excluded.forEach(seed -> seeds.add(seed.url()));
    List<JudgedUrl> verdicts =
        asked.stream()
            .map(settings.rewrites()::apply)
            .map(url -> new JudgedUrl(url, judgeAsked(url, seeds.contains(url))))
            .toList();
    List<HostSurvey> found = hosts.values().stream().map(HostFindings::survey).toList();
    return new SurveyReport(found, excluded, verdicts, estimate(), stop.cause() != null);
  }

  private List<JudgedUrl> takeUp(List<Seed> named) {
    List<Seed> seeds =
        named.stream()
            .map(s -> new Seed(settings.rewrites().apply(s.url()), s.schemeGuessed(), s.source()))
            .toList();
    rooms.fallback().remember(seeds);
    seeds.forEach(seed -> rooms.scope().addSeed(seed.url()));
    seeds.forEach(seed -> rooms.headers().addSeed(seed.url()));
    List<JudgedUrl> excluded = new ArrayList<>();
    List<CrawlUrl> first = new ArrayList<>();
    for (Seed seed : seeds) {
      Decision decision = rooms.scope().judgeSeed(seed.url());
      if (decision.accepted()) {
        begin(seed.url()).ifPresent(first::add);
      } else {
        excluded.add(new JudgedUrl(seed.url(), decision));
      }
    }
    rooms.frontier().add(first);
    for (NamedSitemap sitemap : rooms.sitemaps().named()) {
      rooms.frontier().add(wanted(sitemap, host(sitemap.url())));
    }
    return excluded;
  }

  /** Takes in a seed; answers what is to be leased, once for each origin. */
  private Optional<CrawlUrl> begin(Url seed) {
    HostFindings host = host(seed);
    host.addSeed(seed);
    return host.seeds().size() == 1
        ? Optional.of(crawlUrl(seed, String.valueOf(Hop.SEED.letter()), Pursuit.PAGE))
        : Optional.empty();
  }

  private HostFindings host(Url url) {
    return hosts.computeIfAbsent(
        url.origin(), origin -> new HostFindings(origin, politeness.of(url.hostKey())));
  }

  private CrawlUrl crawlUrl(Url url, String hops, Pursuit pursuit) {
    long host = hostIds.computeIfAbsent(url.hostKey(), _ -> ids.incrementAndGet());
    return new CrawlUrl(ids.incrementAndGet(), host, url, 0, hops, 0, pursuit);
  }

  /** Runs beside the visits. */
  private void stopInTime() {
    try {
      if (!over.await(longest.toMillis(), TimeUnit.MILLISECONDS)) {
        stop.ask(RunEnd.LIMIT, "time");
        rooms.frontier().close();
        if (!over.await(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
          rooms.fetcher().cancelAll();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void giveOut(ExecutorService visits) throws InterruptedException {
    while (true) {
      permits.acquire();
      rate.await(stop);
      Optional<Lease> lease = rooms.frontier().next();
      if (lease.isEmpty()) {
        return;
      }
      rate.begun();
      visits.execute(() -> visit(lease.get()));
    }
  }

  private void visit(Lease lease) {
    FetchObserver observer = permits.observer(rooms.frontier(), lease);
    Verdict verdict = new Verdict.Done();
    List<CrawlUrl> found = List.of();
    try {
      RobotsGate.Step step = rooms.robots().check(lease, observer);
      if (lease.url().pursuit() == Pursuit.SITEMAP
          && step instanceof RobotsGate.Step.HandBack(HostSignal.RobotsRead read)) {
        learn(lease, read);
        verdict = new Verdict.Returned();
      } else {
        found =
            lease.url().pursuit() == Pursuit.SITEMAP
                ? sitemap(lease, step, observer)
                : seed(lease, step);
      }
    } catch (RuntimeException | StackOverflowError defect) {
      LOG.log(System.Logger.Level.ERROR, "defect at " + lease.url().url(), defect);
      host(lease.url().url()).is(Contact.FAILED, defect.toString());
    } finally {
      room.leave(lease);
      rooms.frontier().complete(lease, verdict, found);
      permits.release();
    }
  }

  private void learn(Lease lease, HostSignal signal) {
    host(lease.url().url()).paced(rooms.frontier().report(lease, signal));
  }

  /** The first request to the origin of a seed has gone to robots.txt. */
  private List<CrawlUrl> seed(Lease lease, RobotsGate.Step step) {
    Url url = lease.url().url();
    HostFindings host = host(url);
    return switch (step) {
      case RobotsGate.Step.Pass _ -> reached(lease, new HostSignal.Nothing());
      case RobotsGate.Step.HandBack(HostSignal.RobotsRead read) -> reached(lease, read);
      case RobotsGate.Step.HandBack(HostSignal signal) -> {
        learn(lease, signal);
        boolean asked = !(signal instanceof HostSignal.Nothing);
        host.is(asked ? Contact.BLOCKED : Contact.NOT_ASKED, asked ? why(url) : "");
        yield List.of();
      }
      case RobotsGate.Step.Answer(FetchResult result)
          when result instanceof FetchResult.Excluded(Reason reason, _)
              && reason == Reason.ROBOTS ->
          reached(lease, new HostSignal.Nothing());
      case RobotsGate.Step.Answer(FetchResult.Failure failure) -> failed(lease, failure);
      case RobotsGate.Step.Answer(FetchResult result) -> {
        host.is(Contact.FAILED, text(result));
        yield List.of();
      }
    };
  }

  private String why(Url url) {
    return rooms
        .archive()
        .load(url.origin())
        .map(file -> "robots.txt: " + file.detail())
        .orElse("robots.txt is not to be had");
  }

  /** The seeds of an origin that fails are tried by http where their scheme was guessed. */
  private List<CrawlUrl> failed(Lease lease, FetchResult.Failure failure) {
    HostFindings host = host(lease.url().url());
    learn(lease, signals.signal(failure, clock.instant()));
    if (failure.reason() == Reason.CANCELLED) {
      return List.of();
    }
    List<CrawlUrl> plain = new ArrayList<>();
    for (Url seed : host.seeds()) {
      rooms.fallback().plain(seed, failure.reason()).flatMap(this::begin).ifPresent(plain::add);
    }
    String further = plain.isEmpty() ? "" : "; went on with http";
    host.is(Contact.FAILED, text(failure) + further);
    return plain;
  }

  private List<CrawlUrl> reached(Lease lease, HostSignal signal) {
    Url url = lease.url().url();
    HostFindings host = host(url);
    learn(lease, signal);
    Optional<RobotsFile> file = rooms.archive().load(url.origin());
    List<Url> seeds = host.seeds();
    int barred = (int) seeds.stream().filter(seed -> robots(seed) != null).count();
    file.ifPresent(
        found -> {
          host.is(Contact.ANSWERED, "");
          host.says(word(found), barred);
        });
    List<CrawlUrl> found = new ArrayList<>();
    if (settings.sitemaps().auto() && barred < seeds.size()) {
      for (NamedSitemap sitemap : rooms.sitemaps().of(url)) {
        found.addAll(wanted(sitemap, host));
      }
    }
    rooms.archive().forget(url.origin());
    return found;
  }

  private RobotsSurvey word(RobotsFile file) {
    String token = settings.parse().productToken();
    RobotsRules rules = RobotsRules.parse(file.text() == null ? "" : file.text());
    return new RobotsSurvey(
        file.status(), file.detail(), rules.groupOf(token), rules.forAgent(token).crawlDelay());
  }

  private List<CrawlUrl> wanted(NamedSitemap sitemap, HostFindings host) {
    if (sitemap.source().equals("guess")) {
      guessed.add(sitemap.url());
    }
    return wanted(sitemap.url(), sitemap.decision(), "S", Hop.SITEMAP, host).stream().toList();
  }

  private Optional<CrawlUrl> wanted(
      Url url, Decision decision, String hops, Hop hop, HostFindings host) {
    if (!decision.accepted()) {
      host.trouble(url + " is left out: " + decision.rule());
      return Optional.empty();
    }
    if (sitemaps.containsKey(url)
        || (hop == Hop.SITEMAP && !host.takes(MOST_SITEMAPS))
        || sitemaps.putIfAbsent(url, host) != null) {
      return Optional.empty();
    }
    return Optional.of(crawlUrl(url, hops + hop.letter(), Pursuit.SITEMAP));
  }

  private List<CrawlUrl> sitemap(Lease lease, RobotsGate.Step step, FetchObserver observer) {
    CrawlUrl from = lease.url();
    HostFindings host = Objects.requireNonNull(sitemaps.get(from.url()));
    if (!(step instanceof RobotsGate.Step.Pass)) {
      host.missed(from.url() + ": " + notFetched(lease, step));
      return List.of();
    }
    FetchResult result = rooms.fetcher().fetch(rooms.requests().of(from), observer);
    learn(lease, signals.signal(result, clock.instant()));
    host(from.url()).met(result);
    return switch (result) {
      case FetchResult.Redirect redirect -> {
        List<CrawlUrl> next = redirected(from, redirect, host);
        if (next.isEmpty()) {
          host.missed(from.url() + ": redirects to " + redirect.location());
        }
        yield next;
      }
      case FetchResult.Response response when response.exchange().status() < 300 ->
          listed(lease, response, host);
      case FetchResult.Response response -> {
        boolean plain = guessed.contains(from.url()) && response.exchange().status() < 500;
        host.missed(plain ? "" : from.url() + ": status " + response.exchange().status());
        yield List.of();
      }
      case FetchResult.Failure _, FetchResult.Excluded _ -> {
        host.missed(from.url() + ": " + text(result));
        yield List.of();
      }
    };
  }

  private String notFetched(Lease lease, RobotsGate.Step step) {
    return switch (step) {
      case RobotsGate.Step.Answer(FetchResult result) -> {
        learn(lease, signals.signal(result, clock.instant()));
        yield text(result);
      }
      case RobotsGate.Step.HandBack(HostSignal signal) -> {
        learn(lease, signal);
        yield "robots.txt of its host is not to be had";
      }
      case RobotsGate.Step.Pass _ -> throw new IllegalStateException("it may be fetched");
    };
  }

  private List<CrawlUrl> redirected(
      CrawlUrl from, FetchResult.Redirect redirect, HostFindings host) {
    if (from.redirectsInARow() >= settings.maxRedirects()) {
      return List.of();
    }
    Optional<Outlink> link = rooms.redirects().follow(from, redirect);
    return link
        .flatMap(
            to -> {
              Url target = to.target();
              Decision decision = rooms.sitemaps().judge(from, target);
              return wanted(target, decision, from.hops(), Hop.REDIRECT, host);
            })
        .stream()
        .toList();
  }

  private List<CrawlUrl> listed(Lease lease, FetchResult.Response response, HostFindings host) {
    CrawlUrl from = lease.url();
    Exchange exchange = response.exchange();
    host(from.url()).waited(Duration.ofNanos(Math.max(0, exchange.timings().total()) * 1_000));
    room.enter(lease, response.body().decoded());
    Page parsed = rooms.parser().parse(from.url(), exchange, response.body());
    Page page = Sitemaps.counting(from, parsed);
    Sitemap sitemap = Objects.requireNonNull(page.sitemap());
    String trouble = sitemap.trouble() == null ? "" : from.url() + ": " + sitemap.trouble();
    if (sitemap.kind() == Sitemap.Kind.HTML || sitemap.kind() == Sitemap.Kind.UNKNOWN) {
      host.missed(guessed.contains(from.url()) ? "" : trouble);
      return List.of();
    }
    host.read(trouble);
    List<CrawlUrl> further = new ArrayList<>();
    Set<Url> targets = new HashSet<>();
    for (Outlink link : page.links()) {
      if (link.kind() == LinkKind.SITEMAP) {
        Decision decision = rooms.sitemaps().judge(from, link.target());
        wanted(link.target(), decision, from.hops(), Hop.SITEMAP, host).ifPresent(further::add);
      } else if (link.kind().hop() == Hop.LISTED && targets.add(link.target())) {
        count(host, link);
      }
    }
    return further;
  }

  private void count(HostFindings host, Outlink link) {
    Decision decision = judge(link.target(), false);
    if (decision.accepted() && link.nofollow() && !settings.followNofollow()) {
      decision = Decision.reject(Reason.NOFOLLOW, "nofollow on its sitemap");
    }
    host.lists(link.target(), decision);
    if (decision.accepted()) {
      pages.computeIfAbsent(link.target().hostKey(), _ -> new LongAdder()).increment();
    }
  }

  private Decision judge(Url url, boolean seed) {
    Decision decision = seed ? rooms.scope().judgeSeed(url) : rooms.scope().judge(url);
    if (!decision.accepted()) {
      return decision;
    }
    if (!seed && settings.store().maxDepth() < 1) {
      return Decision.reject(Reason.DEPTH, "depth " + settings.store().maxDepth());
    }
    Decision denied = robots(url);
    return denied == null ? decision : denied;
  }

  private @Nullable Decision robots(Url url) {
    return rooms.word().check(url) instanceof RobotsVerdict.Disallowed(int line, String text, _)
        ? Decision.reject(Reason.ROBOTS, line + ": " + text)
        : null;
  }

  private Decision judgeAsked(Url url, boolean seed) {
    Decision decision = judge(url, seed);
    boolean unknown = rooms.word().check(url) instanceof RobotsVerdict.Unknown;
    return decision.accepted() && unknown
        ? Decision.accept(decision.rule() + "; robots.txt of its host is not known")
        : decision;
  }

  private static String text(FetchResult result) {
    return switch (result) {
      case FetchResult.Failure failure -> failure.reason().label() + ": " + failure.detail();
      case FetchResult.Excluded excluded -> excluded.reason().label() + ": " + excluded.rule();
      case FetchResult.Response response -> "status " + response.exchange().status();
      case FetchResult.Redirect redirect -> "redirects to " + redirect.location();
    };
  }

  private Estimate estimate() {
    Map<HostKey, Estimate.Load> loads = new LinkedHashMap<>();
    synchronized (hosts) {
      hosts.forEach(
          (origin, host) -> {
            HostKey key = Url.ofCanonical(origin + "/").hostKey();
            LongAdder found = pages.get(key);
            loads.putIfAbsent(
                key,
                new Estimate.Load(found == null ? 0 : found.sum(), host.others(), host.interval()));
          });
    }
    pages.forEach(
        (key, found) -> {
          Duration delay = politeness.of(key).delay();
          loads.putIfAbsent(key, new Estimate.Load(found.sum(), 1, delay.isZero() ? null : delay));
        });
    List<Estimate.Load> wanted = loads.values().stream().filter(load -> load.pages() > 0).toList();
    return Estimate.of(wanted, settings.limits(), settings.requests().interval());
  }
}
