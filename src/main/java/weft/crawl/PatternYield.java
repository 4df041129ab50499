package weft.crawl;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import weft.model.Trap;
import weft.model.Trap.Action;
import weft.url.HostKey;

/**
 * How much the pages of one URL pattern bring, and what follows from it. Of a pattern whose pages
 * are all new only one in a few is looked into. Guarded by {@link Traps}.
 */
final class PatternYield {
  /** Outcomes after which a pattern may be slowed. */
  static final int SLOW_AFTER = 50;

  /** Outcomes after which it may be stopped. */
  static final int STOP_AFTER = 150;

  private static final int NOVEL_OF_SLOWED = 1;
  private static final int NOVEL_OF_STOPPED = 2;
  private static final int NOVEL_OF_CLEARED = 10;

  /** Where one page in so many is new, over all, a pattern is not stopped. */
  private static final int LEAST_YIELD = 5;

  private static final int UNEXAMINED = 8;
  private static final int RICH_AFTER = 24;
  private static final int RICH_RUN = 8;
  private static final int RICH_SAMPLE = 8;
  private static final int RICH_SLOTS = 1_024;
  private static final int RICH_TAKEN = 64;
  private static final int WINDOW = 192;
  private static final int FIXED_BYTES = 300;

  private final long[] outcomes = new long[WINDOW / 64];
  private final HostKey host;
  private final String pattern;
  private SeenUnits seen = new SeenUnits();
  private long fetched;
  private long examined;
  private long novel;
  private int novelInARow;
  private Action action = Action.WATCHED;
  private Instant at = Instant.EPOCH;
  private String evidence = "";

  PatternYield(HostKey host, String pattern) {
    this.host = host;
    this.pattern = pattern;
  }

  /** What was known of it when the run was last under way. */
  static PatternYield of(Trap trap) {
    PatternYield yield = new PatternYield(trap.host(), trap.pattern());
    yield.fetched = trap.fetched();
    yield.examined = trap.examined();
    yield.novel = trap.novel();
    yield.action = trap.action();
    yield.at = trap.at();
    yield.evidence = trap.evidence();
    ByteBuffer memory = ByteBuffer.wrap(trap.memory());
    for (int i = 0; i < yield.outcomes.length && memory.remaining() >= 8; i++) {
      yield.outcomes[i] = memory.getLong();
    }
    yield.seen.read(memory);
    return yield;
  }

  /** The same as it is stored. */
  Trap trap() {
    ByteBuffer memory = ByteBuffer.allocate(8 * outcomes.length + 4 * seen.size());
    Arrays.stream(outcomes).forEach(memory::putLong);
    seen.write(memory);
    return new Trap(host, pattern, fetched, examined, novel, action, at, memory.array());
  }

  String evidence() {
    return evidence;
  }

  boolean slowed() {
    return action == Action.SLOWED;
  }

  boolean stopped() {
    return action == Action.STOPPED;
  }

  boolean acting() {
    return slowed() || stopped();
  }

  int bytes() {
    return FIXED_BYTES + seen.bytes();
  }

  /** Whether the next page is to be looked into. */
  boolean examines() {
    return fetched >= UNEXAMINED && (!rich() || fetched % RICH_SAMPLE == 0);
  }

  private boolean rich() {
    return examined >= RICH_AFTER && novelInARow >= RICH_RUN;
  }

  /** One page more, which nobody looked into. */
  void fetchedOnly() {
    fetched++;
  }

  /** Takes in what a page says; whether there is anything new about it. */
  boolean takeIn(PageUnits units) {
    int most = rich() ? RICH_TAKEN : Integer.MAX_VALUE;
    int slots = rich() ? RICH_SLOTS : SeenUnits.LARGEST;
    int weight = 0;
    int taken = 0;
    for (int i = 0; i < units.size() && taken < most; i++) {
      if (seen.add(units.hash(i), slots)) {
        weight += units.weight(i);
        taken++;
      }
    }
    return weight >= PageUnits.ENOUGH || units.overflowed();
  }

  /** One page more that was looked into. */
  void examined(boolean anythingNew) {
    int at = (int) (examined % WINDOW);
    long bit = 1L << (at % 64);
    outcomes[at / 64] = anythingNew ? outcomes[at / 64] | bit : outcomes[at / 64] & ~bit;
    fetched++;
    examined++;
    novel += anythingNew ? 1 : 0;
    novelInARow = anythingNew ? novelInARow + 1 : 0;
  }

  /** Whether too few of its pages have been looked into to say, or the latest brought something. */
  boolean promising() {
    return !acting() && (examined < SLOW_AFTER || novelOfLast(SLOW_AFTER) > NOVEL_OF_SLOWED);
  }

  /** Whether what was learned is worth keeping although nothing was done about it. */
  boolean worthKeeping() {
    int last = (int) Math.min(examined, SLOW_AFTER);
    return action != Action.WATCHED
        || (last >= 2 * UNEXAMINED && novelOfLast(last) * LEAST_YIELD <= last);
  }

  private int novelOfLast(int count) {
    int found = 0;
    for (long i = Math.max(0, examined - count); i < examined; i++) {
      int at = (int) (i % WINDOW);
      found += (outcomes[at / 64] & (1L << (at % 64))) != 0 ? 1 : 0;
    }
    return found;
  }

  /** Decides what is to be done from now on; whether that has changed. */
  boolean decide(Instant now) {
    Action next =
        switch (action) {
          case WATCHED, CLEARED ->
              examined >= SLOW_AFTER && novelOfLast(SLOW_AFTER) <= NOVEL_OF_SLOWED
                  ? Action.SLOWED
                  : action;
          case SLOWED ->
              novelOfLast(SLOW_AFTER) > NOVEL_OF_SLOWED + 1
                  ? Action.CLEARED
                  : barren() ? Action.STOPPED : action;
          case STOPPED -> novelOfLast(SLOW_AFTER) >= NOVEL_OF_CLEARED ? Action.CLEARED : action;
        };
    if (next == action) {
      return false;
    }
    action = next;
    at = now;
    evidence = trap().evidence();
    return true;
  }

  private boolean barren() {
    return examined >= STOP_AFTER
        && novelOfLast(STOP_AFTER) <= NOVEL_OF_STOPPED
        && (fetched - examined + novel) * LEAST_YIELD < fetched;
  }
}
