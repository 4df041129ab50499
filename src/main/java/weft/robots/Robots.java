package weft.robots;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import weft.fetch.FetchObserver;
import weft.fetch.Fetcher;
import weft.model.RobotsFile;
import weft.url.HostKey;
import weft.url.Url;

/**
 * The word of robots.txt on any URL. Safe for any number of threads.
 *
 * <p>Visits ask {@link #check} first, which costs no request, and {@link #fetch} where the answer
 * is {@link RobotsVerdict.Unknown}. Of several threads that fetch for the same origin one asks and
 * the others wait for what it learns.
 */
public final class Robots {
  /** Bytes of memory for rules; some 20,000 origins with files of ordinary length. */
  static final long CACHE_WEIGHT = 64L << 20;

  private static final int ENTRY_WEIGHT = 512;

  private final RobotsSettings settings;
  private final Fetcher fetcher;
  private final RobotsArchive archive;
  private final LocationResolver locations;
  private final InstantSource clock;
  private final Cache<String, Answer.Known> cache =
      Caffeine.newBuilder()
          .maximumWeight(CACHE_WEIGHT)
          .weigher((String _, Answer.Known known) -> ENTRY_WEIGHT + known.rules().weight())
          .executor(Runnable::run)
          .build();
  private final ConcurrentMap<String, Flight> flights = new ConcurrentHashMap<>();

  /** A service that asks through that fetcher and keeps what it learns in that archive. */
  public Robots(
      RobotsSettings settings,
      Fetcher fetcher,
      RobotsArchive archive,
      LocationResolver locations,
      InstantSource clock) {
    this.settings = settings;
    this.fetcher = fetcher;
    this.archive = archive;
    this.locations = locations;
    this.clock = clock;
  }

  /**
   * The verdict as far as it is known without the network: from memory, or from the archive where
   * that holds a file that is young enough; else {@link RobotsVerdict.Unknown}.
   */
  public RobotsVerdict check(Url url) {
    if (policy(url) == RobotsPolicy.IGNORE) {
      return new RobotsVerdict.Allowed(null);
    }
    String origin = url.origin();
    Answer.Known known = cached(origin);
    if (known == null) {
      known = archived(origin);
    }
    return known == null ? new RobotsVerdict.Unknown() : verdict(known, url);
  }

  /**
   * Values of the {@code Sitemap} lines in the archived robots.txt of the URL's origin, as they
   * stand there and whoever is allowed what; empty where none is archived. Read anew each time,
   * since they are wanted once an origin.
   */
  public List<String> sitemaps(Url url) {
    return archive
        .load(url.origin())
        .map(RobotsFile::text)
        .map(text -> RobotsRules.parse(text).sitemaps())
        .orElse(List.of());
  }

  /**
   * The verdict, after a request for the origin's robots.txt within the caller's lease; never
   * {@link RobotsVerdict.Unknown}.
   *
   * @param gate is passed before each request that a redirect makes necessary
   * @param observer of the first request; told of waiting also while another thread's fetch for the
   *     same origin is waited for
   */
  public RobotsVerdict fetch(Url url, RequestGate gate, FetchObserver observer)
      throws InterruptedException {
    if (policy(url) == RobotsPolicy.IGNORE) {
      return new RobotsVerdict.Allowed(null);
    }
    String origin = url.origin();
    while (true) {
      Flight own = new Flight();
      Flight other = flights.putIfAbsent(origin, own);
      Answer answer = other == null ? lead(url, own, gate, observer) : join(other, observer);
      if (answer != null) {
        return verdict(answer, url);
      }
    }
  }

  /** Fetches, unless another thread has done so since the caller looked. */
  private Answer lead(Url url, Flight flight, RequestGate gate, FetchObserver observer)
      throws InterruptedException {
    String origin = url.origin();
    Answer answer = null;
    try {
      answer = cached(origin);
      if (answer == null) {
        answer = ask(origin, url.hostKey(), gate, observer);
      }
      return answer;
    } finally {
      flights.remove(origin, flight);
      flight.land(answer);
    }
  }

  /** Waits for another thread's fetch; null where that thread came to grief. */
  private static @Nullable Answer join(Flight flight, FetchObserver observer)
      throws InterruptedException {
    observer.connecting();
    try {
      return flight.await();
    } finally {
      observer.connected();
    }
  }

  private Answer ask(String origin, HostKey host, RequestGate gate, FetchObserver observer)
      throws InterruptedException {
    RobotsFetch fetch = new RobotsFetch(fetcher, locations, origin, settings.maxBytes(), clock);
    return switch (fetch.run(gate, observer)) {
      case RobotsFetch.Settled(RobotsFile file) -> {
        archive.save(file);
        yield remember(file);
      }
      case RobotsFetch.Unsettled(RobotsFile file, RobotsVerdict.Unreachable verdict) -> {
        archive.save(file);
        yield settings.policies().apply(host) == RobotsPolicy.REPORT
            ? remember(origin, new Answer.Known(file.fetchedAt(), AgentRules.NONE))
            : new Answer.Without(verdict);
      }
      case RobotsFetch.NotAsked(RobotsVerdict verdict) -> new Answer.Without(verdict);
    };
  }

  private Answer.@Nullable Known cached(String origin) {
    Answer.Known known = cache.getIfPresent(origin);
    return known != null && isFresh(known.fetchedAt()) ? known : null;
  }

  /** About how many bytes the rules in memory take. */
  long weight() {
    cache.cleanUp();
    return cache.policy().eviction().orElseThrow().weightedSize().orElse(0);
  }

  private Answer.@Nullable Known archived(String origin) {
    Optional<RobotsFile> file = archive.load(origin);
    boolean usable =
        file.isPresent() && isFresh(file.get().fetchedAt()) && RobotsFetch.isSettled(file.get());
    return usable ? remember(file.get()) : null;
  }

  private boolean isFresh(Instant fetchedAt) {
    Instant now = clock.instant();
    return !fetchedAt.isAfter(now) && now.isBefore(fetchedAt.plus(settings.maxAge()));
  }

  private Answer.Known remember(RobotsFile file) {
    String text = file.text();
    AgentRules rules =
        text == null ? AgentRules.NONE : RobotsRules.parse(text).forAgent(settings.productToken());
    return remember(file.origin(), new Answer.Known(file.fetchedAt(), rules));
  }

  private Answer.Known remember(String origin, Answer.Known known) {
    cache.put(origin, known);
    return known;
  }

  private RobotsPolicy policy(Url url) {
    return settings.policies().apply(url.hostKey());
  }

  private RobotsVerdict verdict(Answer answer, Url url) {
    return switch (answer) {
      case Answer.Without(RobotsVerdict same) -> same;
      case Answer.Known known -> {
        RobotsRules.Match match = known.rules().match(url.pathAndQuery());
        yield match.allowed() || policy(url) == RobotsPolicy.REPORT
            ? new RobotsVerdict.Allowed(match.crawlDelay())
            : new RobotsVerdict.Disallowed(match.line(), match.text(), match.crawlDelay());
      }
    };
  }
}
