package weft.fetch;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import weft.url.Url;

/**
 * The places, each a scheme, a name and a port, where seeds are, and by them the rule where a
 * secret may go: a link must not be able to fetch it out of TLS, or to another program on the same
 * machine. Safe for any number of threads.
 */
public final class SecretPlaces {
  private static final int HTTPS = 443;

  private final Set<String> origins = ConcurrentHashMap.newKeySet();

  /** Takes in the place of a seed; one at the usual port of http may have moved to https. */
  public void add(Url seed) {
    origins.add(seed.origin());
    if (seed.scheme().equals("http") && seed.port() == 80) {
      origins.add("https://" + seed.host());
    }
  }

  /** Whether a seed is there. */
  public boolean has(Url url) {
    return origins.contains(url.origin());
  }

  /**
   * Whether a secret that is for the host of that URL may go there: where a seed is, over https
   * where the port is the usual one or the one that was named, and over http where the port was
   * named and is known for nothing better.
   *
   * @param portNamed whether the secret was given for that very port
   */
  boolean admits(Url url, boolean portNamed) {
    if (has(url)) {
      return true;
    }
    if (url.scheme().equals("https")) {
      return portNamed || url.port() == HTTPS;
    }
    boolean secure =
        url.port() == HTTPS || origins.contains("https://" + url.host() + ":" + url.port());
    return portNamed && !secure;
  }
}
