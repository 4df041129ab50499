package weft.config;

/** How the log beside a database is written. */
public enum LogFormat {
  /** One line a record, for people. */
  TEXT,
  /** One JSON object a record. */
  JSON
}
