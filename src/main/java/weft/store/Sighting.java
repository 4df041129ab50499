package weft.store;

import weft.model.Decision;

/**
 * A URL as one visit found it.
 *
 * @param followed whether a link that a crawl goes along leads to it from there
 * @param way how it is reached by that link
 */
record Sighting(HashedUrl url, Decision decision, boolean followed, Way way) {}
