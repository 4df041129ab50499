package weft.scope;

import java.util.List;
import java.util.Set;

/**
 * What the user says about the scope of a crawl.
 *
 * @param patterns in the order in which they were given; the last one that matches decides
 * @param skipped extensions of paths that are not wanted, lower case, without the dot
 */
public record ScopeSettings(ScopePreset preset, List<PatternRule> patterns, Set<String> skipped) {

  /** A scope that wants every extension. */
  public ScopeSettings(ScopePreset preset, List<PatternRule> patterns) {
    this(preset, patterns, Set.of());
  }

  public ScopeSettings {
    patterns = List.copyOf(patterns);
    skipped = Set.copyOf(skipped);
  }
}
