package weft.analysis;

/** The derivations that SQL can name as its needs. */
final class Derivations {
  private Derivations() {}

  /** The derivation of that name. */
  static Derivation named(String name) {
    return name.equals("fragment") ? new FragmentLinks() : SqlDerivation.of(name);
  }
}
