package weft.scope;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import weft.model.Decision;
import weft.model.Reason;
import weft.url.Url;

/**
 * Include and exclude patterns: the last one that matches decides. An exclude rejects; an include
 * passes, for it narrows the scope and never widens it. A host's own patterns come last.
 */
final class PatternsRule implements ScopeRule {
  private final List<PatternRule> patterns;
  private final HostPatterns ofHosts;
  private final boolean sparesUnmatched;
  private final boolean wantsInclude;

  /**
   * {@code sparesUnmatched}: URLs in which no pattern is found pass, even if there are includes.
   */
  PatternsRule(ScopeSettings settings, boolean sparesUnmatched) {
    patterns = settings.patterns().reversed();
    ofHosts = settings.ofHosts();
    this.sparesUnmatched = sparesUnmatched;
    wantsInclude = !sparesUnmatched && patterns.stream().anyMatch(PatternRule::include);
  }

  @Override
  public Optional<Decision> judge(Url url) {
    List<PatternRule> own =
        ofHosts.equals(HostPatterns.NONE) ? List.of() : ofHosts.of(url.hostKey()).reversed();
    PatternRule found = found(own, url);
    if (found == null) {
      found = found(patterns, url);
    }
    if (found != null) {
      return found.include()
          ? Optional.empty()
          : Optional.of(Decision.reject(Reason.PATTERN, found.label()));
    }
    boolean wanted = wantsInclude || own.stream().anyMatch(PatternRule::include);
    return wanted && !sparesUnmatched
        ? Optional.of(Decision.reject(Reason.NOT_INCLUDED, "include patterns"))
        : Optional.empty();
  }

  private static @Nullable PatternRule found(List<PatternRule> reversed, Url url) {
    for (PatternRule rule : reversed) {
      if (rule.matches(url.text())) {
        return rule;
      }
    }
    return null;
  }
}
