package weft.scope;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import weft.model.Decision;
import weft.model.Reason;
import weft.url.Url;

/** Rejects URLs by what their path ends in: the letters behind the last dot of the last segment. */
final class ExtensionRule implements ScopeRule {
  private final Set<String> skipped;

  ExtensionRule(Set<String> skipped) {
    this.skipped = skipped;
  }

  @Override
  public Optional<Decision> judge(Url url) {
    if (skipped.isEmpty()) {
      return Optional.empty();
    }
    String path = url.path();
    int dot = path.lastIndexOf('.');
    if (dot < path.lastIndexOf('/')) {
      return Optional.empty();
    }
    String extension = path.substring(dot + 1).toLowerCase(Locale.ROOT);
    return skipped.contains(extension)
        ? Optional.of(Decision.reject(Reason.EXTENSION, "skip-ext " + extension))
        : Optional.empty();
  }
}
