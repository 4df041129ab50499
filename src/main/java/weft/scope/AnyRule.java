package weft.scope;

import java.util.Optional;
import weft.model.Decision;
import weft.url.Url;

/** Preset any: everywhere. */
final class AnyRule implements SeedRule {
  private static final Optional<Decision> INSIDE = Optional.of(Decision.accept("scope any"));

  @Override
  public boolean add(Url seed) {
    return false;
  }

  @Override
  public Optional<String> covered(Url seed) {
    return Optional.empty();
  }

  @Override
  public Optional<Decision> judge(Url url) {
    return INSIDE;
  }
}
