package weft.fetch;

import weft.model.Reason;

/**
 * What went wrong with a fetch.
 *
 * @param reason of state failed
 * @param detail one line for people
 */
record Trouble(Reason reason, String detail) {
  private static final int LONGEST = 300;

  Trouble {
    detail = detail.strip().replaceAll("\\s+", " ");
    if (detail.length() > LONGEST) {
      detail = detail.substring(0, LONGEST) + "...";
    }
  }
}
