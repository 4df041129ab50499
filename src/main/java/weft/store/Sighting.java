package weft.store;

import weft.model.Decision;
import weft.model.Pursuit;

/**
 * A URL as one visit found it.
 *
 * @param pursuit what is wanted of it if it is accepted
 * @param followed whether a link that a crawl goes along leads to it from there
 * @param way how it is reached by that link
 * @param pursuit as what it is to be crawled for that link
 */
record Sighting(HashedUrl url, Decision decision, Pursuit pursuit, boolean followed, Way way) {}
