package weft.model;

import java.util.Locale;

/** What a crawl wants of a URL. The codes are stored. */
public enum Pursuit {
  /** A page of the crawl: fetched, parsed, and its links followed. */
  PAGE(0),
  /** Something that pages need to be shown: fetched and stored, its links to pages left alone. */
  ASSET(1),
  /** A link's end that lies outside the crawl: only asked whether it answers. */
  CHECK(2);

  private final int code;

  Pursuit(int code) {
    this.code = code;
  }

  /** The number that stands for this in the store. */
  public int code() {
    return code;
  }

  /** The name in reports and views: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The pursuit with that number. */
  public static Pursuit of(int code) {
    return values()[code];
  }
}
