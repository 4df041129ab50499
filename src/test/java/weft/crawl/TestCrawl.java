package weft.crawl;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import weft.fetch.AccessSettings;
import weft.fetch.FetchSettings;
import weft.fetch.MediaRanges;
import weft.frontier.PolitenessSettings;
import weft.model.Run;
import weft.model.Seed;
import weft.parse.ParseSettings;
import weft.robots.RobotsPolicy;
import weft.scope.HostPatterns;
import weft.scope.PatternRule;
import weft.scope.ScopePreset;
import weft.scope.ScopeSettings;
import weft.scope.TrapSettings;
import weft.store.SqliteStore;
import weft.store.StoreSettings;
import weft.url.Rewrites;
import weft.url.Url;

/** A crawl with the real parts into a real file, and questions to what it stored. */
final class TestCrawl {
  final Path file;
  int concurrency = 8;
  int hostConcurrency = 8;
  Duration delay = Duration.ZERO;
  int depth = Integer.MAX_VALUE;
  int retries = 1;
  int maxRedirects = 10;
  boolean extendScope = true;
  Limits limits = Limits.NONE;
  Rewrites rewrites = Rewrites.NONE;
  ToIntFunction<Url> priority = _ -> 0;
  Reach reach = Reach.PAGES;
  MediaRanges types = MediaRanges.ALL;
  ScopePreset preset = ScopePreset.HOST;
  TrapSettings traps = TrapSettings.STANDARD;
  SitemapSettings sitemaps = SitemapSettings.OFF;
  final List<PatternRule> patterns = new ArrayList<>();
  AccessSettings access = access(true);
  RequestRules requests = RequestRules.PLAIN;
  RevisitSettings revisit = RevisitSettings.ALWAYS;
  long since = StoreSettings.ALL_RUNS;
  CrawlListener listener = CrawlListener.NONE;
  DiskSpace disk = () -> Long.MAX_VALUE;
  Duration grace = Duration.ofSeconds(2);

  /** How much later than now it is for the crawl. */
  Duration later = Duration.ZERO;

  /** What happens to the crawl while it runs, on a thread of its own. */
  Consumer<Crawl> beside = _ -> {};

  TestCrawl(Path directory) {
    file = directory.resolve("crawl.db");
  }

  /** How servers are approached, all on loopback: by default other hosts than seeds' too. */
  static AccessSettings access(boolean allowPrivate) {
    AccessSettings plain = AccessSettings.PLAIN;
    return new AccessSettings(
        plain.hosts(), plain.proxies(), plain.cookies(), null, false, allowPrivate, null, 0);
  }

  TestCrawl exclude(String pattern) {
    patterns.add(new PatternRule(false, Pattern.compile(pattern)));
    return this;
  }

  /** Crawls as the command line would: carries an unfinished run on, else begins one. */
  CrawlReport run(String... seeds) throws InterruptedException {
    List<Seed> named =
        Stream.of(seeds).map(url -> new Seed(Url.ofCanonical(url), false, "argument")).toList();
    return run(named);
  }

  CrawlReport run(List<Seed> seeds) throws InterruptedException {
    CrawlSettings settings = settings();
    try (SqliteStore store =
        SqliteStore.open(
            file, settings.store(), "test", new weft.url.Domains()::registeredDomain)) {
      boolean unfinished = store.lastRun().filter(run -> !run.finished()).isPresent();
      Run run = unfinished ? store.carryOn("") : store.begin("", Instant.now());
      SteadyClock steady = new SteadyClock();
      InstantSource clock = () -> steady.instant().plus(later);
      Crawl crawl = new Crawl(settings, store, disk, new weft.fetch.Credentials(), listener, clock);
      Thread _ = Thread.startVirtualThread(() -> beside.accept(crawl));
      return crawl.run(run, seeds, unfinished);
    }
  }

  CrawlSettings settings() {
    return new CrawlSettings(
        concurrency,
        retries,
        maxRedirects,
        false,
        extendScope,
        List.of(),
        grace,
        RobotsPolicy.OBEY,
        500 * 1024,
        limits,
        rewrites,
        reach,
        types,
        new ScopeSettings(preset, patterns, Set.of(), HostPatterns.NONE, traps),
        sitemaps,
        new PolitenessSettings(
            hostConcurrency, delay, Duration.ofMillis(200), Duration.ofSeconds(60), true),
        new FetchSettings(
            "Weft/test",
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            10L << 20,
            50L << 20,
            concurrency,
            Duration.ofSeconds(30),
            false,
            null,
            List.of(),
            access),
        ParseSettings.of("Weft"),
        new StoreSettings(
            StoreSettings.Durability.FAST, StoreSettings.Bodies.ALL, depth, false, priority, since),
        requests,
        revisit);
  }

  /** Changes the file behind the crawl's back. */
  void change(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      int _ = statement.executeUpdate(sql);
    }
  }

  /** The first column of every row. */
  List<String> column(String sql) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(String.valueOf(rows.getString(1)));
      }
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** The paths of URLs in that state in the newest run, sorted. */
  List<String> paths(String state) {
    return column(
            """
            SELECT u.text FROM crawl_url c JOIN url u ON u.id = c.url
            JOIN state s ON s.code = c.state
            WHERE s.name = '%s' AND c.run = (SELECT max(id) FROM run) ORDER BY u.text
            """
                .formatted(state))
        .stream()
        .map(text -> Url.ofCanonical(text).pathAndQuery())
        .toList();
  }

  /** {@code reason: rule} of a URL of the newest run; {@code null: null} where it has none. */
  String why(String url) {
    List<String> found =
        column(
            """
            SELECT coalesce(r.name, '-') || ': ' || coalesce(c.rule, '-')
            FROM crawl_url c JOIN url u ON u.id = c.url LEFT JOIN reason r ON r.code = c.reason
            WHERE u.text = '%s' AND c.run = (SELECT max(id) FROM run)
            """
                .formatted(url));
    return found.isEmpty() ? "unknown" : found.getFirst();
  }
}
