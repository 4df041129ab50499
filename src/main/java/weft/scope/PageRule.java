package weft.scope;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import weft.model.Decision;
import weft.model.Reason;
import weft.url.Url;

/** Preset page: the seeds themselves. */
final class PageRule implements SeedRule {
  private static final Optional<Decision> OUTSIDE =
      Optional.of(Decision.reject(Reason.OUT_OF_SCOPE, "scope page"));

  private static final Optional<Decision> INSIDE = Optional.of(Decision.accept("scope page"));

  private final Set<Url> pages = ConcurrentHashMap.newKeySet();

  @Override
  public boolean add(Url seed) {
    return pages.add(seed);
  }

  @Override
  public Optional<String> covered(Url seed) {
    return Optional.of(seed.host());
  }

  @Override
  public Optional<Decision> judge(Url url) {
    return pages.contains(url) ? INSIDE : OUTSIDE;
  }
}
