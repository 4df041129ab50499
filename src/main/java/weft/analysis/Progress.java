package weft.analysis;

/** Hears how far something that takes long has come. */
@FunctionalInterface
public interface Progress {
  /** Nobody listens. */
  Progress NONE = (_, _, _) -> {};

  /**
   * So much is done; told at the beginning of each thing, and now and then.
   *
   * @param what is being made, in a few words
   * @param done so far, in whatever unit
   * @param total in the same unit; 0 where that is not known
   */
  void at(String what, long done, long total);
}
