package weft.store;

import weft.model.Decision;
import weft.model.Pursuit;

/**
 * A URL as one visit found it.
 *
 * @param followed whether a link that a crawl goes along leads to it from there
 * @param way how it is reached by that link
 * @param pursuit as what it is to be crawled for that link
 */
record Sighting(HashedUrl url, Decision decision, boolean followed, Way way, Pursuit pursuit) {

  /** Something to be crawled as a page. */
  Sighting(HashedUrl url, Decision decision, boolean followed, Way way) {
    this(url, decision, followed, way, Pursuit.PAGE);
  }
}
