package weft.crawl;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import weft.crawl.HostSurvey.Contact;
import weft.fetch.Credentials;
import weft.fetch.FetchObserver;
import weft.frontier.HostSignal;
import weft.model.CrawlUrl;
import weft.model.Decision;
import weft.model.FetchResult;
import weft.model.Hop;
import weft.model.Lease;
import weft.model.NamedSitemap;
import weft.model.Pursuit;
import weft.model.Reason;
import weft.model.RobotsFile;
import weft.model.RunEnd;
import weft.model.Seed;
import weft.model.Verdict;
import weft.robots.RobotsRules;
import weft.url.Url;

/**
 * What a crawl would meet, found out without fetching a page: asks the hosts of the seeds for
 * robots.txt and the sitemaps that the crawl would read, at the crawl's own pace, and keeps
 * nothing. {@link #run} belongs to one thread and is called once.
 */
public final class Survey {
  private static final System.Logger LOG = System.getLogger("weft.crawl");
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final CrawlSettings settings;
  private final Duration longest;
  private final InstantSource clock;
  private final SurveyRooms rooms;
  private final SurveyedHosts hosts;
  private final SurveyJudge judge;
  private final SitemapSurveyor sitemaps;
  private final RetryPolicy signals;
  private final Permits permits;
  private final RequestRate rate;
  private final Stop stop = new Stop();
  private final CountDownLatch over = new CountDownLatch(1);

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
    hosts = new SurveyedHosts(settings, rooms.frontier());
    judge = new SurveyJudge(rooms, settings.store().maxDepth());
    sitemaps = new SitemapSurveyor(settings, rooms, hosts, judge, clock);
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
    hosts.all().forEach(host -> seeds.addAll(host.seeds()));
    excluded.forEach(seed -> seeds.add(seed.url()));
    List<JudgedUrl> verdicts =
        asked.stream()
            .map(settings.rewrites()::apply)
            .map(url -> new JudgedUrl(url, judge.judgeAsked(url, seeds.contains(url))))
            .toList();
    List<HostSurvey> found = hosts.all().stream().map(HostFindings::survey).toList();
    return new SurveyReport(found, excluded, verdicts, hosts.estimate(), stop.cause() != null);
  }

  private List<JudgedUrl> takeUp(List<Seed> named) {
    List<Seed> seeds =
        named.stream().map(seed -> seed.at(settings.rewrites().apply(seed.url()))).toList();
    rooms.fallback().remember(seeds);
    seeds.forEach(seed -> rooms.scope().addSeed(seed.url(), seed.scope()));
    seeds.forEach(judge::add);
    seeds.forEach(seed -> rooms.addresses().name(seed.url().host()));
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
      rooms.frontier().add(sitemaps.wanted(sitemap, hosts.of(sitemap.url())));
    }
    return excluded;
  }

  /** Takes in a seed; answers what is to be leased, once for each origin. */
  private Optional<CrawlUrl> begin(Url seed) {
    HostFindings host = hosts.of(seed);
    host.addSeed(seed);
    return host.seeds().size() == 1
        ? Optional.of(hosts.crawlUrl(seed, String.valueOf(Hop.SEED.letter()), Pursuit.PAGE))
        : Optional.empty();
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
        hosts.learn(lease, read);
        verdict = new Verdict.Returned();
      } else {
        found =
            lease.url().pursuit() == Pursuit.SITEMAP
                ? sitemaps.read(lease, step, observer)
                : seed(lease, step);
      }
    } catch (RuntimeException | StackOverflowError defect) {
      LOG.log(System.Logger.Level.ERROR, "defect at " + lease.url().url(), defect);
      hosts.of(lease.url().url()).is(Contact.FAILED, defect.toString());
    } finally {
      sitemaps.leave(lease);
      rooms.frontier().complete(lease, verdict, found);
      permits.release();
    }
  }

  /** The first request to the origin of a seed has gone to robots.txt. */
  private List<CrawlUrl> seed(Lease lease, RobotsGate.Step step) {
    Url url = lease.url().url();
    HostFindings host = hosts.of(url);
    return switch (step) {
      case RobotsGate.Step.Pass _ -> reached(lease, new HostSignal.Nothing());
      case RobotsGate.Step.HandBack(HostSignal.RobotsRead read) -> reached(lease, read);
      case RobotsGate.Step.HandBack(HostSignal signal) -> {
        hosts.learn(lease, signal);
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
        host.is(Contact.FAILED, HostFindings.why(result));
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
    HostFindings host = hosts.of(lease.url().url());
    hosts.learn(lease, signals.signal(failure, clock.instant()));
    if (failure.reason() == Reason.CANCELLED) {
      return List.of();
    }
    List<CrawlUrl> plain = new ArrayList<>();
    for (Url seed : host.seeds()) {
      rooms.fallback().plain(seed, failure.reason()).flatMap(this::begin).ifPresent(plain::add);
    }
    String further = plain.isEmpty() ? "" : "; went on with http";
    host.is(Contact.FAILED, HostFindings.why(failure) + further);
    return plain;
  }

  private List<CrawlUrl> reached(Lease lease, HostSignal signal) {
    Url url = lease.url().url();
    HostFindings host = hosts.of(url);
    hosts.learn(lease, signal);
    Optional<RobotsFile> file = rooms.archive().load(url.origin());
    List<Url> seeds = host.seeds();
    int barred = (int) seeds.stream().filter(seed -> judge.robots(seed) != null).count();
    file.ifPresent(
        found -> {
          host.is(Contact.ANSWERED, "");
          host.says(word(found), barred);
        });
    List<CrawlUrl> found = new ArrayList<>();
    if (settings.sitemaps().auto() && judge.depth(url) > 0 && barred < seeds.size()) {
      for (NamedSitemap sitemap : rooms.sitemaps().of(url, 0)) {
        found.addAll(sitemaps.wanted(sitemap, host));
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
}
