package weft.parse;

/** That a rule failed on a body; the message says why. */
final class ExtractException extends Exception {
  private static final long serialVersionUID = 1L;

  ExtractException(String message) {
    super(message);
  }
}
