package weft.store;

import java.util.Map;
import weft.url.Url;

/**
 * Which of a visit's candidates have rows, as far as the index of hashes in the file tells; looked
 * up beside the writer, which then looks in memory for what the index does not have yet.
 *
 * @param moved how far the index had come, at least: {@link UrlIndex#moved}
 * @param found those that have rows, which stay
 */
record LookedUp(long moved, Map<Url, Place> found) {
  /** The row of a URL, and that of its host. */
  record Place(long id, long host) {}
}
