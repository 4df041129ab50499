package weft.frontier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import weft.model.DelayReason;
import weft.model.HostState.Health;

class PolitenessTest {
  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
  private static final PolitenessSettings SETTINGS =
      new PolitenessSettings(
          2, Duration.ofMillis(500), Duration.ofSeconds(60), Duration.ofSeconds(30), true);

  private final Politeness politeness = new Politeness(SETTINGS, new Random(1));
  private final Pace fresh = Pace.fresh(NOW);

  @Test
  void theConfiguredDelayIsTheFloor() {
    Pace pace = after(fresh, new HostSignal.RobotsRead(Duration.ofMillis(100)));
    assertEquals(Duration.ofMillis(500), politeness.delay(pace));
    assertEquals(DelayReason.CONFIGURED, politeness.reason(pace));
  }

  @Test
  void aCrawlDelayIsKept() {
    Pace pace = after(fresh, new HostSignal.RobotsRead(Duration.ofSeconds(7)));
    assertEquals(Duration.ofSeconds(7), politeness.delay(pace));
    assertEquals(DelayReason.CRAWL_DELAY, politeness.reason(pace));
  }

  @Test
  void aCrawlDelayBeyondTheCapIsCutAndSaysSo() {
    Pace pace = after(fresh, new HostSignal.RobotsRead(Duration.ofDays(400)));
    assertEquals(Duration.ofSeconds(30), politeness.delay(pace));
    assertEquals(DelayReason.CRAWL_DELAY_CAPPED, politeness.reason(pace));
  }

  @Test
  void aSlowHostIsAskedLessOften() {
    Pace pace = after(fresh, new HostSignal.Answered(Duration.ofSeconds(4)));
    assertEquals(Duration.ofSeconds(4), politeness.delay(pace));
    assertEquals(DelayReason.LATENCY, politeness.reason(pace));
  }

  @Test
  void aQuickAnswerBringsTheDelayDownAgain() {
    Pace pace = after(fresh, new HostSignal.Answered(Duration.ofSeconds(4)));
    for (int i = 0; i < 20; i++) {
      pace = after(pace, new HostSignal.Answered(Duration.ofMillis(10)));
    }
    assertEquals(Duration.ofMillis(500), politeness.delay(pace));
  }

  @Test
  void backOffDoublesUpToTheLongestDelay() {
    Pace pace = fresh;
    Duration before = Duration.ZERO;
    for (int i = 0; i < 10; i++) {
      pace = after(pace, new HostSignal.Throttled(null));
      Duration wait = Duration.between(NOW, pace.nextAt());
      assertTrue(wait.compareTo(before) >= 0, "wait " + wait + " after " + before);
      assertTrue(wait.compareTo(Duration.ofSeconds(75)) <= 0, "wait " + wait);
      before = wait;
    }
    assertTrue(before.compareTo(Duration.ofSeconds(60)) >= 0, "wait " + before);
    assertEquals(DelayReason.BACK_OFF, politeness.reason(pace));
  }

  @Test
  void answersUndoBackOffStepByStep() {
    Pace pace = fresh;
    for (int i = 0; i < 4; i++) {
      pace = after(pace, new HostSignal.Throttled(null));
    }
    assertEquals(Duration.ofSeconds(8), politeness.delay(pace));
    pace = after(pace, new HostSignal.Answered(Duration.ZERO));
    assertEquals(Duration.ofSeconds(4), politeness.delay(pace));
  }

  @Test
  void retryAfterIsKeptToTheSecond() {
    Pace pace = after(fresh, new HostSignal.Throttled(Duration.ofMinutes(90)));
    assertEquals(NOW.plus(Duration.ofMinutes(90)), pace.nextAt());
    assertEquals(DelayReason.RETRY_AFTER, politeness.reason(pace));
    assertEquals(Health.ALIVE, pace.health());
  }

  @Test
  void aRetryAfterBeyondADayParksTheHost() {
    assertEquals(
        Health.PARKED, after(fresh, new HostSignal.Throttled(Duration.ofHours(25))).health());
  }

  @Test
  void aHostThatRefusesAgainAndAgainIsParked() {
    Pace pace = fresh;
    for (int i = 1; i < Politeness.BLOCKED_AFTER; i++) {
      pace = after(pace, new HostSignal.Throttled(null));
      assertEquals(Health.ALIVE, pace.health());
    }
    assertEquals(Health.PARKED, after(pace, new HostSignal.Throttled(null)).health());
  }

  @Test
  void anUnreachableHostIsProbedOnceMoreAndThenDead() {
    Pace once = after(fresh, new HostSignal.Unreachable());
    assertEquals(Health.ALIVE, once.health());
    assertTrue(once.nextAt().isAfter(NOW));
    Instant probe = once.nextAt();
    Pace twice = politeness.after(once, new HostSignal.Unreachable(), probe, probe.plusSeconds(1));
    assertEquals(Health.DEAD, twice.health());
  }

  @Test
  void aHostThatHasAnsweredBeforeIsProbedOnlyAfterTheLongestDelay() {
    Pace pace = after(fresh, new HostSignal.Answered(Duration.ofMillis(5)));
    pace = after(pace, new HostSignal.Unreachable());
    assertEquals(NOW.plusSeconds(60), pace.nextAt());
  }

  @Test
  void failuresOfVisitsThatRanAtOnceCountAsOne() {
    Instant granted = NOW.minusSeconds(5);
    Pace once = politeness.after(fresh, new HostSignal.Unreachable(), granted, NOW);
    Pace still = politeness.after(once, new HostSignal.Unreachable(), granted, NOW.plusMillis(1));
    assertEquals(Health.ALIVE, still.health());
  }

  @Test
  void anAnswerBetweenTwoFailuresKeepsTheHostAlive() {
    Pace pace = after(fresh, new HostSignal.Unreachable());
    pace = after(pace, new HostSignal.Answered(Duration.ofMillis(5)));
    pace = after(pace, new HostSignal.Unreachable());
    assertEquals(Health.ALIVE, pace.health());
  }

  @Test
  void aHostInTroubleIsAskedOneAtATime() {
    assertEquals(2, politeness.concurrency(fresh, true));
    assertEquals(1, politeness.concurrency(fresh, false));
    Pace refused = after(fresh, new HostSignal.Throttled(null));
    assertEquals(1, politeness.concurrency(refused, true));
  }

  @Test
  void withoutADelayNothingIsSpacedUntilTheHostComplains() {
    Politeness rude =
        new Politeness(
            new PolitenessSettings(
                8, Duration.ZERO, Duration.ofSeconds(60), Duration.ofSeconds(30), true),
            new Random(1));
    Pace answered = rude.after(fresh, new HostSignal.Answered(Duration.ofSeconds(1)), NOW, NOW);
    assertFalse(rude.spaced(answered));
    assertTrue(rude.spaced(rude.after(answered, new HostSignal.Throttled(null), NOW, NOW)));
  }

  private Pace after(Pace pace, HostSignal signal) {
    return politeness.after(pace, signal, NOW, NOW);
  }
}
