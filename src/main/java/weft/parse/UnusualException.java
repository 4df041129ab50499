package weft.parse;

/** Says that a page is unusual; carries no stack trace, since it is an answer. */
final class UnusualException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Unusual reason;

  UnusualException(Unusual reason) {
    super(reason.name(), null, false, false);
    this.reason = reason;
  }

  Unusual reason() {
    return reason;
  }
}
