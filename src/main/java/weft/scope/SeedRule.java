package weft.scope;

import java.util.Optional;
import weft.url.Url;

/**
 * The rule of a preset: the union over all seeds. It decides on every URL. One thread may add while
 * others judge.
 */
interface SeedRule extends ScopeRule {

  /** Takes in what the preset says about that seed; answers whether it was outside until now. */
  boolean add(Url seed);

  /**
   * The host name or registered domain on which everything lies that adding this seed takes in;
   * empty where that is no single one.
   */
  Optional<String> covered(Url seed);
}
