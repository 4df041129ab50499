package weft.crawl;

/** A login that did not succeed: one line that names the URL, the status and what was missing. */
public final class LoginFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LoginFailed(String message) {
    super(message);
  }
}
