package weft.frontier;

import java.time.Duration;
import java.time.Instant;

/**
 * Goes through the hosts that have queued URLs in the store, in the order of their row ids and
 * again from the first, as long as some of them are not in memory: so every host gets its turn. A
 * host that must not be asked for some time is passed over. Guarded by the frontier's lock.
 */
final class Sweep {
  /** A host that has to wait for longer is not worth its place while others wait for one. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private boolean waiting;
  private boolean reading;
  private boolean crowded;
  private boolean metFull;
  private long after;
  private long left;
  private long leftBefore;
  private int taken;
  private Instant earliest = Instant.MAX;
  private Instant notBefore = Instant.MIN;

  /** Whether the store may hold queued URLs of hosts that are not in memory. */
  boolean waiting() {
    return waiting;
  }

  /** Whether some of these hosts may be asked soon and have not been looked at yet. */
  boolean behind() {
    return waiting && (after > 0 || reading || left != leftBefore);
  }

  /** Whether hosts wait for a place in memory. */
  boolean crowded() {
    return crowded;
  }

  /** A host stays in the store, or goes back there. */
  void leave(boolean forWantOfRoom) {
    waiting = true;
    crowded |= forWantOfRoom;
    metFull |= forWantOfRoom;
    left++;
  }

  /** A host stays in the store until it may be asked. */
  void leaveUntil(Instant at) {
    waiting = true;
    earliest = at.isBefore(earliest) ? at : earliest;
    notBefore = at.isBefore(notBefore) ? at : notBefore;
  }

  /** Looks at all hosts once more, at once. */
  void again() {
    leave(false);
    notBefore = Instant.MIN;
  }

  boolean due(Instant now) {
    return waiting && !reading && !now.isBefore(notBefore);
  }

  /** When the sweep goes on by itself; far off where it does not. */
  Instant nextAt() {
    return waiting && !reading ? notBefore : Instant.MAX;
  }

  /** Begins to read; answers the row id after which to read. */
  long begin() {
    reading = true;
    if (after == 0) {
      leftBefore = left;
      earliest = Instant.MAX;
      taken = 0;
      metFull = false;
    }
    return after;
  }

  /** The next host read: it was taken into memory, or needed nothing. */
  void passed(long host, boolean into) {
    after = host;
    taken += into ? 1 : 0;
  }

  /** The next host read has to wait until that time; it stays in the store. */
  void passedOver(long host, Instant at) {
    after = host;
    earliest = at.isBefore(earliest) ? at : earliest;
  }

  /** There is no room for the next host; it comes first the next time. */
  void full() {
    reading = false;
    crowded = true;
    metFull = true;
  }

  /**
   * What was read has been looked at.
   *
   * @param last whether no host comes after it
   */
  void end(boolean last, Instant now) {
    reading = false;
    if (!last) {
      return;
    }
    after = 0;
    crowded = metFull;
    boolean complete = left == leftBefore;
    if (complete && earliest.equals(Instant.MAX)) {
      waiting = false;
    } else if (complete) {
      notBefore = earliest;
    } else if (taken == 0) {
      notBefore = now.plus(PAUSE);
    }
  }
}
