package weft.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import weft.model.CrawlUrl;
import weft.model.Decision;
import weft.model.Earlier;
import weft.model.Failed;
import weft.model.NamedSitemap;
import weft.model.Outlink;
import weft.model.Pursuit;
import weft.model.Reason;
import weft.model.RobotsFile;
import weft.model.Run;
import weft.model.RunEnd;
import weft.model.RunTotals;
import weft.model.Saved;
import weft.model.Seed;
import weft.model.StoredHost;
import weft.model.Trap;
import weft.model.Visit;
import weft.store.PendingRows.Work;
import weft.store.StoreException.Kind;
import weft.url.Glob;
import weft.url.HostKey;
import weft.url.Url;

/** A crawl in a SQLite file. */
public final class SqliteStore implements PageStore {
  private static final int SEEDS_AT_ONCE = 1_000;

  private final OwnerLock lock;
  private final Writer writer;
  private final UrlHash hash;
  private final StoreSettings settings;
  private final Packer packer = new Packer();
  private final Comparison comparison;
  private final SideConnection<HostQueueRows> queues;
  private final Lookups lookups;

  private SqliteStore(
      Path file,
      OwnerLock lock,
      Writer writer,
      UrlHash hash,
      StoreSettings settings,
      Lookups lookups) {
    this.lock = lock;
    this.writer = writer;
    this.hash = hash;
    this.settings = settings;
    comparison = new Comparison(file, settings);
    queues = new SideConnection<>(file, HostQueueRows::new);
    this.lookups = lookups;
  }

  /**
   * Opens a file to crawl into, making it where there is none.
   *
   * @param createdBy the version that a new file says it was made by
   * @param domains host name to registered domain, or the name itself where there is none
   * @throws StoreException if another process crawls into it, if it is not Weft's or newer, if it
   *     cannot be written or is damaged
   */
  public static SqliteStore open(
      Path file, StoreSettings settings, String createdBy, UnaryOperator<String> domains) {
    return open(file, settings, createdBy, UrlIndex.Size.STANDARD, domains);
  }

  static SqliteStore open(
      Path file,
      StoreSettings settings,
      String createdBy,
      UrlIndex.Size size,
      UnaryOperator<String> domains) {
    Path directory = file.toAbsolutePath().getParent();
    if (directory == null || !Files.isDirectory(directory)) {
      throw new StoreException(
          Kind.UNUSABLE, directory + " is not a directory; make it or name another");
    }
    return Database.owned(
        file,
        settings.durability(),
        (lock, connection) -> {
          Schema.prepare(connection, file, createdBy);
          UrlHash hash = new UrlHash(Long.parseLong(Schema.meta(connection, "hash_seed")));
          Session session = new Session(connection, settings, hash, size, domains);
          Writer writer = new Writer(file, connection, session);
          Lookups lookups = new Lookups(file, session.urls::moved);
          return new SqliteStore(file, lock, writer, hash, settings, lookups);
        });
  }

  @Override
  public Optional<Run> lastRun() {
    return ask(session -> session.runs.last());
  }

  @Override
  public Run begin(String config, Instant at) {
    return comparison.of(
        ask(
            session -> {
              session.pending.begin(Work.SEEDS);
              return session.runs.begin(config, at);
            }));
  }

  @Override
  public Run carryOn(String config) {
    return comparison.of(
        ask(
            session -> {
              boolean changed =
                  session.runs.last().filter(run -> !run.config().equals(config)).isPresent();
              if (changed) {
                session.pending.begin(Work.REJUDGEMENT);
              }
              return session.runs.carryOn(config);
            }));
  }

  @Override
  public Optional<Earlier> earlier(CrawlUrl url) {
    return comparison.earlier(url);
  }

  @Override
  public List<Outlink> links(Earlier earlier) {
    return comparison.links(earlier);
  }

  @Override
  public Failed failed(Instant now) {
    return ask(session -> session.failed.count(now));
  }

  @Override
  public void retryFailed(Instant now) {
    tell(session -> session.failed.queue(now));
  }

  @Override
  public void configure(String config) {
    tell(session -> session.runs.configure(config));
  }

  @Override
  public void end(RunEnd end, Instant at) {
    tell(session -> session.runs.end(end, at));
  }

  @Override
  public RunTotals totals() {
    return ask(session -> session.runs.totals());
  }

  @Override
  public Saved seed(List<Seed> seeds, Function<Url, Decision> judge) {
    List<CrawlUrl> queued = new ArrayList<>();
    List<Saved.Known> known = new ArrayList<>();
    List<List<JudgedSeed>> groups = JudgedSeed.of(seeds, judge, hash, SEEDS_AT_ONCE);
    for (int i = 0; i < groups.size(); i++) {
      List<JudgedSeed> some = groups.get(i);
      boolean more = i + 1 < groups.size();
      Saved saved = ask(session -> seed(some, more, session));
      queued.addAll(saved.queued());
      known.addAll(saved.known());
    }
    return new Saved(queued, known);
  }

  private static Saved seed(List<JudgedSeed> some, boolean more, Session session)
      throws SQLException {
    if (more) {
      session.pending.begin(Work.SEEDS);
    } else {
      session.pending.end(Work.SEEDS);
    }
    return session.seeds.save(some, session);
  }

  @Override
  public boolean seedsPending() {
    return ask(session -> session.pending.has(Work.SEEDS));
  }

  @Override
  public List<Seed> seeds() {
    return ask(session -> session.seeds.of(session.runs.current()));
  }

  @Override
  public List<Seed> seeds(Run run) {
    return ask(session -> session.seeds.of(run.id()));
  }

  @Override
  public Saved sitemaps(List<NamedSitemap> named) {
    List<SitemapRows.Named> hashed =
        named.stream()
            .map(each -> new SitemapRows.Named(HashedUrl.of(each.url(), hash), each))
            .toList();
    return hashed.isEmpty()
        ? Saved.NOTHING
        : ask(session -> session.sitemaps.save(hashed, session));
  }

  @Override
  public Map<HostKey, Integer> pagesByHost() {
    return ask(session -> session.hosts.pages(session.runs.current()));
  }

  @Override
  public List<Integer> pagesMatching(List<Glob> patterns) {
    return ask(session -> session.crawl.pagesMatching(patterns));
  }

  @Override
  public Saved save(Visit visit) {
    PackedVisit packed = PackedVisit.of(visit, hash, packer, settings.bodies());
    return writer.call(new Job.Save(lookups.of(packed)));
  }

  @Override
  public Saved again(Url redirected) {
    HashedUrl url = HashedUrl.of(redirected, hash);
    return ask(
        session -> {
          Discovery discovery = new Discovery(session);
          discovery.again(url);
          return discovery.saved();
        });
  }

  @Override
  public int endHost(long host, Reason reason, String rule) {
    return ask(session -> session.crawl.endHost(host, new Standing(reason.state(), reason, rule)));
  }

  @Override
  public List<StoredHost> rejudge(@Nullable String hostOrDomain, Function<Url, Decision> judge) {
    List<StoredHost> hosts = new Rejudgement(writer, judge).of(hostOrDomain);
    if (hostOrDomain == null) {
      rejudged();
    }
    return hosts;
  }

  @Override
  public void rejudged() {
    tell(session -> session.pending.end(Work.REJUDGEMENT));
  }

  @Override
  public void rejudgeLater() {
    tell(session -> session.pending.begin(Work.REJUDGEMENT));
  }

  @Override
  public boolean rejudgementPending() {
    return ask(session -> session.pending.has(Work.REJUDGEMENT));
  }

  @Override
  public void refuse(
      Function<CrawlUrl, Optional<Decision>> judge, Consumer<List<CrawlUrl>> excluded) {
    new Refusal(writer, judge).of(excluded);
  }

  @Override
  public List<StoredHost> pursueAssets(Pursuit pursuit) {
    return new Pursuing(writer)
        .over((session, after, upTo) -> session.pursuits.assets(after, upTo, pursuit));
  }

  @Override
  public List<StoredHost> pursueExternal() {
    return new Pursuing(writer)
        .over((session, after, upTo) -> session.pursuits.external(after, upTo));
  }

  @Override
  public List<StoredHost> pursueBeyond(int hops) {
    List<StoredHost> hosts = List.of();
    for (int n = 1; n <= hops && hosts.isEmpty(); n++) {
      int now = n;
      hosts =
          new Pursuing(writer)
              .over((session, after, upTo) -> session.pursuits.beyond(after, upTo, now));
    }
    return hosts;
  }

  @Override
  public List<StoredHost> hostsWithQueued(long after, int limit) {
    return ask(session -> session.hosts.withQueued(session.runs.current(), after, limit));
  }

  @Override
  public boolean pagesQueued() {
    return ask(session -> session.queued.anyPages());
  }

  @Override
  public List<StoredHost> hostsToSpare(Instant now) {
    return ask(session -> session.hosts.nextAfter(now));
  }

  @Override
  public List<CrawlUrl> queued(long host, int limit) {
    return queued(Map.of(host, limit)).getFirst();
  }

  @Override
  public List<List<CrawlUrl>> queued(Map<Long, Integer> limits) {
    long run = comparison.current();
    return queues.read(
        rows -> {
          List<List<CrawlUrl>> found = new ArrayList<>(limits.size());
          for (Map.Entry<Long, Integer> each : limits.entrySet()) {
            found.add(rows.first(run, each.getKey(), each.getValue()));
          }
          return found;
        });
  }

  @Override
  public void saveTraps(List<Trap> traps) {
    if (!traps.isEmpty()) {
      tell(session -> session.traps.keep(traps));
    }
  }

  @Override
  public List<Trap> traps() {
    return ask(session -> session.traps.newest());
  }

  @Override
  public Optional<Url> leadingTo(long url) {
    return ask(session -> session.traps.leadingTo(url));
  }

  @Override
  public void addScope(String scope) {
    tell(
        session -> {
          session.pending.begin(Work.REJUDGEMENT);
          session.seeds.addScope(scope);
        });
  }

  @Override
  public List<String> scopes() {
    return ask(session -> session.seeds.scopes());
  }

  @Override
  public Optional<RobotsFile> robots(String origin) {
    return ask(session -> session.robots.find(origin));
  }

  /** The way into the current run for answers that were had elsewhere. */
  public Intake intake() {
    return new Intake(writer, hash);
  }

  @Override
  public void saveRobots(RobotsFile file) {
    tell(session -> session.robots.save(file));
  }

  @Override
  public void close() {
    comparison.close();
    queues.close();
    lookups.close();
    writer.close();
    packer.close();
    lock.close();
  }

  private <T> T ask(Job.Question<T> question) {
    return writer.call(new Job.Ask<>(question));
  }

  @FunctionalInterface
  private interface Change {
    void make(Session session) throws SQLException;
  }

  private void tell(Change change) {
    writer.call(
        new Job.Ask<>(
            session -> {
              change.make(session);
              return true;
            }));
  }
}
