package weft.model;

import java.util.Locale;

/** Why a run stopped. */
public enum RunEnd {
  /** Nothing was left queued. */
  FINISHED,
  /** A limit on pages, bytes or time was reached. */
  LIMIT,
  /** What is left queued belongs to hosts that block us or whose robots.txt cannot be had. */
  BLOCKED,
  /** A signal asked to stop. */
  STOPPED,
  /** The store failed or a defect ended it. */
  FAILED;

  /** The name in reports and views: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
