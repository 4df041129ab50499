package weft.model;

/** Which limit cut a body short. */
public enum Truncation {
  /** The body is whole. */
  NONE,
  /** The limit on bytes received. */
  WIRE,
  /** The limit on bytes after decoding. */
  DECODED,
  /** The limit on the ratio of the two. */
  RATIO,
  /** The content coding was damaged; what could be decoded is kept. */
  DAMAGED,
  /** Nothing was read, on purpose: the header was all that was wanted, or the type is not. */
  SKIPPED;

  /** Whether something is missing. */
  public boolean cut() {
    return this != NONE;
  }
}
