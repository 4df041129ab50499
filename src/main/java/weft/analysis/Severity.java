package weft.analysis;

import java.util.Locale;

/** How much an issue matters; the gravest first. */
public enum Severity {
  /** Something does not work for readers or search engines. */
  ERROR,
  /** Something works worse than it could, or is about to fail. */
  WARNING,
  /** Something to know; it may be meant. */
  NOTICE;

  /** The name in tables: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
