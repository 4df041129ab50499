package weft.robots;

import java.time.Duration;

/**
 * How robots.txt is treated.
 *
 * @param policy what is done with it
 * @param productToken the name that its groups address us by, such as {@code Weft}
 * @param maxAge how long rules hold after they were fetched; RFC 9309, 2.4 advises 24 hours at most
 */
public record RobotsSettings(RobotsPolicy policy, String productToken, Duration maxAge) {

  public RobotsSettings {
    if (!maxAge.isPositive()) {
      throw new IllegalArgumentException("maximum age of robots.txt: " + maxAge);
    }
  }
}
