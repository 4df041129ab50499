package weft.parse;

import java.io.IOException;
import java.io.Reader;
import java.util.Locale;
import weft.model.LinkKind;
import weft.model.Sitemap;

/** Reads sitemaps in plain text: one absolute URL a line. Owned by one parse. */
final class SitemapLines {
  private static final int LONGEST = 16 * 1024;

  private final SitemapEntries entries;
  private final StringBuilder line = new StringBuilder();

  SitemapLines(SitemapEntries entries) {
    this.entries = entries;
  }

  /** Reads to the end, or until the list is full. */
  void read(Reader text) throws IOException {
    char[] chars = new char[1 << 14];
    int n = text.read(chars, 0, chars.length);
    while (n >= 0 && entries.overflow() == null) {
      for (int i = 0; i < n; i++) {
        take(chars[i]);
      }
      n = text.read(chars, 0, chars.length);
    }
    take('\n');
  }

  private void take(char c) {
    if (c == '\n' || c == '\r') {
      end(Ascii.strip(line.toString()));
      line.setLength(0);
    } else if (line.length() < LONGEST) {
      line.append(c);
    }
  }

  private void end(String url) {
    String start = url.substring(0, Math.min(8, url.length())).toLowerCase(Locale.ROOT);
    if (start.startsWith("http://") || start.startsWith("https://")) {
      SitemapEntry entry = new SitemapEntry();
      entry.loc = url;
      entries.is(Sitemap.Kind.TEXT);
      entries.add(LinkKind.SITEMAP_URL, entry);
    } else if (!url.isEmpty()) {
      entries.junk();
    }
  }
}
