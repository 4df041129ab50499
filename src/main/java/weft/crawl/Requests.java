package weft.crawl;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.fetch.FetchRequest;
import weft.fetch.MediaRanges;
import weft.fetch.Part;
import weft.model.CrawlUrl;
import weft.model.Earlier;
import weft.model.Header;
import weft.model.Pursuit;

/**
 * The requests that visits make.
 *
 * @param headers sent with each, by its URL
 * @param types of which media types the body is read
 */
record Requests(PageHeaders headers, MediaRanges types, long sitemapBytes) {

  /** The next request for that URL, whatever is known of it. */
  FetchRequest of(CrawlUrl url) {
    return of(url, null);
  }

  /**
   * The next request for that URL: a check asks for the header, by HEAD and then by GET. Where
   * there is an earlier answer it is asked for on the condition that it has changed (RFC 9110, 13).
   */
  FetchRequest of(CrawlUrl url, @Nullable Earlier earlier) {
    Part part =
        switch (url.pursuit()) {
          case PAGE, ASSET, SITEMAP, BOTH -> Part.ALL;
          case CHECK -> url.asksByHead() ? Part.HEADER_BY_HEAD : Part.HEADER_BY_GET;
        };
    MediaRanges wanted = url.isPage() ? types : MediaRanges.ALL;
    long most = url.pursuit() == Pursuit.SITEMAP ? sitemapBytes : 0;
    return new FetchRequest(url.url(), fields(url, earlier), most, most, part, wanted, null);
  }

  private List<Header> fields(CrawlUrl url, @Nullable Earlier earlier) {
    List<Header> plain = headers.of(url.url());
    if (earlier == null || !earlier.conditional()) {
      return plain;
    }
    List<Header> fields = new ArrayList<>(plain);
    if (earlier.etag() != null) {
      fields.add(new Header("If-None-Match", earlier.etag()));
    }
    if (earlier.lastModified() != null) {
      fields.add(new Header("If-Modified-Since", earlier.lastModified()));
    }
    return fields;
  }
}
