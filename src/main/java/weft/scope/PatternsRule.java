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
  private record Given(List<PatternRule> reversed, HostPatterns ofHosts, boolean wantsInclude) {}

  private final boolean sparesUnmatched;
  private volatile Given given;

  /**
   * {@code sparesUnmatched}: URLs in which no pattern is found pass, even if there are includes.
   */
  PatternsRule(ScopeSettings settings, boolean sparesUnmatched) {
    this.sparesUnmatched = sparesUnmatched;
    given = given(settings);
  }

  private static Given given(ScopeSettings settings) {
    return new Given(
        settings.patterns().reversed(),
        settings.ofHosts(),
        settings.patterns().stream().anyMatch(PatternRule::include));
  }

  /** Judges by those patterns from now on. */
  void become(ScopeSettings settings) {
    given = given(settings);
  }

  /** Whether the user names such a URL by an include that is not found in every URL. */
  boolean names(Url url) {
    Given now = given;
    PatternRule found = found(own(now, url), now, url);
    return found != null && found.include() && !found.matches("");
  }

  private static List<PatternRule> own(Given now, Url url) {
    return now.ofHosts.equals(HostPatterns.NONE)
        ? List.of()
        : now.ofHosts.of(url.hostKey()).reversed();
  }

  private static @Nullable PatternRule found(List<PatternRule> own, Given now, Url url) {
    PatternRule found = found(own, url);
    return found == null ? found(now.reversed, url) : found;
  }

  @Override
  public Optional<Decision> judge(Url url) {
    Given now = given;
    List<PatternRule> own = own(now, url);
    PatternRule found = found(own, now, url);
    if (found != null) {
      return found.include()
          ? Optional.empty()
          : Optional.of(Decision.reject(Reason.PATTERN, found.label()));
    }
    boolean wanted = now.wantsInclude || own.stream().anyMatch(PatternRule::include);
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
