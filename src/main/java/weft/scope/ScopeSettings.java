package weft.scope;

import java.util.List;

/**
 * What the user says about the scope of a crawl.
 *
 * @param patterns in the order in which they were given; the last one that matches decides
 */
public record ScopeSettings(ScopePreset preset, List<PatternRule> patterns) {

  public ScopeSettings {
    patterns = List.copyOf(patterns);
  }
}
