package weft.crawl;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import weft.fetch.AccessSettings;
import weft.fetch.Credentials;
import weft.fetch.FetchSettings;
import weft.fetch.HttpFetcher;
import weft.fetch.PrivateAddresses;
import weft.frontier.Backlog;
import weft.frontier.HostFrontier;
import weft.frontier.Window;
import weft.model.RobotsFile;
import weft.parse.SitemapParser;
import weft.robots.Robots;
import weft.robots.RobotsArchive;
import weft.scope.Scope;
import weft.url.Canonicalizer;
import weft.url.Domains;

/** The parts of a survey, wired: those of a crawl that a page would pass before it is fetched. */
record SurveyRooms(
    HostFrontier frontier,
    HttpFetcher fetcher,
    Archive archive,
    Robots word,
    RobotsGate robots,
    Scope scope,
    SeedFallback fallback,
    PageHeaders headers,
    Requests requests,
    Redirects redirects,
    Sitemaps sitemaps,
    SitemapParser parser,
    PrivateAddresses addresses) {
  /** Everything is held in memory; nothing is read back. */
  private static final Window ALL =
      new Window(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, 1);

  /** The robots.txt files that have just been fetched. */
  static final class Archive implements RobotsArchive {
    private final Map<String, RobotsFile> files = new ConcurrentHashMap<>();

    @Override
    public Optional<RobotsFile> load(String origin) {
      return Optional.ofNullable(files.get(origin));
    }

    @Override
    public void save(RobotsFile file) {
      files.put(file.origin(), file);
    }

    /** Drops a file whose rules are known. */
    void forget(String origin) {
      files.remove(origin);
    }
  }

  static SurveyRooms build(
      CrawlSettings settings, Credentials credentials, Stop stop, InstantSource clock) {
    Canonicalizer canonicalizer = new Canonicalizer(settings.rewrites());
    HostFrontier frontier =
        new HostFrontier(Rooms.politeness(settings), ALL, Backlog.NONE, clock, new Random());
    PrivateAddresses addresses = Rooms.addresses(settings);
    HttpFetcher fetcher =
        new HttpFetcher(
            readOnly(settings.fetch()), credentials, Rooms.guard(settings, addresses), clock);
    Archive archive = new Archive();
    Robots word = Rooms.robots(settings, fetcher, archive, clock);
    Scope scope = new Scope(settings.scope(), new Domains());
    PageHeaders headers =
        new PageHeaders(
            settings.headers(), settings.requests().seedHeaders(), credentials.places());
    return new SurveyRooms(
        frontier,
        fetcher,
        archive,
        word,
        new RobotsGate(word, frontier, Rooms.gate(frontier, stop, clock)),
        scope,
        new SeedFallback(scope),
        headers,
        new Requests(headers, settings.types(), settings.parse().limits().maxSitemap()),
        new Redirects(canonicalizer, scope, false, false, _ -> {}),
        new Sitemaps(
            settings.sitemaps(), scope, canonicalizer, word::sitemaps, settings.store().farthest()),
        new SitemapParser(canonicalizer::canonicalize, settings.parse()),
        addresses);
  }

  /** The same without the file that cookies are written to. */
  private static FetchSettings readOnly(FetchSettings fetch) {
    AccessSettings access = fetch.access();
    return fetch.with(
        new AccessSettings(
            access.hosts(),
            access.proxies(),
            new AccessSettings.Cookies(access.cookies().accepted(), access.cookies().from(), null),
            access.bind(),
            access.tls13(),
            access.allowPrivate(),
            access.nameServer(),
            access.bytesPerSecond()));
  }
}
