package weft.frontier;

/**
 * How much of the queue is held in memory; the rest waits in the store.
 *
 * @param hosts hosts at most; while more wait, they take turns
 * @param perHost URLs of one host at most
 * @param total URLs of all hosts beyond which new ones stay in the store
 * @param refillBelow URLs of a host below which more are read back
 */
public record Window(int hosts, int perHost, int total, int refillBelow) {

  /** Fits a heap of 512 MiB with room to spare. */
  public static final Window STANDARD = new Window(20_000, 1_000, 200_000, 100);

  private static final int LEAST_SHARE = 10;

  /** URLs that each of that many hosts may hold however many the others do. */
  int share(int hostsHeld) {
    return Math.clamp(total / Math.max(1, hostsHeld), Math.min(LEAST_SHARE, perHost), perHost);
  }

  /** Hosts that are read back from the store at a time. */
  int portion() {
    return Math.clamp(hosts / 8, 1, 500);
  }
}
