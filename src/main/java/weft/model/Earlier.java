package weft.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The newest good answer that earlier runs have of a URL.
 *
 * @param fetch row id of that fetch
 * @param check row id of the newest request that found it unchanged; 0 where that is the fetch
 * @param checkedAt when it was last found to be so; absent where a newer answer was another, or
 *     where it cannot stand for a new one
 * @param changedBy by when it had been changed, as a sitemap of this run says; absent where none
 *     does
 * @param interval time from one check to the next as adapted so far; absent where it never was
 * @param etag its validator; absent where it has none or cannot stand for a new answer
 * @param lastModified likewise
 * @param sha256 of the decoded body
 * @param sameLinks whether a new answer turned out to have the same links, so that they need not be
 *     stored again
 */
@SuppressWarnings("ArrayRecordComponent") // compared by bytes alone
public record Earlier(
    long fetch,
    long check,
    @Nullable Instant checkedAt,
    @Nullable Instant changedBy,
    @Nullable Duration interval,
    @Nullable String etag,
    @Nullable String lastModified,
    byte[] sha256,
    boolean sameLinks) {

  /** Whether it can be asked for on the condition that it has changed. */
  public boolean conditional() {
    return etag != null || lastModified != null;
  }

  /** The same, to be checked again after that time. */
  public Earlier every(Duration adapted) {
    return new Earlier(
        fetch, check, checkedAt, changedBy, adapted, etag, lastModified, sha256, sameLinks);
  }

  /** The same, whose links are those of a new answer too. */
  public Earlier withSameLinks() {
    return new Earlier(
        fetch, check, checkedAt, changedBy, interval, etag, lastModified, sha256, true);
  }
}
