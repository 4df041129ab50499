package weft.fetch;

/** How much of an answer is wanted. */
public enum Part {
  /** All of it, by GET. */
  ALL,
  /** The header, by GET; the body is left on the wire. */
  HEADER_BY_GET,
  /** The header, by HEAD. */
  HEADER_BY_HEAD
}
