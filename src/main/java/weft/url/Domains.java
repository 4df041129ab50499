package weft.url;

import crawlercommons.domains.EffectiveTldFinder;
import java.util.Locale;
import java.util.Optional;

/**
 * Registered domains, by the public suffix list that is built in. The private half of the list
 * counts: {@code alice.github.io} and {@code bob.github.io} are two domains, as they are two
 * people's. The list is read on first use. Safe for any thread.
 */
public final class Domains {

  /**
   * The registered domain that a host belongs to; the host itself where it has none, being an
   * address, a single label or a public suffix. A final dot is dropped.
   *
   * @param host as in {@link Url#host}
   */
  public String registeredDomain(String host) {
    String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    return isAddress(name) ? name : registered(name).orElse(name);
  }

  /** The public suffix that a host name ends in; empty for addresses and single labels. */
  public Optional<String> publicSuffix(String host) {
    return registered(host).map(domain -> domain.substring(domain.indexOf('.') + 1));
  }

  /** The registered domain of a name, Unicode or ASCII; empty where it has none. */
  Optional<String> registered(String name) {
    if (name.indexOf('.') < 0 || isAddress(name)) {
      return Optional.empty();
    }
    String lower = name.toLowerCase(Locale.ROOT);
    String domain = EffectiveTldFinder.getAssignedDomain(lower, true, false);
    return domain == null ? underUnlistedSuffix(lower) : Optional.of(domain);
  }

  /** The list's default rule: a top-level domain that it does not know is a public suffix. */
  private static Optional<String> underUnlistedSuffix(String name) {
    int dot = name.lastIndexOf('.');
    int start = name.lastIndexOf('.', dot - 1) + 1;
    boolean named = start < dot && dot + 1 < name.length() && !name.startsWith(".");
    boolean listed = EffectiveTldFinder.getEffectiveTLD(name, false) != null;
    return named && !listed ? Optional.of(name.substring(start)) : Optional.empty();
  }

  private static boolean isAddress(String host) {
    return host.startsWith("[") || Ipv4.isMeant(host);
  }
}
