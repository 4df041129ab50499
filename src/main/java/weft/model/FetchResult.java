package weft.model;

import java.time.Instant;

/**
 * What came of one attempt to fetch a URL. Trouble on the network is a value, never an exception.
 */
public sealed interface FetchResult {

  /** An answer that is not a redirect; a 404 is an answer. */
  record Response(Exchange exchange, Body body) implements FetchResult {}

  /**
   * An answer with status 301, 302, 303, 307 or 308 and a Location header.
   *
   * @param location the header's value, unresolved
   */
  record Redirect(Exchange exchange, Body body, String location) implements FetchResult {}

  /**
   * Not asked, on purpose.
   *
   * @param reason of state {@link State#EXCLUDED}
   * @param rule what decided, for people: a robots.txt line, a pattern, an address
   */
  record Excluded(Reason reason, String rule) implements FetchResult {
    public Excluded {
      if (reason.state() != State.EXCLUDED) {
        throw new IllegalArgumentException(reason + " does not exclude");
      }
    }
  }

  /**
   * Asked, and no usable answer came.
   *
   * @param at when the fetch began
   * @param reason of state {@link State#FAILED}
   * @param detail one line for people
   * @param address the IP address that was tried last, empty where none was known
   * @param timings of the steps that were reached
   */
  record Failure(Instant at, Reason reason, String detail, String address, Timings timings)
      implements FetchResult {
    public Failure {
      if (reason.state() != State.FAILED) {
        throw new IllegalArgumentException(reason + " is no failure");
      }
    }
  }

  /**
   * Not asked for, since what an earlier run has of it is not old enough yet.
   *
   * @param due when it will be
   */
  record NotDue(Instant due) implements FetchResult {}
}
