package weft.scope;

/** What is done against endless series of URLs that bring nothing new. */
public enum TrapMode {
  /** The rules hold, and what pages bring is watched. */
  LEARN,
  /** The rules alone hold. */
  RULES,
  /** Nothing. */
  OFF
}
