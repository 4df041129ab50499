package weft.crawl;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import weft.dedup.KnownUrls;
import weft.fetch.Credentials;
import weft.fetch.MediaRanges;
import weft.parse.Pages;
import weft.parse.SitemapParser;
import weft.robots.LocationResolver;
import weft.robots.RequestGate;
import weft.robots.Robots;
import weft.robots.RobotsArchive;
import weft.robots.RobotsPolicy;
import weft.robots.RobotsSettings;
import weft.scope.Scope;
import weft.scope.TrapMode;
import weft.store.PageStore;
import weft.url.Canonicalizer;

/** The parts of an import, wired: those of a crawl wherever they ask nobody. */
final class ImportRooms {
  private static final long KNOWN_URLS = 400_000;
  private static final RequestGate OPEN = _ -> {};

  private ImportRooms() {}

  /** The straight line of a visit, with answers from that fetcher and nothing in scope. */
  static Visitor visitor(
      CrawlSettings settings,
      PageStore store,
      ArchiveFetcher fetcher,
      CrawlListener listener,
      InstantSource clock) {
    Canonicalizer canonicalizer = new Canonicalizer(settings.rewrites());
    ArchiveFrontier frontier = new ArchiveFrontier();
    Scope scope = Scope.closed(Import.NOT_ARCHIVED);
    KnownUrls known = new KnownUrls(KNOWN_URLS);
    Budgets budgets = new Budgets(Limits.NONE.pagesPerHost(), List.of());
    Sitemaps sitemaps =
        new Sitemaps(
            SitemapSettings.OFF, scope, canonicalizer, _ -> List.of(), settings.store().farthest());
    Traps traps = new Traps(TrapMode.OFF, _ -> true, _ -> Optional.empty(), clock);
    return new Visitor(
        new Visitor.Parts(
            frontier,
            new RobotsGate(robots(settings, fetcher, store, clock), frontier, OPEN),
            fetcher,
            fetcher.before(new Pages(canonicalizer::canonicalize, settings.parse().patient())),
            new SitemapParser(canonicalizer::canonicalize, settings.parse().patient()),
            PageStep.NONE,
            sitemaps,
            new Redirects(canonicalizer, scope, false, false, _ -> {}),
            new Admission(
                scope,
                sitemaps,
                known,
                budgets,
                traps,
                settings.rewrites(),
                settings.maxRedirects(),
                settings.followNofollow()),
            new RetryPolicy(0, settings.requests().retryOn()),
            budgets,
            traps,
            new SeedFallback(scope),
            new Requests(
                new PageHeaders(List.of(), List.of(), new Credentials().places()),
                MediaRanges.ALL,
                settings.parse().limits().maxSitemap()),
            new Revisits(RevisitSettings.ALWAYS, store, clock),
            store,
            known,
            (_, _, _) -> {},
            listener,
            new StageTimes(),
            clock));
  }

  /** What was archived was allowed to whoever archived it. */
  private static Robots robots(
      CrawlSettings settings, ArchiveFetcher fetcher, PageStore store, InstantSource clock) {
    RobotsArchive archive = Rooms.archive(store);
    return new Robots(
        new RobotsSettings(
            _ -> RobotsPolicy.IGNORE,
            settings.parse().productToken(),
            Rooms.ROBOTS_MAX_AGE,
            settings.robotsBytes()),
        fetcher,
        archive,
        canonical(),
        clock);
  }

  private static LocationResolver canonical() {
    return new Canonicalizer()::canonicalize;
  }
}
