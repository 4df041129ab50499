package weft.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import weft.crawl.Budget;
import weft.crawl.CrawlSettings;
import weft.crawl.Limits;
import weft.crawl.Reach;
import weft.crawl.RevisitSettings;
import weft.crawl.SitemapSettings;
import weft.fetch.AnswerLimits;
import weft.fetch.Credentials;
import weft.fetch.FetchSettings;
import weft.fetch.FetchSettings.Resolve;
import weft.fetch.MediaRanges;
import weft.frontier.PolitenessSettings;
import weft.model.Header;
import weft.parse.ExtractRules;
import weft.parse.ParseLimits;
import weft.parse.ParseSettings;
import weft.robots.RobotsPolicy;
import weft.scope.ScopePreset;
import weft.scope.ScopeSettings;
import weft.scope.TrapSettings;
import weft.store.StoreSettings;
import weft.url.CanonicalResult;
import weft.url.Canonicalizer;
import weft.url.Glob;
import weft.url.HostKey;
import weft.url.Rewrites;
import weft.url.StrippedParameter;
import weft.url.Url;
import weft.url.Userinfo;

/** What each room wants to know, taken from one configuration. */
public record RoomSettings(Effective effective) {
  /** A tree's element takes some 200 bytes, and a page is not alone. */
  private static final int ELEMENTS_IN_HEAP =
      (int) Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() >> 10);

  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final Duration KEEP_ALIVE_LEAST = Duration.ofSeconds(30);
  private static final Duration KEEP_ALIVE_MOST = Duration.ofMinutes(5);

  /** How to fetch; the version stands in the User-Agent. */
  public FetchSettings fetch(String version) {
    return new FetchSettings(
        userAgent(version),
        effective.get(Settings.CONNECT_TIMEOUT),
        effective.get(Settings.READ_TIMEOUT),
        effective.get(Settings.TIMEOUT),
        effective.get(BoundKeys.MAX_SIZE),
        effective.get(BoundKeys.MAX_DECODED),
        concurrency(),
        keepAlive(),
        effective.get(Settings.INSECURE),
        effective.find(Settings.CA).map(Path::toAbsolutePath).orElse(null),
        effective.list(Settings.RESOLVE).stream().map(RoomSettings::resolve).toList());
  }

  /**
   * The User-Agent header: the one that was set, or our name; with the contact, where it is new.
   */
  public String userAgent(String version) {
    String name = effective.find(Settings.USER_AGENT).orElse("Weft/" + version);
    return effective
        .find(Settings.CONTACT)
        .filter(contact -> !name.contains(contact))
        .map(contact -> name + " (+" + contact + ")")
        .orElse(name);
  }

  /** The product token that robots.txt groups are selected by: the User-Agent up to its version. */
  public String productToken(String version) {
    return userAgent(version).split("[/ ]", 2)[0];
  }

  private Duration keepAlive() {
    Duration wanted = effective.get(Settings.DELAY).multipliedBy(3);
    if (wanted.compareTo(KEEP_ALIVE_LEAST) < 0) {
      return KEEP_ALIVE_LEAST;
    }
    return wanted.compareTo(KEEP_ALIVE_MOST) > 0 ? KEEP_ALIVE_MOST : wanted;
  }

  private static Resolve resolve(String text) {
    String[] parts = text.split(":", 3);
    int port = Integer.parseInt(parts[1]);
    String address =
        parts[2].startsWith("[") ? parts[2].substring(1, parts[2].length() - 1) : parts[2];
    return new Resolve(parts[0], port, address);
  }

  /** Headers to send with requests for any page. */
  List<Header> openHeaders(Map<String, String> environment) {
    return Secrets.headers(Secrets.open(effective.list(Settings.HEADER)), environment);
  }

  /** Headers with secrets, references to the environment and to files looked up. */
  List<Header> secretHeaders(Map<String, String> environment) {
    return Secrets.headers(Secrets.closed(effective.list(Settings.HEADER)), environment);
  }

  /**
   * Names and passwords for hosts, references to the environment looked up; those of seeds are not
   * among them.
   */
  public Credentials credentials(Map<String, String> environment) {
    return new HostRoomSettings(effective).credentials(environment);
  }

  /** Which passwords are where others can read them: one line for people each. */
  public List<String> cautions() {
    List<String> cautions = new ArrayList<>();
    for (String text : effective.list(RequestKeys.AUTH)) {
      Auth auth = Auth.of(text);
      if (Secrets.literal(auth.password()) && effective.origin(RequestKeys.AUTH).startsWith("--")) {
        cautions.add(
            "the password of "
                + auth.user()
                + " at "
                + auth.hosts()
                + " can be read by other users of this machine; write @env:VAR or @file:PATH in its"
                + " place");
      }
    }
    return cautions;
  }

  /** How hosts are treated. A delay above the bound of our own back-off raises that bound. */
  public PolitenessSettings politeness() {
    Duration delay = effective.get(Settings.DELAY);
    Duration most = effective.get(Settings.MAX_DELAY);
    return new PolitenessSettings(
        Math.toIntExact(effective.get(Settings.HOST_CONCURRENCY)),
        delay,
        delay.compareTo(most) > 0 ? delay : most,
        effective.get(Settings.CRAWL_DELAY_CAP),
        effective.get(Settings.ADAPTIVE));
  }

  /** Which URLs belong to the crawl. */
  public ScopeSettings scope() {
    return new ScopeSettings(
        preset(),
        effective.patterns(),
        words(ScopeKeys.SKIP_EXT)
            .map(extension -> extension.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet()),
        new HostRoomSettings(effective).patterns(),
        traps());
  }

  private TrapSettings traps() {
    return new TrapSettings(
        effective.get(ScopeKeys.TRAPS),
        Math.toIntExact(effective.get(ScopeKeys.MAX_REPEATS)),
        Math.toIntExact(effective.get(ScopeKeys.MAX_SEGMENTS)),
        Math.toIntExact(effective.get(ScopeKeys.MAX_PARAMETERS)));
  }

  /** What comes after the pages in scope. */
  public Reach reach() {
    return new Reach(
        effective.get(ScopeKeys.ASSETS),
        effective.get(ScopeKeys.EXTERNAL) == External.CHECK,
        Math.toIntExact(effective.get(ScopeKeys.EXTRA_HOPS)));
  }

  /** Which spellings of a URL are taken to be one. */
  public Rewrites rewrites() {
    List<StrippedParameter> stripped = new ArrayList<>();
    if (effective.get(ScopeKeys.STRIP_TRACKING)) {
      stripped.addAll(Rewrites.TRACKING);
    }
    words(ScopeKeys.STRIP_QUERY).map(RoomSettings::stripped).forEach(stripped::add);
    Map<String, String> aliases = new HashMap<>();
    for (String alias : effective.list(ScopeKeys.HOST_ALIAS)) {
      String[] names = alias.toLowerCase(Locale.ROOT).split("=", 2);
      aliases.put(names[0], names[1]);
    }
    return new Rewrites(stripped, aliases);
  }

  private static Budget budget(String text) {
    int equals = text.lastIndexOf('=');
    return new Budget(
        Glob.of(text.substring(0, equals)), Integer.parseInt(text.substring(equals + 1)));
  }

  private static StrippedParameter stripped(String text) {
    int colon = text.indexOf(':');
    return colon < 0
        ? StrippedParameter.everywhere(text)
        : new StrippedParameter(
            Glob.ofHost(text.substring(0, colon)), Glob.of(text.substring(colon + 1)));
  }

  private Stream<String> words(Key<String> lists) {
    return effective.list(lists).stream().flatMap(list -> Stream.of(list.split(",")));
  }

  /** Where only seeds are fetched, they may redirect anywhere, and depth keeps out the rest. */
  private ScopePreset preset() {
    ScopePreset preset = effective.get(ScopeKeys.SCOPE_PRESET);
    if (!effective.get(Settings.SEEDS_ONLY)) {
      return preset;
    }
    if (preset != ScopePreset.HOST && preset != ScopePreset.ANY) {
      throw new ConfigException(
          "seeds-only leaves nothing to scope %s; give one of them".formatted(preset.label()));
    }
    return ScopePreset.ANY;
  }

  /**
   * Which sitemaps are read. Named ones take the place of those of the seeds' hosts unless these
   * are asked for too; where nothing but the seeds is fetched, nobody looks for any.
   */
  public SitemapSettings sitemaps() {
    List<String> words = effective.list(Settings.SITEMAP);
    List<Url> named =
        words.stream().filter(word -> word.contains("://")).map(RoomSettings::sitemap).toList();
    boolean off = words.stream().anyMatch("off"::equalsIgnoreCase);
    if (off && words.size() > 1) {
      throw new ConfigException(
          "sitemap off contradicts sitemap "
              + words.stream()
                  .filter(w -> !w.equalsIgnoreCase("off"))
                  .findFirst()
                  .map(Userinfo::without)
                  .orElse("off")
              + "; give one of them");
    }
    boolean auto = words.isEmpty() || words.stream().anyMatch("auto"::equalsIgnoreCase);
    boolean wide = preset() != ScopePreset.PAGE && maxDepth() > 0;
    return new SitemapSettings(auto && wide, named);
  }

  private static Url sitemap(String text) {
    return switch (new Canonicalizer().canonicalize(text, null)) {
      case CanonicalResult.Accepted accepted -> accepted.url();
      case CanonicalResult.Foreign _, CanonicalResult.Malformed _, CanonicalResult.TooLong _ ->
          throw new ConfigException(
              "sitemap " + Userinfo.without(text) + ": not a URL that can be fetched");
    };
  }

  /** How pages are parsed; the version stands in the User-Agent, and that in robots directives. */
  public ParseSettings parse(String version) {
    return ParseSettings.of(productToken(version))
        .withContentNow(effective.get(Settings.CONTENT) == ContentTime.NOW)
        .withExtract(extract())
        .with(parseLimits())
        .withPageNofollow(!effective.get(ScopeKeys.IGNORE_META_ROBOTS));
  }

  private ParseLimits parseLimits() {
    return new ParseLimits(
        number(BoundKeys.MAX_LINKS),
        ParseLimits.STANDARD.maxUnusable(),
        Math.min(number(BoundKeys.MAX_ELEMENTS), ELEMENTS_IN_HEAP),
        number(BoundKeys.MAX_NESTING),
        number(BoundKeys.MAX_SITEMAP),
        effective.get(BoundKeys.PARSE_TIME));
  }

  private AnswerLimits answerLimits() {
    return new AnswerLimits(number(BoundKeys.MAX_HEADER), number(BoundKeys.MAX_RATIO));
  }

  private int number(Key<Long> key) {
    return Math.toIntExact(effective.get(key));
  }

  /** The columns that the user defines. */
  public ExtractRules extract() {
    return new ExtractRules(effective.list(Settings.EXTRACT));
  }

  /** How the crawl is stored. */
  public StoreSettings store() {
    List<Priority> priorities = effective.list(ScopeKeys.PRIORITY);
    return new StoreSettings(
        effective.get(Settings.DURABILITY),
        effective.get(Settings.STORE_BODY),
        maxDepth(),
        effective.get(ScopeKeys.FOLLOW_NOFOLLOW),
        url -> Priority.of(url, priorities),
        since());
  }

  private long since() {
    return switch (effective.get(RecrawlKeys.SINCE)) {
      case "all" -> StoreSettings.ALL_RUNS;
      case "none" -> StoreSettings.NO_RUN;
      case String run -> Long.parseLong(run);
    };
  }

  /** Greatest depth that is fetched; {@link Integer#MAX_VALUE} for no limit. */
  public int maxDepth() {
    if (effective.get(Settings.SEEDS_ONLY)) {
      effective
          .find(ScopeKeys.DEPTH)
          .filter(depth -> depth > 0)
          .ifPresent(
              depth -> {
                throw new ConfigException(
                    "seeds-only contradicts depth %d; give one of them".formatted(depth));
              });
      return 0;
    }
    return effective.find(ScopeKeys.DEPTH).map(Math::toIntExact).orElse(Integer.MAX_VALUE);
  }

  /** What is done with robots.txt. */
  public RobotsPolicy robots() {
    return effective.get(Settings.ROBOTS);
  }

  /** What is done with robots.txt of a host. */
  public RobotsPolicy robots(HostKey host) {
    return new HostRoomSettings(effective).hosts().find(host, HostKeys.ROBOTS).orElse(robots());
  }

  /** Fetches at once. */
  public int concurrency() {
    return Math.toIntExact(effective.get(Settings.CONCURRENCY));
  }

  /**
   * Everything that shapes a crawl.
   *
   * @param version stands in the User-Agent
   * @param environment for references in headers
   */
  public CrawlSettings crawl(String version, Map<String, String> environment) {
    return new CrawlSettings(
        concurrency(),
        Math.toIntExact(effective.get(Settings.RETRIES)),
        Math.toIntExact(effective.get(Settings.MAX_REDIRECTS)),
        effective.get(ScopeKeys.FOLLOW_NOFOLLOW),
        effective.get(Settings.SEED_REDIRECTS) == SeedRedirects.EXTEND,
        openHeaders(environment),
        GRACE,
        robots(),
        number(BoundKeys.MAX_ROBOTS),
        limits(),
        rewrites(),
        reach(),
        MediaRanges.of(words(ScopeKeys.TYPE).toList()),
        scope(),
        sitemaps(),
        politeness(),
        fetch(version).with(new HostRoomSettings(effective).access(environment), answerLimits()),
        parse(version),
        store(),
        new HostRoomSettings(effective).requests(this, environment),
        effective.find(RecrawlKeys.REVISIT).orElse(RevisitSettings.ALWAYS));
  }

  /** Where a crawl ends although URLs are left. */
  public Limits limits() {
    return new Limits(
        effective.find(LimitKeys.MAX_PAGES).orElse(Limits.NONE.pages()),
        effective.find(LimitKeys.MAX_BYTES).orElse(Limits.NONE.bytes()),
        effective.find(LimitKeys.MAX_TIME).orElse(Limits.NONE.time()),
        effective
            .find(LimitKeys.MAX_PER_HOST)
            .map(pages -> (int) Math.min(pages, Integer.MAX_VALUE))
            .orElse(Limits.NONE.pagesPerHost()),
        effective.get(LimitKeys.MIN_FREE_DISK),
        effective.list(LimitKeys.BUDGET).stream().map(RoomSettings::budget).toList());
  }
}
