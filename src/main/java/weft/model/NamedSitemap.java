package weft.model;

import weft.url.Url;

/**
 * A sitemap that is not found in another one, on its way into the store.
 *
 * @param url where it lies
 * @param decision whether it belongs to the crawl
 * @param source who names it: {@code robots}, {@code guess} or {@code option}
 * @param start depth of the seed that led to it, see {@link CrawlUrl}
 */
public record NamedSitemap(Url url, Decision decision, String source, int start) {}
