package weft.crawl;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Where the time of visits goes. Times are by the clock: the stages that wait say how long, those
 * that only work say what they cost as long as no more visits work than there are processors. Safe
 * for any number of threads.
 */
public final class StageTimes {
  private final Map<Stage, LongAdder> nanos = new EnumMap<>(Stage.class);

  /** A part of a visit. */
  public enum Stage {
    /** The request and its answer, the name and the connection included. */
    FETCH,
    /** The body to links and facts. */
    PARSE,
    /** Links to verdicts. */
    ADMIT,
    /** Compressing, and the wait for the commit. */
    SAVE
  }

  StageTimes() {
    for (Stage stage : Stage.values()) {
      nanos.put(stage, new LongAdder());
    }
  }

  /** Does the work of a stage. */
  <T> T in(Stage stage, Supplier<T> work) {
    long begun = System.nanoTime();
    try {
      return work.get();
    } finally {
      adder(stage).add(System.nanoTime() - begun);
    }
  }

  /** What all visits together have spent in a stage so far. */
  public Duration of(Stage stage) {
    return Duration.ofNanos(adder(stage).sum());
  }

  private LongAdder adder(Stage stage) {
    LongAdder adder = nanos.get(stage);
    if (adder == null) {
      throw new IllegalStateException("no stage " + stage);
    }
    return adder;
  }
}
