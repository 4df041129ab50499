package weft.model;

import java.time.Duration;

/** How a lease ended, and so what becomes of its URL. */
public sealed interface Verdict {

  /** Answered. */
  record Done() implements Verdict {}

  /** No further attempt; the URL failed. */
  record GaveUp(Reason reason, String detail) implements Verdict {}

  /** Not to be fetched. */
  record Excluded(Reason reason, String rule) implements Verdict {}

  /** To be tried again, not before the host may be asked again. */
  record Retry(Duration after) implements Verdict {}

  /** Handed back untouched: the lease went to robots.txt, or the crawl is stopping. */
  record Returned() implements Verdict {}

  /** Not asked for yet: from now on it comes behind the other URLs of its host. */
  record Deferred() implements Verdict {}
}
