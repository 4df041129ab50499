package weft.crawl;

import java.time.Duration;
import java.util.List;
import weft.fetch.FetchSettings;
import weft.fetch.MediaRanges;
import weft.frontier.PolitenessSettings;
import weft.model.Header;
import weft.parse.ParseSettings;
import weft.robots.RobotsPolicy;
import weft.scope.ScopeSettings;
import weft.store.StoreSettings;
import weft.url.Rewrites;

/**
 * Everything that shapes a crawl.
 *
 * @param concurrency pages at once over all hosts
 * @param retries further attempts after the first
 * @param maxRedirects redirects in a row that are followed
 * @param followNofollow whether nofollow is disregarded
 * @param extendScope whether a seed's redirect brings the place it leads to into scope
 * @param headers without secrets, sent with every request for a page
 * @param robotsBytes what is read of a robots.txt
 * @param rewrites which spellings of a URL are taken to be one
 * @param reach what comes after the pages in scope
 * @param types of which media types bodies are read
 * @param grace how long running fetches may go on once the crawl is to stop
 */
public record CrawlSettings(
    int concurrency,
    int retries,
    int maxRedirects,
    boolean followNofollow,
    boolean extendScope,
    List<Header> headers,
    Duration grace,
    RobotsPolicy robots,
    int robotsBytes,
    Limits limits,
    Rewrites rewrites,
    Reach reach,
    MediaRanges types,
    ScopeSettings scope,
    SitemapSettings sitemaps,
    PolitenessSettings politeness,
    FetchSettings fetch,
    ParseSettings parse,
    StoreSettings store,
    RequestRules requests,
    RevisitSettings revisit) {

  public CrawlSettings {
    headers = List.copyOf(headers);
  }
}
