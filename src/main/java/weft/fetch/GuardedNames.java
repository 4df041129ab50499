package weft.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.Dns;

/**
 * Host names with those of their addresses that the {@link AddressGuard} lets pass. Each address
 * carries the name that was asked for, by which the sockets judge it once more.
 */
final class GuardedNames implements Dns {
  private final Dns names;
  private final AddressGuard guard;

  GuardedNames(Dns names, AddressGuard guard) {
    this.names = names;
    this.guard = guard;
  }

  @Override
  public List<InetAddress> lookup(String host) throws UnknownHostException {
    List<InetAddress> permitted = new ArrayList<>();
    String last = host + ": no address";
    for (InetAddress found : names.lookup(host)) {
      InetAddress address = InetAddress.getByAddress(host, found.getAddress());
      Optional<String> objection = guard.objection(host, address);
      if (objection.isEmpty()) {
        permitted.add(address);
      } else {
        last = objection.get();
      }
    }
    if (permitted.isEmpty()) {
      throw new GuardedAddress(last);
    }
    return permitted;
  }
}
