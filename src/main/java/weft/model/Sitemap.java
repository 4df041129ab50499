package weft.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.url.Url;

/**
 * What was found in a body that was fetched as a sitemap, apart from its links.
 *
 * @param kind what the body is
 * @param entries how many URLs or sitemaps it lists, as far as it was read
 * @param listings what it says of URLs that it lists, where it says anything
 * @param trouble what is wrong with it, one line for people; absent where nothing is
 */
public record Sitemap(
    Kind kind, int entries, Map<Url, Listing> listings, @Nullable String trouble) {

  public Sitemap {
    listings = Map.copyOf(listings);
  }

  /** The same, with that trouble. */
  public Sitemap because(String why) {
    return new Sitemap(kind, entries, listings, why);
  }

  /** What a body that was fetched as a sitemap is. */
  public enum Kind {
    /** A list of pages in XML. */
    URLSET,
    /** A list of sitemaps in XML. */
    INDEX,
    /** One URL a line. */
    TEXT,
    RSS,
    ATOM,
    /** A web page, which is no sitemap. */
    HTML,
    /** Nothing that lists URLs. */
    UNKNOWN;

    /** The name in views: lower case. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What a sitemap says of a URL.
   *
   * @param lastmod when it was changed last: a date, or a time in UTC, ISO 8601; absent where it
   *     does not say or not in a form that can be read
   * @param changefreq how often it changes; absent likewise
   * @param priority from 0 to 1; absent likewise
   */
  public record Listing(
      @Nullable String lastmod, @Nullable String changefreq, @Nullable Double priority) {

    /**
     * By when it had been changed: the end of the day where only a date is given; absent where
     * nothing is.
     */
    public @Nullable Instant changedBy() {
      if (lastmod == null) {
        return null;
      }
      try {
        return lastmod.contains("T")
            ? OffsetDateTime.parse(lastmod).toInstant()
            : LocalDate.parse(lastmod).plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
      } catch (DateTimeException _) {
        return null;
      }
    }

    /** Whether it says nothing. */
    public boolean isEmpty() {
      return lastmod == null && changefreq == null && priority == null;
    }
  }
}
