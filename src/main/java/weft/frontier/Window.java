package weft.frontier;

/**
 * How much of the queue is held in memory; the rest waits in the store.
 *
 * @param perHost URLs of one host at most
 * @param total URLs of all hosts beyond which new ones stay in the store
 * @param refillBelow URLs of a host below which more are read back
 */
public record Window(int perHost, int total, int refillBelow) {

  /** Fits a heap of 512 MiB with room to spare. */
  public static final Window STANDARD = new Window(1_000, 200_000, 100);
}
