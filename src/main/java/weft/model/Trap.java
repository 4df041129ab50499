package weft.model;

import java.time.Instant;
import weft.url.HostKey;

/**
 * What is known of the URLs of one make on a host: how many of their pages brought anything new,
 * and what is done about it.
 *
 * @param pattern such as {@code /calendar/{n}/{n}}
 * @param fetched pages that were answered
 * @param examined of these, how many were looked at for anything new
 * @param novel of these, how many brought anything new
 * @param at when the action was decided on
 * @param memory what it takes to go on watching
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Trap(
    HostKey host,
    String pattern,
    long fetched,
    long examined,
    long novel,
    Action action,
    Instant at,
    byte[] memory) {

  /** What is done with the URLs of a make. The codes are stored. */
  public enum Action {
    /** Nothing yet. */
    WATCHED(0),
    /** They come behind all others of their host. */
    SLOWED(1),
    /** Those that only pages like them lead to are excluded. */
    STOPPED(2),
    /** Nothing more: they were slowed or stopped, and bring new things again. */
    CLEARED(3);

    private final int code;

    Action(int code) {
      this.code = code;
    }

    /** The number that stands for it in the store. */
    public int code() {
      return code;
    }

    /** The action with that number. */
    public static Action of(int code) {
      for (Action action : values()) {
        if (action.code == code) {
          return action;
        }
      }
      throw new IllegalArgumentException("action " + code);
    }
  }

  /** The evidence, for people. */
  public String evidence() {
    return "%s: %d fetched, %d of the %d looked into brought anything new"
        .formatted(pattern, fetched, novel, examined);
  }
}
