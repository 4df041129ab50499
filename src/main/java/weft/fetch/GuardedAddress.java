package weft.fetch;

import java.io.IOException;

/** An address that the {@link AddressGuard} objects to; the message is the objection. */
final class GuardedAddress extends IOException {
  private static final long serialVersionUID = 1;

  GuardedAddress(String objection) {
    super(objection);
  }
}
