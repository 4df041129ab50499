package weft.model;

/** Where a URL stands within a run; every known URL is in exactly one of these. */
public enum State {
  /** Known and still to be visited. */
  QUEUED(0),
  /** Answered; whatever the answer was is stored. */
  DONE(1),
  /** Asked without success; the {@link Reason} says why. */
  FAILED(2),
  /** Not asked for; the {@link Reason} and the rule say why. */
  EXCLUDED(3);

  private final int code;

  State(int code) {
    this.code = code;
  }

  /** The number that stands for this state in the store. */
  public int code() {
    return code;
  }

  /** The state with that number. */
  public static State of(int code) {
    return switch (code) {
      case 0 -> QUEUED;
      case 1 -> DONE;
      case 2 -> FAILED;
      case 3 -> EXCLUDED;
      default -> throw new IllegalArgumentException("state " + code);
    };
  }
}
