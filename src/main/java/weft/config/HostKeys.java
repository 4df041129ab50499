package weft.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import weft.robots.RobotsPolicy;

/**
 * The registry of what a table {@code [hosts."PATTERN"]} may say of the hosts that it is about.
 * Where a key also exists for the whole crawl, it is read by the same rules.
 */
final class HostKeys {
  static final Key<Duration> DELAY = as("delay", Settings.DELAY);
  static final Key<Long> CONCURRENCY = as("concurrency", Settings.HOST_CONCURRENCY);
  static final Key<Duration> CRAWL_DELAY_CAP = as("crawl-delay-cap", Settings.CRAWL_DELAY_CAP);
  static final Key<RobotsPolicy> ROBOTS = as("robots", Settings.ROBOTS);
  static final Key<String> USER_AGENT = as("user-agent", Settings.USER_AGENT);
  static final Key<String> HEADERS = as("headers", Settings.HEADER).manyTimes();
  static final Key<String> AUTH =
      Key.of(
          Topic.REQUESTS,
          "auth",
          new SecretType(
              TextType.of("USER:PASSWORD", "[^:]+:.*", "must look like USER:@env:VAR"),
              _ -> "…",
              Auth::kept),
          null,
          "Name and password");
  static final Key<String> PROXY = as("proxy", RequestKeys.PROXY);
  static final Key<Pattern> INCLUDE = as("include", ScopeKeys.INCLUDE).manyTimes();
  static final Key<Pattern> EXCLUDE = as("exclude", ScopeKeys.EXCLUDE).manyTimes();

  private static final List<Key<?>> ALL =
      List.of(
          DELAY,
          CONCURRENCY,
          CRAWL_DELAY_CAP,
          ROBOTS,
          USER_AGENT,
          HEADERS,
          AUTH,
          PROXY,
          INCLUDE,
          EXCLUDE);

  private HostKeys() {}

  private static <T> Key<T> as(String name, Key<T> crawlWide) {
    return Key.of(crawlWide.topic(), name, crawlWide.type(), null, crawlWide.description());
  }

  /** The key of that name. */
  static Optional<Key<?>> named(String name) {
    return ALL.stream().<Key<?>>map(key -> key).filter(key -> key.name().equals(name)).findAny();
  }

  /** The names of all keys. */
  static List<String> names() {
    return ALL.stream().map(Key::name).toList();
  }
}
