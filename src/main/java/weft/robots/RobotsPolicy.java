package weft.robots;

/** What is done with robots.txt. */
public enum RobotsPolicy {
  /** Its rules are kept. */
  OBEY,
  /** It is not fetched. */
  IGNORE,
  /** It is fetched and recorded, and forbids nothing. */
  REPORT
}
