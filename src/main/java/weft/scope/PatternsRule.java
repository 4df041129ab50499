package weft.scope;

import java.util.List;
import java.util.Optional;
import weft.model.Decision;
import weft.model.Reason;
import weft.url.Url;

/**
 * Include and exclude patterns: the last one that matches decides. An exclude rejects; an include
 * passes, for it narrows the scope and never widens it.
 */
final class PatternsRule implements ScopeRule {
  private final List<PatternRule> patterns;
  private final boolean wantsInclude;

  /**
   * {@code sparesUnmatched}: URLs in which no pattern is found pass, even if there are includes.
   */
  PatternsRule(List<PatternRule> patterns, boolean sparesUnmatched) {
    this.patterns = patterns.reversed();
    wantsInclude = !sparesUnmatched && patterns.stream().anyMatch(PatternRule::include);
  }

  @Override
  public Optional<Decision> judge(Url url) {
    for (PatternRule rule : patterns) {
      if (rule.matches(url.text())) {
        return rule.include()
            ? Optional.empty()
            : Optional.of(Decision.reject(Reason.PATTERN, rule.label()));
      }
    }
    return wantsInclude
        ? Optional.of(Decision.reject(Reason.NOT_INCLUDED, "include patterns"))
        : Optional.empty();
  }
}
