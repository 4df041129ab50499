package weft.crawl;

/**
 * What came of an import.
 *
 * @param saved answers that were stored
 * @param named URLs that were named without an answer
 * @param older answers of URLs of which the run has one that is as new, or that may not be replaced
 *     by an error that may pass
 * @param unchanged answers that say only that an earlier one still holds
 * @param robots robots.txt files that were kept
 */
public record ImportReport(long saved, long named, long older, long unchanged, long robots) {}
