package weft.robots;

import java.time.Duration;
import java.util.function.Function;
import weft.url.HostKey;

/**
 * How robots.txt is treated.
 *
 * @param policies what is done with it, by host
 * @param productToken the name that its groups address us by, such as {@code Weft}
 * @param maxAge how long rules hold after they were fetched; RFC 9309, 2.4 advises 24 hours at most
 * @param maxBytes what is read of a file; RFC 9309, 2.5 asks for 500 KiB at least
 */
public record RobotsSettings(
    Function<HostKey, RobotsPolicy> policies, String productToken, Duration maxAge, int maxBytes) {

  /** Treats robots.txt of every host alike. */
  public RobotsSettings(RobotsPolicy policy, String productToken, Duration maxAge) {
    this(_ -> policy, productToken, maxAge, RobotsText.LIMIT);
  }

  public RobotsSettings {
    if (!maxAge.isPositive()) {
      throw new IllegalArgumentException("maximum age of robots.txt: " + maxAge);
    }
  }
}
