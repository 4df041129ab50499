package weft.frontier;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import weft.model.DelayReason;
import weft.model.HostState.Health;

/**
 * The arithmetic of politeness: what a host did becomes when it may next be asked. Holds no state;
 * deterministic given the time and the source of jitter.
 */
final class Politeness {
  /** A host that asks to be left alone for longer is given up for the run. */
  static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(24);

  /** Refusals in a row after which a host counts as blocking us. */
  static final int BLOCKED_AFTER = 12;

  /** Failed attempts at robots.txt after which the host's URLs wait for another day. */
  static final int ROBOTS_ATTEMPTS = 4;

  /** Times in a row that a host may be out of reach: the first, and one probe. */
  static final int DEAD_AFTER = 2;

  private static final int LATE_ARRIVAL = 10;

  private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(1);

  private final PolitenessSettings settings;
  private final RandomGenerator jitter;

  Politeness(PolitenessSettings settings, RandomGenerator jitter) {
    this.settings = settings;
    this.jitter = jitter;
  }

  /** Leases at once: one while a host is new or in trouble, else as configured. */
  int concurrency(Pace pace, boolean proven) {
    return proven && pace.unreachable() == 0 && pace.refusals() == 0
        ? settings.hostConcurrency()
        : 1;
  }

  /** Whether starts at that host have to keep a distance. */
  boolean spaced(Pace pace) {
    return !delay(pace).isZero();
  }

  /** The present time between request starts. */
  Duration delay(Pace pace) {
    Duration delay = max(settings.delay(), max(crawlDelay(pace), latencyDelay(pace)));
    return pace.setbacks() > 0 ? max(delay, backOff(pace.setbacks())) : delay;
  }

  /** What determines {@link #delay}. */
  DelayReason reason(Pace pace) {
    if (pace.retryAfter()) {
      return DelayReason.RETRY_AFTER;
    }
    Duration delay = delay(pace);
    if (delay.equals(settings.delay())) {
      return settings.ownDelay() ? DelayReason.CONFIGURED_FOR_HOST : DelayReason.CONFIGURED;
    }
    if (delay.equals(crawlDelay(pace))) {
      return delay.equals(pace.crawlDelay())
          ? DelayReason.CRAWL_DELAY
          : DelayReason.CRAWL_DELAY_CAPPED;
    }
    return delay.equals(latencyDelay(pace)) ? DelayReason.LATENCY : DelayReason.BACK_OFF;
  }

  /**
   * The pace of a host that was treated otherwise until now: its next request keeps the new
   * distance from its last one. What the host asked for, and time after setbacks, stays.
   */
  Pace takenOver(Pace pace, Politeness before) {
    boolean neverAsked = pace.latency().isZero();
    return neverAsked || pace.retryAfter() || pace.setbacks() > 0
        ? pace
        : pace.at(pace.nextAt().plus(delay(pace)).minus(before.delay(pace)));
  }

  /** A request has just left. */
  Pace sent(Pace pace, Instant now) {
    return pace.at(latest(pace.nextAt(), now.plus(delay(pace))));
  }

  /**
   * The request that left last has been answered. It may have reached the host late, so the next
   * one keeps its distance from when it was seen to have arrived; of a host that only takes its
   * time to answer nothing more than a tenth of the delay is taken to be that.
   */
  Pace arrived(Pace pace, HostSignal signal) {
    Duration most = delay(pace).dividedBy(LATE_ARRIVAL);
    return switch (signal) {
      case HostSignal.Answered(Duration latency) ->
          pace.at(pace.nextAt().plus(latency.compareTo(most) < 0 ? latency : most));
      case HostSignal.RobotsRead _ -> pace.at(pace.nextAt().plus(most));
      case HostSignal.Throttled _,
          HostSignal.RobotsUnreachable _,
          HostSignal.Unreachable _,
          HostSignal.Faltered _,
          HostSignal.Nothing _ ->
          pace;
    };
  }

  /**
   * What a visit learned becomes the next pace.
   *
   * @param granted when that visit was leased: trouble known by then and trouble of the same time
   *     count once
   */
  Pace after(Pace pace, HostSignal signal, Instant granted, Instant now) {
    return switch (signal) {
      case HostSignal.Nothing _ -> pace;
      case HostSignal.Answered(Duration latency) -> pace.answered(average(pace, latency));
      case HostSignal.RobotsRead(Duration crawlDelay) -> pace.withCrawlDelay(crawlDelay);
      case HostSignal.Throttled(Duration retryAfter) ->
          refused(pace, retryAfter, BLOCKED_AFTER, now);
      case HostSignal.RobotsUnreachable(Duration retryAfter) ->
          refused(pace, retryAfter, ROBOTS_ATTEMPTS, now);
      case HostSignal.Faltered _ -> backedOff(pace.setback(now, pace.refusals(), 0), now);
      case HostSignal.Unreachable _ -> unreached(pace, granted, now);
    };
  }

  private Pace refused(Pace pace, @Nullable Duration retryAfter, int limit, Instant now) {
    Pace next = pace.setback(now, pace.refusals() + 1, 0);
    if (retryAfter != null && retryAfter.compareTo(LONGEST_RETRY_AFTER) > 0) {
      return next.until(now.plus(LONGEST_RETRY_AFTER)).in(Health.PARKED);
    }
    next =
        retryAfter == null
            ? backedOff(next, now)
            : next.until(latest(next.nextAt(), now.plus(retryAfter)));
    return next.refusals() >= limit ? next.in(Health.PARKED) : next;
  }

  /** A host that has answered before gets time to come up again until it is probed. */
  private Pace unreached(Pace pace, Instant granted, Instant now) {
    if (pace.unreachable() > 0 && granted.isBefore(pace.setbackAt())) {
      return pace;
    }
    Pace next = backedOff(pace.setback(now, 0, pace.unreachable() + 1), now);
    if (next.unreachable() >= DEAD_AFTER) {
      return next.in(Health.DEAD);
    }
    return pace.latency().isZero() ? next : next.at(now.plus(settings.maxDelay()));
  }

  private Pace backedOff(Pace pace, Instant now) {
    Duration wait = max(backOff(pace.setbacks()), delay(pace));
    long spread = wait.toNanos() / 4;
    Duration jittered = wait.plusNanos(spread == 0 ? 0 : jitter.nextLong(spread));
    return pace.at(latest(pace.nextAt(), now.plus(jittered)));
  }

  private Duration backOff(int setbacks) {
    Duration first = max(settings.delay(), FIRST_BACK_OFF);
    Duration doubled = first.multipliedBy(1L << Math.min(setbacks - 1, 20));
    return doubled.compareTo(settings.maxDelay()) < 0 ? doubled : settings.maxDelay();
  }

  private Duration crawlDelay(Pace pace) {
    Duration asked = pace.crawlDelay();
    if (asked == null) {
      return Duration.ZERO;
    }
    return asked.compareTo(settings.crawlDelayCap()) < 0 ? asked : settings.crawlDelayCap();
  }

  /** Half of the permitted concurrency is what a host is kept busy with, however slow it is. */
  private Duration latencyDelay(Pace pace) {
    if (!settings.adaptive() || settings.delay().isZero()) {
      return Duration.ZERO;
    }
    Duration asked = pace.latency().multipliedBy(2).dividedBy(settings.hostConcurrency());
    return asked.compareTo(settings.maxDelay()) < 0 ? asked : settings.maxDelay();
  }

  private static Duration average(Pace pace, Duration latency) {
    return pace.latency().isZero()
        ? latency
        : pace.latency().multipliedBy(3).plus(latency).dividedBy(4);
  }

  private static Duration max(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  private static Instant latest(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
