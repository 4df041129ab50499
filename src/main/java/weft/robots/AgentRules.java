package weft.robots;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything a robots.txt says to one crawler, ready to be asked; immutable.
 *
 * <p>The rules are ordered so that the first one that matches decides: the longest pattern first
 * and, of equal length, {@code Allow} first (RFC 9309, 2.2.2).
 */
public final class AgentRules {
  /** No rules: everything is allowed. */
  static final AgentRules NONE = new AgentRules(List.of(), null);

  private static final long MAX_EFFORT = 50_000_000;
  private static final String OWN_PATH = "/robots.txt";
  private static final Comparator<Rule> DECIDING_ORDER =
      Comparator.comparingInt((Rule rule) -> -rule.pattern().octets())
          .thenComparing(rule -> !rule.allows())
          .thenComparingInt(Rule::line);

  private final List<Rule> rules;
  private final @Nullable Duration crawlDelay;

  private AgentRules(List<Rule> rules, @Nullable Duration crawlDelay) {
    this.rules = rules;
    this.crawlDelay = crawlDelay;
  }

  /** The rules of several groups as if they were one. */
  static AgentRules merge(List<RobotsRules.Group> groups) {
    List<Rule> rules = new ArrayList<>();
    Set<PathPattern> allowed = new HashSet<>();
    Set<PathPattern> disallowed = new HashSet<>();
    Duration delay = null;
    for (RobotsRules.Group group : groups) {
      for (Rule rule : group.rules()) {
        if ((rule.allows() ? allowed : disallowed).add(rule.pattern())) {
          rules.add(rule);
        }
      }
      delay = longer(delay, group.crawlDelay());
    }
    rules.sort(DECIDING_ORDER);
    return new AgentRules(List.copyOf(rules), delay);
  }

  /** The longer of two, either of which may be absent. */
  static @Nullable Duration longer(@Nullable Duration a, @Nullable Duration b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.compareTo(b) >= 0 ? a : b;
  }

  /**
   * The verdict on a path with its query; {@code /robots.txt} itself is always allowed. Rules that
   * take absurdly long to compare with a path, as no site needs them, deny it.
   */
  public RobotsRules.Match match(String pathAndQuery) {
    if (pathAndQuery.equals(OWN_PATH)) {
      return new RobotsRules.Match(true, 0, "", crawlDelay);
    }
    String path = ComparablePath.of(pathAndQuery);
    long effort = 0;
    for (Rule rule : rules) {
      effort += rule.pattern().effort(path);
      boolean exhausted = effort > MAX_EFFORT;
      if (exhausted || rule.pattern().matches(path)) {
        boolean allowed = rule.allows() && !exhausted;
        return new RobotsRules.Match(allowed, rule.line(), rule.text(), crawlDelay);
      }
    }
    return new RobotsRules.Match(true, 0, "", crawlDelay);
  }

  /** Time to leave between requests; absent where none is named. */
  public @Nullable Duration crawlDelay() {
    return crawlDelay;
  }

  /** Roughly how much memory this takes, in bytes. */
  int weight() {
    int weight = 0;
    for (Rule rule : rules) {
      PathPattern pattern = rule.pattern();
      weight += 200 + rule.text().length() + pattern.octets() + 60 * pattern.pieces().size();
    }
    return weight;
  }
}
