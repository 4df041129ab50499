package weft.config;

/** What is done about links that lead out of scope. */
public enum External {
  /** They are recorded. */
  NONE,
  /** Each is asked once whether it answers. */
  CHECK
}
