package weft.config;

import static weft.config.Topic.POLITENESS;
import static weft.config.Topic.REQUESTS;
import static weft.config.Topic.SEEDS;
import static weft.config.Topic.STORAGE;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import weft.parse.ExtractRule;
import weft.robots.RobotsPolicy;
import weft.store.StoreSettings;
import weft.url.Userinfo;

/**
 * The registry of settings: each is declared here once, and flags, TOML keys, environment
 * variables, help and documentation all come from this declaration.
 */
public final class Settings {
  private static final Duration DAY = Duration.ofDays(1);

  public static final Key<Path> INPUT =
      Key.of(
              SEEDS,
              "input",
              new PathType(),
              null,
              "Read seeds from FILE, one a line, or from a CSV column; - is stdin")
          .letter('i')
          .alias("--seed-file", "--files-from", "--list")
          .manyTimes();
  public static final Key<Path> OUTPUT =
      Key.of(
              SEEDS,
              "output",
              new PathType(),
              null,
              "The SQLite file; default is <host of the first seed>.db")
          .letter('o');
  public static final Key<SeedRedirects> SEED_REDIRECTS =
      Key.of(
          SEEDS,
          "seed-redirects",
          new ChoiceType<>(SeedRedirects.class),
          "extend",
          "Whether a seed's redirect extends its scope to where it leads");

  public static final Key<String> SITEMAP =
      Key.of(
              SEEDS,
              "sitemap",
              new SecretType(
                  new TextType(
                      "URL|auto|off",
                      Pattern.compile("auto|off|https?://\\S+", Pattern.CASE_INSENSITIVE),
                      "must be an http(s) URL, auto or off"),
                  Userinfo::withoutIn,
                  Userinfo::without),
              null,
              "Sitemap to read; auto, as by default: those of the seeds' hosts")
          .alias("--sitemap-url", "--follow-sitemaps=auto", "--no-follow-sitemaps=off")
          .manyTimes();

  public static final Key<Boolean> SEEDS_ONLY =
      Key.of(
              SEEDS,
              "seeds-only",
              new SwitchType(true),
              "off",
              "Fetch the seeds and what they redirect to; record their links and follow none")
          .alias("--list-mode=on");

  public static final Key<Long> CONCURRENCY =
      Key.of(POLITENESS, "concurrency", new NumberType(1, 10_000), "64", "Fetches at once")
          .alias("--max-concurrency", "--max-threads");
  public static final Key<Long> HOST_CONCURRENCY =
      Key.of(
          POLITENESS, "host-concurrency", new NumberType(1, 1000), "2", "Fetches at once a host");
  public static final Key<Duration> DELAY =
      Key.of(
              POLITENESS,
              "delay",
              durations(0, DAY),
              "500ms",
              "Least time between requests to a host; a bare number means seconds")
          .alias("--wait", "--host-request-interval");
  public static final Key<Duration> MAX_DELAY =
      Key.of(
          POLITENESS,
          "max-delay",
          durations(0, DAY),
          "60s",
          "Most that back-off asks for; Retry-After is kept up to 24h");
  public static final Key<Boolean> ADAPTIVE =
      Key.of(
          POLITENESS,
          "adaptive",
          new SwitchType(false),
          "on",
          "Ask a host less often while it is slow to answer");
  public static final Key<RobotsPolicy> ROBOTS =
      Key.of(
              POLITENESS,
              "robots",
              new ChoiceType<>(RobotsPolicy.class),
              "obey",
              "What to do with robots.txt; report fetches and records it only")
          .alias("--no-robots=ignore");
  public static final Key<Duration> CRAWL_DELAY_CAP =
      Key.of(
          POLITENESS,
          "crawl-delay-cap",
          durations(0, DAY),
          "60s",
          "Most that a Crawl-delay in robots.txt asks for; a cut is reported");

  public static final Key<String> USER_AGENT =
      Key.of(
              REQUESTS,
              "user-agent",
              TextType.any("S"),
              null,
              "The User-Agent header; default is Weft/VERSION (+CONTACT)")
          .letter('A')
          .alias("-U");
  public static final Key<String> CONTACT =
      Key.of(
          REQUESTS,
          "contact",
          new TextType(
              "URL|MAIL",
              Pattern.compile("https?://[^\\s()]+|[^\\s()@]+@[^\\s()@]+"),
              "must be an http(s) URL or a mail address"),
          null,
          "Where a site's owner reaches you; goes into the User-Agent");
  public static final Key<String> HEADER =
      Key.of(
              REQUESTS,
              "header",
              new SecretType(
                  new TextType(
                      "'K: V'",
                      Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+:.*"),
                      "must look like 'Name: value'"),
                  Secrets::headerName,
                  Secrets::hidden),
              null,
              "Send a header; @env:VAR in it stands for a variable, @file:PATH for a file's line")
          .letter('H')
          .manyTimes();
  public static final Key<String> RESOLVE =
      Key.of(
              REQUESTS,
              "resolve",
              new TextType(
                  "H:P:ADDR",
                  Pattern.compile(
                      "[^:\\[\\]]+:" + TextType.PORT + ":(?:[0-9.]+|\\[?[0-9A-Fa-f:.]+\\]?)"),
                  "must look like HOST:PORT:ADDRESS, such as example.org:443:192.0.2.7"),
              null,
              "Connect to ADDR for host H and port P instead of looking it up")
          .manyTimes();
  public static final Key<Boolean> INSECURE =
      Key.of(REQUESTS, "insecure", new SwitchType(true), "off", "Do not verify TLS certificates")
          .letter('k')
          .alias("--no-check-certificate=on");
  public static final Key<Path> CA =
      Key.of(REQUESTS, "ca", new PathType(), null, "PEM file with further trusted certificates")
          .alias("--ca-certificate");
  public static final Key<Duration> TIMEOUT =
      Key.of(REQUESTS, "timeout", durations(1, DAY), "30s", "For one request as a whole");
  public static final Key<Duration> CONNECT_TIMEOUT =
      Key.of(REQUESTS, "connect-timeout", durations(1, DAY), "10s", "For one connection, with TLS");
  public static final Key<Duration> READ_TIMEOUT =
      Key.of(REQUESTS, "read-timeout", durations(1, DAY), "20s", "For silence while reading");
  public static final Key<Long> RETRIES =
      Key.of(
              REQUESTS,
              "retries",
              new NumberType(0, 100),
              "3",
              "Try again N times after what --retry-on lists")
          .alias("--tries", "--max-retries");
  public static final Key<Long> MAX_REDIRECTS =
      Key.of(
              REQUESTS,
              "max-redirects",
              new NumberType(0, 100),
              "10",
              "Follow at most N redirects in a row")
          .alias("--max-redirect");

  public static final Key<StoreSettings.Bodies> STORE_BODY =
      Key.of(
          STORAGE,
          "store-body",
          new ChoiceType<>(StoreSettings.Bodies.class),
          "all",
          "Which bodies to keep");
  public static final Key<ContentTime> CONTENT =
      Key.of(
          STORAGE,
          "content",
          new ChoiceType<>(ContentTime.class),
          "later",
          "Derive text, language, metadata... while crawling, or when first needed");
  public static final Key<ExtractRule> EXTRACT =
      Key.of(
              STORAGE,
              "extract",
              new ExtractType(),
              null,
              "A column of your own: css:SELECTOR[@attr], xpath:, json: or re: after NAME=")
          .letter('x')
          .manyTimes();
  public static final Key<StoreSettings.Durability> DURABILITY =
      Key.of(
          STORAGE,
          "durability",
          new ChoiceType<>(StoreSettings.Durability.class),
          "fast",
          "full: not even a power cut loses a page; fast: it may lose the newest");

  private static final List<Key<?>> ALL =
      List.of(
          INPUT,
          OUTPUT,
          SEED_REDIRECTS,
          SITEMAP,
          SEEDS_ONLY,
          ScopeKeys.SCOPE_PRESET,
          ScopeKeys.DEPTH,
          ScopeKeys.INCLUDE,
          ScopeKeys.EXCLUDE,
          ScopeKeys.PRIORITY,
          ScopeKeys.TRAPS,
          ScopeKeys.MAX_REPEATS,
          ScopeKeys.MAX_SEGMENTS,
          ScopeKeys.MAX_PARAMETERS,
          ScopeKeys.EXTRA_HOPS,
          ScopeKeys.ASSETS,
          ScopeKeys.EXTERNAL,
          ScopeKeys.TYPE,
          ScopeKeys.SKIP_EXT,
          ScopeKeys.STRIP_TRACKING,
          ScopeKeys.STRIP_QUERY,
          ScopeKeys.HOST_ALIAS,
          ScopeKeys.FOLLOW_NOFOLLOW,
          ScopeKeys.IGNORE_META_ROBOTS,
          LimitKeys.MAX_PAGES,
          LimitKeys.MAX_TIME,
          LimitKeys.MAX_BYTES,
          LimitKeys.MAX_PER_HOST,
          LimitKeys.BUDGET,
          LimitKeys.MIN_FREE_DISK,
          CONCURRENCY,
          HOST_CONCURRENCY,
          DELAY,
          MAX_DELAY,
          RequestKeys.RATE,
          RequestKeys.LIMIT_RATE,
          RequestKeys.HOURS,
          ADAPTIVE,
          ROBOTS,
          CRAWL_DELAY_CAP,
          USER_AGENT,
          CONTACT,
          HEADER,
          RequestKeys.AUTH,
          RequestKeys.NETRC,
          RequestKeys.COOKIES,
          RequestKeys.SAVE_COOKIES,
          RequestKeys.ACCEPT_COOKIES,
          RequestKeys.PROXY,
          RequestKeys.BIND,
          RequestKeys.DNS_SERVER,
          RequestKeys.ALLOW_PRIVATE,
          RESOLVE,
          INSECURE,
          RequestKeys.MIN_TLS,
          CA,
          TIMEOUT,
          CONNECT_TIMEOUT,
          READ_TIMEOUT,
          RETRIES,
          RequestKeys.RETRY_ON,
          MAX_REDIRECTS,
          BoundKeys.MAX_SIZE,
          BoundKeys.MAX_DECODED,
          BoundKeys.MAX_RATIO,
          BoundKeys.MAX_HEADER,
          BoundKeys.MAX_LINKS,
          BoundKeys.MAX_ELEMENTS,
          BoundKeys.MAX_NESTING,
          BoundKeys.PARSE_TIME,
          BoundKeys.MAX_ROBOTS,
          BoundKeys.MAX_SITEMAP,
          RecrawlKeys.REVISIT,
          RecrawlKeys.SINCE,
          RecrawlKeys.RETRY_FAILED,
          STORE_BODY,
          CONTENT,
          EXTRACT,
          DURABILITY,
          BesideKeys.ON_PAGE,
          BesideKeys.ON_PAGE_PROCESSES,
          BesideKeys.ON_PAGE_TIME,
          BesideKeys.ON_PAGE_ANSWERS,
          BesideKeys.WARC,
          BesideKeys.WARC_FILE_SIZE,
          ConsoleKeys.CONFIG,
          ConsoleKeys.SET,
          ConsoleKeys.PROGRESS,
          ConsoleKeys.EVENTS,
          ConsoleKeys.METRICS,
          ConsoleKeys.PROFILE,
          ConsoleKeys.LOG_FORMAT,
          ConsoleKeys.VERBOSE,
          ConsoleKeys.QUIET);

  private Settings() {}

  static DurationType durations(long leastMillis, Duration most) {
    return new DurationType(Duration.ofMillis(leastMillis), most);
  }

  /** Every setting, in the order of help: by topic. */
  public static List<Key<?>> all() {
    return ALL;
  }

  /** The settings that may stand in a file or the environment. */
  public static List<Key<?>> inFiles() {
    return ALL.stream().filter(key -> !key.flagOnly()).toList();
  }

  /** The setting of that name, among those that may stand in a file. */
  static Optional<Key<?>> named(String name) {
    return inFiles().stream().<Key<?>>map(key -> key).filter(k -> k.name().equals(name)).findAny();
  }

  /** The names of settings that may stand in a file. */
  static List<String> names() {
    return inFiles().stream().map(Key::name).toList();
  }
}
