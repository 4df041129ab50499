package weft.fetch;

import java.net.InetAddress;
import java.util.Optional;

/**
 * The rule which addresses may be connected to. It judges the address itself, when a name has been
 * looked up and again at the moment of connecting, so it covers names, address literals and names
 * that change their mind.
 */
@FunctionalInterface
public interface AddressGuard {

  /**
   * Why this address may not be asked, one line for people; empty where it may. Any thread.
   *
   * @param host the name or address literal of the URL that is asked for, without brackets
   */
  Optional<String> objection(String host, InetAddress address);

  /** Every address may be asked. */
  AddressGuard NONE = (_, _) -> Optional.empty();
}
