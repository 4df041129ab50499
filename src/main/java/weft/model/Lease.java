package weft.model;

import java.time.Instant;

/**
 * The right to make one request to a host now, for one URL. Ends in exactly one {@code complete}.
 *
 * @param id rises with every lease of the process
 * @param url what to visit
 * @param granted when the frontier gave it out
 */
public record Lease(long id, CrawlUrl url, Instant granted) {}
