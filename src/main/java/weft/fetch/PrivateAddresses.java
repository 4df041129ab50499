package weft.fetch;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Objects to addresses that are no public server's, unless the user named a host there. A host that
 * the user named may be at such an address if it is so from the beginning: the first address that
 * is judged decides, so that a public one cannot become private while the crawl runs, nor a private
 * one a cloud's metadata service. The others are refused, whether a link, a redirect or a name
 * server leads to them. Any thread.
 */
public final class PrivateAddresses implements AddressGuard {
  private enum Named {
    /** Nobody knows yet where it is. */
    UNDECIDED,
    /** It was at a public address first. */
    PUBLIC,
    /** It may be at a special address, but for those where a cloud keeps its secrets. */
    PRIVATE,
    /** It may be there too. */
    METADATA;

    static Named of(String kind) {
      return kind.equals(SpecialAddresses.METADATA) ? METADATA : PRIVATE;
    }

    boolean mayBeAt(String kind) {
      return this == METADATA || (this == PRIVATE && of(kind) == PRIVATE);
    }
  }

  /** A host and where the user says that it is. */
  private record Place(String host, InetAddress address) {}

  private final Map<String, Named> hosts = new ConcurrentHashMap<>();
  private final Set<Place> permitted = ConcurrentHashMap.newKeySet();

  /** Takes in a host that the user named, a seed's; brackets around a literal do not count. */
  public void name(String host) {
    Named _ = hosts.putIfAbsent(plain(host), Named.UNDECIDED);
  }

  /** Takes in an address that the user named for a host. */
  public void permit(String host, InetAddress address) {
    permitted.add(new Place(plain(host), address));
  }

  @Override
  public Optional<String> objection(String host, InetAddress address) {
    Optional<String> kind = SpecialAddresses.kind(address);
    String name = plain(host);
    if (permitted.contains(new Place(name, address))) {
      return Optional.empty();
    }
    if (hosts.get(name) == Named.UNDECIDED) {
      boolean _ = hosts.replace(name, Named.UNDECIDED, kind.map(Named::of).orElse(Named.PUBLIC));
    }
    Named named = hosts.get(name);
    if (kind.isEmpty() || (named != null && named.mayBeAt(kind.get()))) {
      return Optional.empty();
    }
    return Optional.of(address.getHostAddress() + " is " + kind.get() + "; see --allow-private");
  }

  /** One form for each host: literals as the Java library writes them, names in lower case. */
  private static String plain(String host) {
    String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    if (name.contains(":")) {
      return InetAddress.ofLiteral(name).getHostAddress();
    }
    return (name.endsWith(".") ? name.substring(0, name.length() - 1) : name)
        .toLowerCase(Locale.ROOT);
  }
}
