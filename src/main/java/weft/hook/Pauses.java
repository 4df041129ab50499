package weft.hook;

import java.time.Duration;

/**
 * How long it takes until the command is started again, and when it is given up: 100 ms after the
 * first failure, twice as long after each further one, until it answers again. Safe for any thread.
 */
final class Pauses {
  private static final Duration FIRST = Duration.ofMillis(100);

  /** Failures in a row, of all processes together, behind which the command is given up. */
  static final int MOST = 8;

  private int failures;

  /** It has answered. */
  synchronized void answered() {
    failures = 0;
  }

  /** It has failed; answers how long to wait before it is started again. */
  synchronized Duration failed() {
    return FIRST.multipliedBy(1L << Math.min(failures++, MOST));
  }

  /** Whether it is given up. */
  synchronized boolean over() {
    return failures >= MOST;
  }
}
