package weft.model;

import java.util.Locale;

/** What has become of a URL since an earlier run. The codes are stored; new ones have none. */
public enum Change {
  /** Another body, or a redirect. */
  CHANGED(2),
  /** A 304, or the same bytes. */
  UNCHANGED(3),
  /** Not asked for: what an earlier run fetched is not old enough. */
  NOT_DUE(4),
  /** Answered with an error. */
  GONE(5);

  private final int code;

  Change(int code) {
    this.code = code;
  }

  /** The name in views: lower case with hyphens. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The number that stands for this in the store. */
  public int code() {
    return code;
  }
}
