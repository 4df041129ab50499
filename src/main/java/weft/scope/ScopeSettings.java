package weft.scope;

import java.util.List;
import java.util.Set;

/**
 * What the user says about the scope of a crawl.
 *
 * @param patterns in the order in which they were given; the last one that matches decides
 * @param skipped extensions of paths that are not wanted, lower case, without the dot
 * @param ofHosts further patterns that come after those, for single hosts
 * @param traps what is done against endless series of URLs
 */
public record ScopeSettings(
    ScopePreset preset,
    List<PatternRule> patterns,
    Set<String> skipped,
    HostPatterns ofHosts,
    TrapSettings traps) {

  /** A scope with the usual rules against endless series of URLs. */
  public ScopeSettings(
      ScopePreset preset, List<PatternRule> patterns, Set<String> skipped, HostPatterns ofHosts) {
    this(preset, patterns, skipped, ofHosts, TrapSettings.STANDARD);
  }

  /** A scope that wants every extension, and the same on all hosts. */
  public ScopeSettings(ScopePreset preset, List<PatternRule> patterns) {
    this(preset, patterns, Set.of(), HostPatterns.NONE);
  }

  public ScopeSettings {
    patterns = List.copyOf(patterns);
    skipped = Set.copyOf(skipped);
  }
}
