package weft.config;

/** How a running crawl shows how far it is. */
public enum Progress {
  /** A live block on a terminal, plain lines elsewhere. */
  AUTO,
  /** A live block. */
  BAR,
  /** A line every few seconds. */
  PLAIN,
  /** A JSON object a line. */
  JSON,
  /** Nothing. */
  NONE
}
