package weft.model;

import java.util.Locale;

/**
 * The part of a page that a link stands in, by HTML's landmarks and the ARIA roles that name them.
 * The codes are stored; 0 stands for a link that stands in no page.
 */
public enum LinkPosition {
  /** What is in no other part. */
  CONTENT(1),
  /** Within {@code nav}. */
  NAVIGATION(2),
  /** Within the header of the page. */
  HEADER(3),
  /** Within the footer of the page. */
  FOOTER(4),
  /** Within {@code aside}: a sidebar, a box. */
  ASIDE(5),
  /** Within {@code head}, where no reader sees it. */
  HEAD(6);

  private final int code;

  LinkPosition(int code) {
    this.code = code;
  }

  /** The number that stands for this position in the store, at most 7. */
  public int code() {
    return code;
  }

  /** The name in reports and views: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
