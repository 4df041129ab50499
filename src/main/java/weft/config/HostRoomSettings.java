package weft.config;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import weft.crawl.LoginSettings;
import weft.crawl.RequestRules;
import weft.crawl.RetryOn;
import weft.fetch.AccessSettings;
import weft.fetch.Credentials;
import weft.fetch.HostRequest;
import weft.frontier.HostPoliteness;
import weft.frontier.PolitenessSettings;
import weft.model.Header;
import weft.robots.RobotsPolicy;
import weft.scope.HostPatterns;
import weft.url.HostKey;

/** How the crawl asks, and what of it differs from host to host, taken from one configuration. */
record HostRoomSettings(Effective effective, HostTables hosts) {
  private static final int DNS_PORT = 53;

  HostRoomSettings(Effective effective) {
    this(effective, new HostTables(effective.list(Tables.HOSTS)));
  }

  /** The patterns of single hosts. */
  HostPatterns patterns() {
    boolean none = hosts.silent(HostKeys.INCLUDE) && hosts.silent(HostKeys.EXCLUDE);
    return none ? HostPatterns.NONE : hosts::patterns;
  }

  /** How the crawl asks, beyond what holds for every request alike. */
  RequestRules requests(RoomSettings rooms, Map<String, String> environment) {
    return new RequestRules(
        politeness(rooms.politeness()),
        robots(rooms.robots()),
        rooms.secretHeaders(environment),
        RetryOn.parse(effective.get(RequestKeys.RETRY_ON)),
        effective.find(RequestKeys.RATE).map(HostRoomSettings::interval).orElse(Duration.ZERO),
        login(environment),
        effective.find(RequestKeys.HOURS).orElse(null));
  }

  private @Nullable LoginSettings login(Map<String, String> environment) {
    LoginTable table = effective.find(Tables.LOGIN).orElse(null);
    if (table != null && !effective.get(RequestKeys.ACCEPT_COOKIES)) {
      throw new ConfigException(
          "[login] needs cookies; take accept-cookies = off away ("
              + effective.origin(RequestKeys.ACCEPT_COOKIES)
              + ")");
    }
    return table == null ? null : table.resolved(environment);
  }

  private @Nullable HostPoliteness politeness(PolitenessSettings all) {
    boolean none =
        hosts.silent(HostKeys.DELAY)
            && hosts.silent(HostKeys.CONCURRENCY)
            && hosts.silent(HostKeys.CRAWL_DELAY_CAP);
    return none ? null : host -> politeness(all, host);
  }

  private PolitenessSettings politeness(PolitenessSettings all, HostKey host) {
    var own = hosts.find(host, HostKeys.DELAY);
    Duration delay = own.orElse(all.delay());
    return new PolitenessSettings(
        hosts.find(host, HostKeys.CONCURRENCY).map(Math::toIntExact).orElse(all.hostConcurrency()),
        delay,
        delay.compareTo(all.maxDelay()) > 0 ? delay : all.maxDelay(),
        hosts.find(host, HostKeys.CRAWL_DELAY_CAP).orElse(all.crawlDelayCap()),
        all.adaptive(),
        own.isPresent());
  }

  private @Nullable Function<HostKey, RobotsPolicy> robots(RobotsPolicy all) {
    return hosts.silent(HostKeys.ROBOTS)
        ? null
        : host -> hosts.find(host, HostKeys.ROBOTS).orElse(all);
  }

  private static Duration interval(String rate) {
    String[] parts = rate.split("/", 2);
    double seconds =
        switch (parts.length == 2 ? parts[1] : "s") {
          case "m" -> 60;
          case "h" -> 3600;
          default -> 1;
        };
    return Duration.ofNanos((long) (seconds * 1e9 / Double.parseDouble(parts[0])));
  }

  /** How servers are approached. */
  AccessSettings access(Map<String, String> environment) {
    return new AccessSettings(
        special(environment),
        ProxyRules.of(hosts, effective.list(RequestKeys.PROXY), environment),
        new AccessSettings.Cookies(
            effective.get(RequestKeys.ACCEPT_COOKIES),
            effective.find(RequestKeys.COOKIES).orElse(null),
            effective.find(RequestKeys.SAVE_COOKIES).orElse(null)),
        effective.find(RequestKeys.BIND).map(HostRoomSettings::address).orElse(null),
        effective.get(RequestKeys.MIN_TLS).equals("1.3"),
        effective.get(RequestKeys.ALLOW_PRIVATE),
        effective.find(RequestKeys.DNS_SERVER).map(HostRoomSettings::nameServer).orElse(null),
        effective.find(RequestKeys.LIMIT_RATE).orElse(0L));
  }

  private static InetSocketAddress nameServer(String text) {
    boolean withPort = text.matches("[^:]*:\\d+|\\[.*\\]:\\d+");
    int colon = withPort ? text.lastIndexOf(':') : text.length();
    String host = text.substring(0, colon).replace("[", "").replace("]", "");
    int port = withPort ? Integer.parseInt(text.substring(colon + 1)) : DNS_PORT;
    try {
      return new InetSocketAddress(InetAddress.ofLiteral(host), port);
    } catch (IllegalArgumentException e) {
      throw new ConfigException("--dns-server " + text + ": not an IP address", e);
    }
  }

  private static InetAddress address(String text) {
    try {
      boolean bracketed = text.startsWith("[") && text.endsWith("]");
      return InetAddress.ofLiteral(bracketed ? text.substring(1, text.length() - 1) : text);
    } catch (IllegalArgumentException e) {
      throw new ConfigException("--bind " + text + ": not an IP address", e);
    }
  }

  private Function<HostKey, HostRequest> special(Map<String, String> environment) {
    if (hosts.silent(HostKeys.USER_AGENT) && hosts.silent(HostKeys.HEADERS)) {
      return _ -> HostRequest.PLAIN;
    }
    List<Header> _ = Secrets.headers(hosts.values(HostKeys.HEADERS), environment);
    Map<List<String>, Fields> read = new ConcurrentHashMap<>();
    return host -> {
      List<String> lines = hosts.list(host, HostKeys.HEADERS);
      Fields fields = read.computeIfAbsent(lines, some -> Fields.of(some, environment));
      return new HostRequest(
          hosts.find(host, HostKeys.USER_AGENT).orElse(null),
          fields.open(),
          fields.secret(),
          hosts.portNamed(host, HostKeys.HEADERS));
    };
  }

  /** The headers of a table, references looked up. */
  private record Fields(List<Header> open, List<Header> secret) {
    static Fields of(List<String> lines, Map<String, String> environment) {
      return new Fields(
          Secrets.headers(Secrets.open(lines), environment),
          Secrets.headers(Secrets.closed(lines), environment));
    }
  }

  /** Names and passwords: of the netrc file, of tables, of flags; later ones win. */
  Credentials credentials(Map<String, String> environment) {
    Credentials credentials = new Credentials();
    if (effective.get(RequestKeys.NETRC)) {
      for (Netrc.Entry entry : Netrc.read(Netrc.place(environment)).reversed()) {
        credentials.put(entry, entry.login());
      }
    }
    for (HostTable table : hosts.tables().reversed()) {
      for (String login : table.list(HostKeys.AUTH)) {
        Auth auth = Auth.of(table.hosts().text(), login);
        credentials.put(table.hosts(), auth.login(environment));
      }
    }
    for (String text : effective.list(RequestKeys.AUTH)) {
      Auth auth = Auth.of(text);
      credentials.put(auth.pattern(), auth.login(environment));
    }
    return credentials;
  }
}
