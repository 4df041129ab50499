package weft.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
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
import weft.url.Glob;
import weft.url.HostKey;
import weft.url.Url;

/**
 * Where a crawl is kept, as the crawl sees it. Unless it says otherwise, a method is carried out by
 * the single writer thread and parks the caller until it is committed; safe for any number of
 * callers. All but the first four refer to the run that was begun or continued last. Throws {@link
 * StoreException} once the store has failed, for that call and every later one.
 */
public interface PageStore extends AutoCloseable {

  /** The newest run, if there is one. */
  Optional<Run> lastRun();

  /** Begins a run; {@link #seedsPending} until its seeds are stored. */
  Run begin(String config, Instant at);

  /** Takes the newest run up again, with the configuration it shall have from now on. */
  Run carryOn(String config);

  /** The URLs of the newest run that failed, as they stand at that time. */
  Failed failed(Instant now);

  /** Queues the failed URLs of the current run that are due to be tried again at that time. */
  void retryFailed(Instant now);

  /** Gives the current run other settings from now on. */
  void configure(String config);

  /** Records why and when the current run stopped. */
  void end(RunEnd end, Instant at);

  /**
   * Queues a URL once more that has been asked once and was answered with a redirect; does nothing
   * where that is not so.
   */
  Saved again(Url redirected);

  /** What the current run has done so far. */
  RunTotals totals();

  /**
   * Makes rows for seeds. What the run knows already is not queued a second time, but is at depth 0
   * from now on, and queued if only its depth, its links or a smaller scope kept it out.
   */
  Saved seed(List<Seed> seeds, Function<Url, Decision> judge);

  /**
   * Whether the process that named the newest run's seeds ended before all of them were stored, so
   * that they have to be named again.
   */
  boolean seedsPending();

  /** The seeds of the current run. */
  List<Seed> seeds();

  /** The seeds of that run. */
  List<Seed> seeds(Run run);

  /**
   * Makes rows for sitemaps that no other sitemap names, at depth 0. What the run knows as a page
   * is to be fetched as a sitemap too. Each URL at most once.
   */
  Saved sitemaps(List<NamedSitemap> named);

  /** How many pages of each host the current run has stored; costs a look at every row. */
  Map<HostKey, Integer> pagesByHost();

  /**
   * How many pages the current run has stored whose URLs match, for each pattern; costs a look at
   * every row.
   */
  List<Integer> pagesMatching(List<Glob> patterns);

  /**
   * The newest good answer that an earlier run has of a URL for what is wanted of it, unless {@link
   * StoreSettings#since} rules that out. Does not wait for the writer.
   */
  Optional<Earlier> earlier(CrawlUrl url);

  /** The links of an earlier answer, as far as it takes to follow them. */
  List<Outlink> links(Earlier earlier);

  /** Saves one visit. */
  Saved save(Visit visit);

  /** Ends every queued URL of a host with that reason; answers how many there were. */
  int endHost(long host, Reason reason, String rule);

  /**
   * Whether scope or patterns have changed since the last time that everything was judged again, as
   * after a process that ended in the middle of it.
   */
  boolean rejudgementPending();

  /** Notes that the scope is about to grow, so that {@link #rejudgementPending} says so. */
  void rejudgeLater();

  /** Notes that whatever a scope that grew may have let in has been judged. */
  void rejudged();

  /**
   * Judges again what was excluded by scope or pattern, and queues what is now accepted. Links that
   * were only checked become pages where they are accepted now.
   *
   * @param hostOrDomain only URLs of that host name or registered domain; absent for all
   * @return hosts that have queued URLs because of it
   */
  List<StoredHost> rejudge(@Nullable String hostOrDomain, Function<Url, Decision> judge);

  /**
   * Judges again what is queued, and excludes what is wanted no more.
   *
   * @param judge why a URL is wanted no more; empty where it still is
   * @param excluded is told of them, some at a time, once that is committed
   */
  void refuse(Function<CrawlUrl, Optional<Decision>> judge, Consumer<List<CrawlUrl>> excluded);

  /**
   * Queues what the pages stored so far need to be shown and nothing else leads to.
   *
   * @param pursuit as what
   * @return hosts that have queued URLs because of it
   */
  List<StoredHost> pursueAssets(Pursuit pursuit);

  /** Queues, to be checked, what the pages in scope link to outside it; answers likewise. */
  List<StoredHost> pursueExternal();

  /**
   * Queues the pages that are linked from those stored so far and are at most that many hops beyond
   * the scope; answers likewise. Pages one hop beyond come first, so that this is called again once
   * they have been visited, until nothing is queued by it.
   */
  List<StoredHost> pursueBeyond(int hops);

  /** Hosts with queued URLs. */
  default List<StoredHost> hostsWithQueued() {
    return hostsWithQueued(0, Integer.MAX_VALUE);
  }

  /** The next hosts with queued URLs, by row id; at most {@code limit}. */
  List<StoredHost> hostsWithQueued(long after, int limit);

  /** Whether anything is queued that is a page of the crawl or may list some. */
  boolean pagesQueued();

  /** The hosts that must not be asked at that time yet; costs a look at every host. */
  List<StoredHost> hostsToSpare(Instant now);

  /** The first queued URLs of a host by priority, depth, row id; at most {@code limit}. */
  List<CrawlUrl> queued(long host, int limit);

  /** What {@link #queued(long, int)} answers for each host with that limit, in the same order. */
  List<List<CrawlUrl>> queued(Map<Long, Integer> limits);

  /** Keeps what is known of URL patterns that bring little; of each, the latest in the run. */
  void saveTraps(List<Trap> traps);

  /** What was kept last of each such pattern, in the current run or before. */
  List<Trap> traps();

  /** The URL that the shortest way to a URL, by row id, comes from; empty for a seed. */
  Optional<Url> leadingTo(long url);

  /** Keeps a scope that a seed's redirect added, as {@code PRESET URL}. */
  void addScope(String scope);

  /** The scopes kept for the current run. */
  List<String> scopes();

  /** The newest robots.txt kept for an origin, of whatever run. */
  Optional<RobotsFile> robots(String origin);

  /** Keeps a robots.txt. */
  void saveRobots(RobotsFile file);

  /** Commits what is waiting, then closes the file in good order. */
  @Override
  void close();
}
