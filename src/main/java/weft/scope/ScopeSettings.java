package weft.scope;

import java.util.List;

/**
 * What the user says about the scope of a crawl.
 *
 * @param patterns in the order in which they were given; the last one that matches decides
 * @param ofHosts further patterns that come after those, for single hosts
 */
public record ScopeSettings(ScopePreset preset, List<PatternRule> patterns, HostPatterns ofHosts) {

  /** The same patterns for all hosts. */
  public ScopeSettings(ScopePreset preset, List<PatternRule> patterns) {
    this(preset, patterns, HostPatterns.NONE);
  }

  public ScopeSettings {
    patterns = List.copyOf(patterns);
  }
}
