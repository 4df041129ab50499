package weft.config;

/** What a redirect of a seed does to the scope. */
public enum SeedRedirects {
  /** The scope grows by where it leads. */
  EXTEND,
  /** The scope stays as the seeds made it. */
  STRICT
}
