package weft.crawl;

import java.util.List;
import weft.url.Url;

/**
 * Which sitemaps a crawl reads.
 *
 * @param auto whether those of the hosts that seeds lead to are looked for
 * @param named those that the user named
 */
public record SitemapSettings(boolean auto, List<Url> named) {
  /** None. */
  public static final SitemapSettings OFF = new SitemapSettings(false, List.of());

  /** Those of the hosts that seeds lead to. */
  public static final SitemapSettings AUTO = new SitemapSettings(true, List.of());

  public SitemapSettings {
    named = List.copyOf(named);
  }
}
