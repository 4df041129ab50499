package weft.fetch;

import java.net.UnknownHostException;

/** An address that the {@link AddressGuard} objects to; the message is the objection. */
final class GuardedAddress extends UnknownHostException {
  private static final long serialVersionUID = 1;

  GuardedAddress(String objection) {
    super(objection);
  }
}
