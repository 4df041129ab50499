package weft.config;

/** When content columns are derived from bodies. */
public enum ContentTime {
  /** While crawling. */
  NOW,
  /** By the first command that needs them. */
  LATER
}
