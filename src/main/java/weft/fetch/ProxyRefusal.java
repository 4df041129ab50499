package weft.fetch;

import java.io.IOException;

/** A proxy answered in its own name instead of passing on the server's answer. */
final class ProxyRefusal extends IOException {
  private static final long serialVersionUID = 1;

  ProxyRefusal(String message) {
    super(message);
  }
}
