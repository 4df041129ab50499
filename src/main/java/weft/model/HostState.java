package weft.model;

import java.time.Duration;
import java.time.Instant;

/**
 * Politeness towards one host at one instant, as it is stored.
 *
 * @param host row id of the host
 * @param delay present time between request starts
 * @param reason what determines it
 * @param nextAt no request before this
 * @param failures connection failures in a row
 * @param health whether the host is still asked
 */
public record HostState(
    long host, Duration delay, DelayReason reason, Instant nextAt, int failures, Health health) {

  /** Whether a host is still asked. */
  public enum Health {
    ALIVE,
    /** Could not be reached twice: given up for this run. */
    DEAD,
    /** Blocks us or its robots.txt cannot be had: its URLs stay queued for another day. */
    PARKED
  }
}
