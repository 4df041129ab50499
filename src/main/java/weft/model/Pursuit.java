package weft.model;

import java.util.Locale;

/**
 * What a crawl wants of a URL. What is wanted grows, by {@link #and}, with what is found to lead to
 * it. The codes are stored.
 */
public enum Pursuit {
  /** A page of the crawl: fetched, parsed, and its links followed. */
  PAGE(0),
  /** Something that pages need to be shown: fetched and stored, its links to pages left alone. */
  ASSET(1),
  /** A link's end that lies outside the crawl: only asked whether it answers. */
  CHECK(2),
  /** A sitemap of a site: fetched, and what it lists is crawled. */
  SITEMAP(3),
  /** A sitemap that is linked like a page. */
  BOTH(4);

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

  /** Whether it is a page of the crawl, whatever else it is. */
  public boolean isPage() {
    return this == PAGE || this == BOTH;
  }

  /** Whether it is read as a sitemap. */
  public boolean isSitemap() {
    return this == SITEMAP || this == BOTH;
  }

  /** Whether whoever does this does the other too. */
  public boolean includes(Pursuit other) {
    return and(other) == this;
  }

  /** What does both: an asset is checked too, a page or a sitemap is more than an asset. */
  public Pursuit and(Pursuit other) {
    if (this == other) {
      return this;
    }
    if (isPage() || other.isPage()) {
      return isSitemap() || other.isSitemap() ? BOTH : PAGE;
    }
    return isSitemap() || other.isSitemap() ? SITEMAP : ASSET;
  }

  /** The pursuit with that number. */
  public static Pursuit of(int code) {
    return values()[code];
  }
}
