package weft.analysis;

/** The words that were to be searched for make no query; the message is one line that says why. */
public final class SearchSyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  SearchSyntaxException(String message) {
    super(message);
  }
}
