package weft.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import weft.scope.PatternRule;

/**
 * A change of the configuration of a run that is under way. It wins over everything that was given
 * before, flags included, and is stored with the run like them.
 */
public final class LiveChange {
  private static final String ORIGIN = "ctl";
  private static final List<Key<?>> OF_CRAWL =
      List.of(
          Settings.DELAY,
          Settings.HOST_CONCURRENCY,
          Settings.CONCURRENCY,
          RequestKeys.RATE,
          RequestKeys.LIMIT_RATE);
  private static final String EVERYTHING = "^";
  private static final List<Key<?>> OF_HOSTS = List.of(HostKeys.DELAY, HostKeys.CONCURRENCY);

  private LiveChange() {}

  /**
   * The configuration with one setting changed.
   *
   * @param assignment {@code KEY=VALUE}, or {@code KEY.HOST=VALUE} for some hosts alone
   */
  public static Effective set(Effective effective, String assignment) {
    int equals = assignment.indexOf('=');
    if (equals < 1) {
      throw new ConfigException(
          "set " + assignment + ": must look like delay=2s or delay.example.org=2s");
    }
    String name = assignment.substring(0, equals).strip();
    String value = assignment.substring(equals + 1);
    int dot = name.indexOf('.');
    return dot < 0
        ? effective.with(key(OF_CRAWL, name).read(value, ORIGIN, "set " + name + "=" + value))
        : effective.with(table(name.substring(0, dot), name.substring(dot + 1), value));
  }

  private static Given table(String name, String hosts, String value) {
    String shown = "set " + name + "." + hosts + "=" + value;
    Given given = key(OF_HOSTS, name).read(value, ORIGIN, shown);
    try {
      HostTable table = new HostTable(HostPattern.parse(hosts), List.of(given));
      return new Given(Tables.HOSTS, table, ORIGIN);
    } catch (BadValueException e) {
      throw new ConfigException(shown + ": " + e.getMessage());
    }
  }

  private static Key<?> key(List<Key<?>> keys, String name) {
    Optional<Key<?>> found = keys.stream().filter(key -> key.name().equals(name)).findAny();
    return found.orElseThrow(() -> unknown(keys, name));
  }

  private static ConfigException unknown(List<Key<?>> keys, String name) {
    List<String> names = new ArrayList<>();
    keys.forEach(key -> names.add(key.name()));
    String there = "; these can be: " + String.join(", ", names);
    String ofHost = keys.equals(OF_HOSTS) ? " of a host" : "";
    return new ConfigException(
        Settings.named(name).isPresent()
            ? "set " + name + ": cannot be changed" + ofHost + " while a crawl runs" + there
            : "set " + name + ": unknown setting" + ofHost + Nearest.hint(name, names, there));
  }

  /** The configuration with one more pattern for URLs that are not wanted. */
  public static Effective exclude(Effective effective, String regex) {
    return pattern(effective, ScopeKeys.EXCLUDE, regex);
  }

  /**
   * The configuration with one more pattern for URLs that are wanted. Where it is the first of its
   * kind it leaves out nothing that matches no pattern, as it would if it had been there from the
   * beginning: whoever lets something in does not mean to end the crawl of the rest.
   */
  public static Effective include(Effective effective, String regex) {
    Effective next = pattern(effective, ScopeKeys.INCLUDE, regex);
    return effective.patterns().stream().anyMatch(PatternRule::include)
        ? next
        : next.withFirst(ScopeKeys.INCLUDE.read(EVERYTHING, ORIGIN, "include " + EVERYTHING));
  }

  private static Effective pattern(Effective effective, Key<Pattern> key, String regex) {
    if (regex.isBlank()) {
      throw new ConfigException(key.name() + ": a regular expression is wanted");
    }
    return effective.with(key.read(regex, ORIGIN, key.name() + " " + regex));
  }
}
