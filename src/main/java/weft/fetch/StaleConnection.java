package weft.fetch;

import java.io.IOException;

/** An idle connection that may not be used again; nothing has been sent on it. */
final class StaleConnection extends IOException {
  private static final long serialVersionUID = 1;

  StaleConnection() {
    super("the idle connection was closed or spoke unasked");
  }
}
