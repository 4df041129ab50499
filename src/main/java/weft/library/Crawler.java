package weft.library;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import weft.config.ConfigException;
import weft.config.ConfigLoader;
import weft.config.ConsoleKeys;
import weft.config.Effective;
import weft.config.Flag;
import weft.config.RoomSettings;
import weft.config.SeedList;
import weft.config.SeedReader;
import weft.config.Settings;
import weft.config.Topic;
import weft.crawl.Crawl;
import weft.crawl.CrawlListener;
import weft.crawl.CrawlReport;
import weft.crawl.CrawlSettings;
import weft.crawl.Extensions;
import weft.crawl.LoginFailed;
import weft.crawl.PageStep;
import weft.crawl.SteadyClock;
import weft.fetch.Credentials;
import weft.model.Run;
import weft.model.Seed;
import weft.parse.PageParser;
import weft.store.SqliteStore;
import weft.url.Canonicalizer;
import weft.url.Domains;

/**
 * A crawl into one file, as {@code weft crawl} does it. A file with an unfinished run has that run
 * carried on, else a new run begins; without seeds those of the newest run are taken again. For one
 * thread and one crawl, but {@link #stop} may be called from any.
 */
public final class Crawler {
  private final Path file;
  private final List<String> seeds = new ArrayList<>();
  private final List<Flag> flags = new ArrayList<>();
  private CrawlListener listener = CrawlListener.NONE;
  private @Nullable UnaryOperator<PageParser> parsing;
  private volatile @Nullable Crawl crawl;
  private volatile boolean stopped;

  private Crawler(Path file) {
    this.file = file;
  }

  /** A crawl into that SQLite file, which is made where there is none. */
  public static Crawler into(Path file) {
    return new Crawler(file);
  }

  /** Adds a URL to begin with; without a scheme https is tried, then http. */
  public Crawler seed(String url) {
    seeds.add(url);
    return this;
  }

  /**
   * Sets what {@code weft.toml} calls so, in the form that a flag takes: {@code "depth", "3"}.
   * Those that can be given several times add up.
   *
   * @throws ConfigException if there is no such setting, or when the crawl is run, if the value is
   *     none for it
   */
  public Crawler set(String name, String value) {
    boolean known =
        Settings.inFiles().stream()
            .anyMatch(
                key ->
                    key.name().equals(name)
                        && key.topic() != Topic.CONSOLE
                        && key.topic() != Topic.BESIDE
                        && !key.equals(Settings.OUTPUT)
                        && !key.equals(Settings.INPUT));
    boolean command = Settings.all().stream().anyMatch(key -> key.name().equals(name));
    if (!known && command) {
      throw new ConfigException(name + ": is a setting of the command line, not of the library");
    }
    flags.add(new Flag(ConsoleKeys.SET, "set", name + "=" + value));
    return this;
  }

  /**
   * Has a listener told of every visit once it is stored, on the visit's own thread: many at a
   * time, so it has to be safe for that.
   */
  public Crawler listener(CrawlListener told) {
    listener = told;
    return this;
  }

  /**
   * Parses pages otherwise. Sitemaps are not concerned.
   *
   * @param own makes of the standard parser the one that is to be used, which may ask the standard
   *     one; safe for any number of threads. Where it throws, or answers null, the standard one
   *     parses
   */
  public Crawler parser(UnaryOperator<PageParser> own) {
    parsing = own;
    return this;
  }

  /**
   * Crawls until nothing is left to do, a limit is reached, or {@link #stop} is called.
   *
   * @throws ConfigException if a setting, a seed or a login is wrong; nothing was crawled then
   * @throws weft.store.StoreException if the file is in trouble; what was committed is safe
   */
  public CrawlReport run() throws InterruptedException {
    Effective given = ConfigLoader.plain(flags);
    Optional<SeedList> read = read();
    Domains domains = new Domains();
    try (SqliteStore store =
        SqliteStore.open(
            file, settings(given).store(), Product.version(), domains::registeredDomain)) {
      Optional<Run> last = store.lastRun();
      Run unfinished = last.filter(run -> !run.finished()).orElse(null);
      Effective effective = read.isPresent() ? given : storedOf(last);
      Credentials credentials = new RoomSettings(effective).credentials(System.getenv());
      read.ifPresent(list -> list.credentials().forEach(credentials::put));
      List<Seed> named =
          read.map(SeedList::seeds)
              .orElseGet(() -> unfinished == null ? store.seeds(last.orElseThrow()) : List.of());
      return run(store, effective, named, credentials, unfinished);
    }
  }

  private CrawlReport run(
      SqliteStore store,
      Effective effective,
      List<Seed> named,
      Credentials credentials,
      @Nullable Run unfinished)
      throws InterruptedException {
    SteadyClock clock = new SteadyClock();
    Extensions extensions = new Extensions(parsing, PageStep.NONE);
    Crawl ready =
        new Crawl(
            settings(effective),
            store,
            () -> file.toAbsolutePath().toFile().getUsableSpace(),
            credentials,
            listener,
            extensions,
            clock);
    crawl = ready;
    if (stopped) {
      ready.stop("asked for");
    }
    logIn(ready);
    String config = effective.renderStored();
    Run run = unfinished == null ? store.begin(config, clock.instant()) : store.carryOn(config);
    return ready.run(run, named, unfinished != null && !unfinished.config().equals(config));
  }

  /** Asks a crawl under way to stop; it ends within seconds and can be carried on. */
  public void stop() {
    stopped = true;
    Crawl running = crawl;
    if (running != null) {
      running.stop("asked for");
    }
  }

  private Optional<SeedList> read() {
    if (seeds.isEmpty()) {
      if (!Files.exists(file)) {
        throw noSeeds();
      }
      return Optional.empty();
    }
    Canonicalizer canonicalizer = new Canonicalizer();
    SeedReader reader =
        new SeedReader(
            text -> canonicalizer.canonicalize(text, null),
            InputStream.nullInputStream(),
            Path.of(""));
    return Optional.of(reader.read(seeds, List.of()));
  }

  private Effective storedOf(Optional<Run> last) {
    if (last.isEmpty()) {
      throw noSeeds();
    }
    return Effective.parseStored(last.get().config()).with(flags);
  }

  private ConfigException noSeeds() {
    return new ConfigException("no seeds, and " + file + " holds no run; name a URL with seed");
  }

  private static CrawlSettings settings(Effective effective) {
    return new RoomSettings(effective).crawl(Product.version(), System.getenv());
  }

  private static void logIn(Crawl crawl) throws InterruptedException {
    try {
      crawl.logIn();
    } catch (LoginFailed e) {
      throw new ConfigException(String.valueOf(e.getMessage()), e);
    }
  }
}
