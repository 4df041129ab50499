package weft.crawl;

/** What is done about what pages need to be shown. */
public enum Assets {
  /** It is recorded as links. */
  NONE,
  /** It is asked whether it answers. */
  CHECK,
  /** It is fetched and stored. */
  STORE
}
