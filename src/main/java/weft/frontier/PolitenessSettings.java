package weft.frontier;

import java.time.Duration;

/**
 * How hosts are treated.
 *
 * @param hostConcurrency leases per host at once
 * @param delay least time between request starts at a host
 * @param maxDelay most that our own back-off asks for
 * @param crawlDelayCap most that a Crawl-delay asks for
 * @param adaptive whether the delay follows the host's latency
 * @param ownDelay whether the delay was configured for that host alone
 */
public record PolitenessSettings(
    int hostConcurrency,
    Duration delay,
    Duration maxDelay,
    Duration crawlDelayCap,
    boolean adaptive,
    boolean ownDelay) {

  /** Settings that hold for every host. */
  public PolitenessSettings(
      int hostConcurrency,
      Duration delay,
      Duration maxDelay,
      Duration crawlDelayCap,
      boolean adaptive) {
    this(hostConcurrency, delay, maxDelay, crawlDelayCap, adaptive, false);
  }
}
