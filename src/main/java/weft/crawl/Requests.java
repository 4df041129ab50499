package weft.crawl;

import weft.fetch.FetchRequest;
import weft.fetch.MediaRanges;
import weft.fetch.Part;
import weft.model.CrawlUrl;
import weft.model.Pursuit;
import weft.parse.SitemapParser;

/**
 * The requests that visits make.
 *
 * @param headers sent with each, by its URL
 * @param types of which media types the body is read
 */
record Requests(PageHeaders headers, MediaRanges types) {

  /** The next request for that URL: a check asks for the header, by HEAD and then by GET. */
  FetchRequest of(CrawlUrl url) {
    Part part =
        switch (url.pursuit()) {
          case PAGE, ASSET, SITEMAP, BOTH -> Part.ALL;
          case CHECK -> url.asksByHead() ? Part.HEADER_BY_HEAD : Part.HEADER_BY_GET;
        };
    MediaRanges wanted = url.isPage() ? types : MediaRanges.ALL;
    long most = url.pursuit() == Pursuit.SITEMAP ? SitemapParser.LONGEST : 0;
    return new FetchRequest(url.url(), headers.of(url.url()), most, most, part, wanted, null);
  }
}
