package weft.crawl;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import weft.dedup.KnownUrls;
import weft.fetch.AddressGuard;
import weft.fetch.Credentials;
import weft.fetch.Fetcher;
import weft.fetch.HttpFetcher;
import weft.fetch.PrivateAddresses;
import weft.frontier.Backlog;
import weft.frontier.HostFrontier;
import weft.frontier.HostPoliteness;
import weft.frontier.Window;
import weft.model.CrawlUrl;
import weft.model.Decision;
import weft.model.RobotsFile;
import weft.model.Seed;
import weft.model.StoredHost;
import weft.parse.Pages;
import weft.parse.SitemapParser;
import weft.robots.RequestGate;
import weft.robots.Robots;
import weft.robots.RobotsArchive;
import weft.robots.RobotsPolicy;
import weft.robots.RobotsSettings;
import weft.scope.Scope;
import weft.store.PageStore;
import weft.url.CanonicalResult;
import weft.url.Canonicalizer;
import weft.url.Domains;
import weft.url.HostKey;
import weft.url.Url;

/** The parts of a crawl, wired. Everything that is chosen by configuration is chosen here. */
record Rooms(
    HostFrontier frontier,
    AtomicReference<HostPoliteness> politeness,
    HttpFetcher fetcher,
    Scope scope,
    KnownUrls known,
    Budgets budgets,
    Traps traps,
    Redirects redirects,
    SeedFallback fallback,
    PageHeaders headers,
    Sitemaps sitemaps,
    Visitor visitor,
    RequestGate gate,
    PrivateAddresses addresses,
    FormerHosts former,
    StageTimes times) {
  private static final long KNOWN_URLS = 400_000;
  static final Duration ROBOTS_MAX_AGE = Duration.ofHours(24);

  static Rooms build(
      CrawlSettings settings,
      PageStore store,
      Credentials credentials,
      Extensions extensions,
      Visitor.HostEnding ending,
      CrawlListener listener,
      Redirects.Widening widening,
      Stop stop,
      InstantSource clock) {
    Canonicalizer canonicalizer = new Canonicalizer(settings.rewrites());
    AtomicReference<HostPoliteness> politeness = new AtomicReference<>(politeness(settings));
    StageTimes times = new StageTimes();
    HostPoliteness treatment = host -> politeness.get().of(host);
    FormerHosts former = new FormerHosts(store, treatment, clock);
    HostFrontier frontier =
        new HostFrontier(treatment, Window.STANDARD, backlog(store, former), clock, new Random());
    PrivateAddresses addresses = addresses(settings);
    HttpFetcher fetcher =
        new HttpFetcher(settings.fetch(), credentials, guard(settings, addresses), clock);
    Robots robots = robots(settings, fetcher, archive(store), clock);
    RequestGate gate = gate(frontier, stop, clock);
    Scope scope = new Scope(settings.scope(), new Domains());
    KnownUrls known = new KnownUrls(KNOWN_URLS);
    Budgets budgets = new Budgets(settings.limits().pagesPerHost(), settings.limits().budgets());
    Traps traps = new Traps(settings.scope().traps().mode(), scope::names, store::leadingTo, clock);
    boolean keepsCookies = settings.fetch().access().cookies().accepted();
    Redirects redirects =
        new Redirects(canonicalizer, scope, settings.extendScope(), keepsCookies, widening);
    SeedFallback fallback = new SeedFallback(scope);
    Sitemaps sitemaps =
        new Sitemaps(
            settings.sitemaps(),
            scope,
            canonicalizer,
            robots::sitemaps,
            settings.store().farthest());
    RequestRules requests = settings.requests();
    PageHeaders headers =
        new PageHeaders(settings.headers(), requests.seedHeaders(), credentials.places());
    Visitor visitor =
        new Visitor(
            new Visitor.Parts(
                frontier,
                new RobotsGate(robots, frontier, gate),
                fetcher,
                extensions.parser(new Pages(canonicalizer::canonicalize, settings.parse())),
                new SitemapParser(canonicalizer::canonicalize, settings.parse()),
                extensions.step(),
                sitemaps,
                redirects,
                new Admission(
                    scope,
                    sitemaps,
                    known,
                    budgets,
                    traps,
                    settings.rewrites(),
                    settings.maxRedirects(),
                    settings.followNofollow()),
                new RetryPolicy(settings.retries(), requests.retryOn()),
                budgets,
                traps,
                fallback,
                new Requests(headers, settings.types(), settings.parse().limits().maxSitemap()),
                new Revisits(settings.revisit(), store, clock),
                store,
                known,
                ending,
                listener,
                times,
                clock));
    return new Rooms(
        frontier,
        politeness,
        fetcher,
        scope,
        known,
        budgets,
        traps,
        redirects,
        fallback,
        headers,
        sitemaps,
        visitor,
        gate,
        addresses,
        former,
        times);
  }

  /** Makes a seed known to those who treat seeds and their hosts as they treat no others. */
  void addSeed(Seed seed) {
    scope.addSeed(seed.url(), seed.scope());
    headers.addSeed(seed.url());
    addresses.name(seed.url().host());
  }

  /** Whether a URL that was left out belongs to the crawl by now. */
  Decision judge(Url url) {
    Decision decision = scope.judge(url);
    return decision.accepted() ? traps.refusal(url).orElse(decision) : decision;
  }

  /** Has the frontier take up hosts that have something queued in the store. */
  void restore(List<StoredHost> hosts) {
    hosts.forEach(host -> frontier.restore(host.key(), host.state()));
  }

  /** Which addresses may be asked. */
  static AddressGuard guard(CrawlSettings settings, PrivateAddresses addresses) {
    return settings.fetch().access().allowPrivate() ? AddressGuard.NONE : addresses;
  }

  /** Knows the hosts that the settings name; those of seeds are still to be added. */
  static PrivateAddresses addresses(CrawlSettings settings) {
    PrivateAddresses addresses = new PrivateAddresses();
    settings.sitemaps().named().forEach(sitemap -> addresses.name(sitemap.host()));
    settings.fetch().resolve().forEach(entry -> addresses.permit(entry.host(), entry.literal()));
    LoginSettings login = settings.requests().login();
    if (login != null) {
      Stream.of(login.url(), login.checkUrl())
          .filter(Objects::nonNull)
          .map(url -> new Canonicalizer().canonicalize(url, null))
          .filter(CanonicalResult.Accepted.class::isInstance)
          .forEach(url -> addresses.name(((CanonicalResult.Accepted) url).url().host()));
    }
    return addresses;
  }

  /** The word of robots.txt, as the settings have it. */
  static Robots robots(
      CrawlSettings settings, Fetcher fetcher, RobotsArchive archive, InstantSource clock) {
    return new Robots(
        new RobotsSettings(
            robotsPolicy(settings),
            settings.parse().productToken(),
            ROBOTS_MAX_AGE,
            settings.robotsBytes()),
        fetcher,
        archive,
        new Canonicalizer()::canonicalize,
        clock);
  }

  /** How each host is treated, as the settings have it. */
  static HostPoliteness politeness(CrawlSettings settings) {
    HostPoliteness own = settings.requests().politeness();
    return own == null ? _ -> settings.politeness() : own;
  }

  private static Function<HostKey, RobotsPolicy> robotsPolicy(CrawlSettings settings) {
    Function<HostKey, RobotsPolicy> own = settings.requests().robots();
    return own == null ? _ -> settings.robots() : own;
  }

  /** Lets redirects of robots.txt pass at the pace of the hosts that they lead to. */
  static RequestGate gate(HostFrontier frontier, Stop stop, InstantSource clock) {
    return host -> {
      Instant at = frontier.reserve(host);
      boolean _ = stop.await(Duration.between(clock.instant(), at).plusMillis(1));
    };
  }

  private static Backlog backlog(PageStore store, FormerHosts former) {
    return new Backlog() {
      @Override
      public List<CrawlUrl> queued(long host, int limit) {
        return store.queued(host, limit);
      }

      @Override
      public List<List<CrawlUrl>> queued(List<Wish> wishes) {
        Map<Long, Integer> limits = new LinkedHashMap<>();
        wishes.forEach(wish -> limits.put(wish.host(), wish.limit()));
        return store.queued(limits);
      }

      @Override
      public List<StoredHost> hosts(long after, int limit) {
        return former.queued(after, limit);
      }
    };
  }

  /** Keeps robots.txt in the store. */
  static RobotsArchive archive(PageStore store) {
    return new RobotsArchive() {
      @Override
      public Optional<RobotsFile> load(String origin) {
        return store.robots(origin);
      }

      @Override
      public void save(RobotsFile file) {
        store.saveRobots(file);
      }
    };
  }
}
