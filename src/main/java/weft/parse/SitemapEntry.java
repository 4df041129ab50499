package weft.parse;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An entry of a sitemap while it is read: what it lists, as written. Owned by one parse. */
final class SitemapEntry {
  /** What an entry lists besides its own URL: another language of it. */
  record Alternate(String href, String language) {}

  @Nullable String loc;
  @Nullable String lastmod;
  @Nullable String changefreq;
  @Nullable String priority;
  final List<Alternate> alternates = new ArrayList<>(0);
  final List<String> images = new ArrayList<>(0);
}
