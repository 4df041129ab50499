package weft.store;

import java.util.function.ToIntFunction;
import weft.url.Url;

/**
 * How a crawl is stored.
 *
 * @param durability what a power cut may cost
 * @param bodies which bodies are kept
 * @param maxDepth greatest depth that is fetched; {@link Integer#MAX_VALUE} for no limit
 * @param followNofollow whether links that say nofollow are followed like others
 * @param priority of each URL among those of its host; higher ones are read back first
 * @param since newest of the runs that a new one is compared with
 */
public record StoreSettings(
    Durability durability,
    Bodies bodies,
    int maxDepth,
    boolean followNofollow,
    ToIntFunction<Url> priority,
    long since) {
  /** More links in a row than there will ever be, and far from the end of the numbers. */
  private static final int NO_LIMIT = 1 << 30;

  /** Compares a run with all before it. */
  public static final long ALL_RUNS = Long.MAX_VALUE;

  /** Compares a run with none. */
  public static final long NO_RUN = 0;

  /** A crawl that is compared with all runs before it. */
  public StoreSettings(
      Durability durability,
      Bodies bodies,
      int maxDepth,
      boolean followNofollow,
      ToIntFunction<Url> priority) {
    this(durability, bodies, maxDepth, followNofollow, priority, ALL_RUNS);
  }

  /** Greatest depth that is fetched, from which the depths of single seeds are counted back. */
  public int farthest() {
    return Math.min(maxDepth, NO_LIMIT);
  }

  /** A crawl without priorities. */
  public StoreSettings(Durability durability, Bodies bodies, int maxDepth, boolean followNofollow) {
    this(durability, bodies, maxDepth, followNofollow, _ -> 0);
  }

  /** A crawl that respects nofollow. */
  public StoreSettings(Durability durability, Bodies bodies, int maxDepth) {
    this(durability, bodies, maxDepth, false);
  }

  /** What a power cut may cost; a killed process never costs a committed visit. */
  public enum Durability {
    /** The newest commits. */
    FAST,
    /** Nothing. */
    FULL
  }

  /** Which bodies are kept. */
  public enum Bodies {
    ALL,
    HTML,
    NONE
  }
}
