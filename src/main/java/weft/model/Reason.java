package weft.model;

import java.util.Locale;

/**
 * Why a URL was not fetched, or was asked for in vain. Each reason belongs to one final {@link
 * State}; its label and meaning are stored in every file, so that a file explains itself.
 */
public enum Reason {
  OUT_OF_SCOPE(10, State.EXCLUDED, "outside the scope of every seed"),
  PATTERN(11, State.EXCLUDED, "an exclude pattern was the last to match"),
  NOT_INCLUDED(12, State.EXCLUDED, "include patterns are given and none matched"),
  ROBOTS(13, State.EXCLUDED, "robots.txt disallows it"),
  NOFOLLOW(14, State.EXCLUDED, "every link to it says nofollow"),
  ASSET(15, State.EXCLUDED, "only embedded or referred to, never linked as a page"),
  DEPTH(16, State.EXCLUDED, "further from the seeds than the depth limit"),
  HOST_LIMIT(17, State.EXCLUDED, "the page limit of its host was reached"),
  REDIRECT_LIMIT(18, State.EXCLUDED, "too many redirects in a row led to it"),
  PRIVATE_ADDRESS(19, State.EXCLUDED, "its host resolves to an address that may not be asked"),
  EXTENSION(20, State.EXCLUDED, "its path ends in an extension that is not wanted"),
  BUDGET(21, State.EXCLUDED, "the page budget of a pattern that it matches was used up"),
  TRAP(22, State.EXCLUDED, "URLs of its make go on without end or bring nothing new"),
  NOT_ARCHIVED(23, State.EXCLUDED, "what was imported holds no answer of it, and nobody asked"),

  DNS(40, State.FAILED, "the host name does not resolve"),
  CONNECT(41, State.FAILED, "no connection could be made"),
  TLS(42, State.FAILED, "no secure connection could be made"),
  TIMEOUT(43, State.FAILED, "no complete answer in time"),
  LOST(44, State.FAILED, "the connection broke before the answer was complete"),
  PROTOCOL(45, State.FAILED, "the answer was not valid HTTP"),
  HTTP_STATUS(
      46, State.FAILED, "the last attempt too met an error that may pass: 5xx, 429, 425 or 408"),
  HOST_DEAD(47, State.FAILED, "its host could not be reached twice and was given up for the run"),
  INTERNAL(48, State.FAILED, "a defect in Weft; the log has the stack trace"),
  CANCELLED(49, State.FAILED, "the crawl was stopping"),
  PROXY(50, State.FAILED, "the proxy could not be reached or did not let us through");

  private final int code;
  private final State state;
  private final String meaning;

  Reason(int code, State state, String meaning) {
    this.code = code;
    this.state = state;
    this.meaning = meaning;
  }

  /** The number that stands for this reason in the store. */
  public int code() {
    return code;
  }

  /** The state that a URL with this reason is in. */
  public State state() {
    return state;
  }

  /** One line for people. */
  public String meaning() {
    return meaning;
  }

  /** The name in reports and views: lower case with hyphens. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Whether the reason lies in how the URL was found rather than in the URL, so that a better link
   * to it changes the verdict.
   */
  public boolean dependsOnLink() {
    return switch (this) {
      case NOFOLLOW, ASSET, DEPTH, REDIRECT_LIMIT, TRAP -> true;
      default -> false;
    };
  }

  /** Whether the failure is the host's: nothing on that host can be expected to answer. */
  public boolean unreachable() {
    return this == DNS || this == CONNECT;
  }

  /** The reason with that number. */
  public static Reason of(int code) {
    for (Reason reason : values()) {
      if (reason.code == code) {
        return reason;
      }
    }
    throw new IllegalArgumentException("reason " + code);
  }
}
