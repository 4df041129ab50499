package weft.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.crash.LocalWeb.Seen;

/**
 * A crawl that is killed again and again ends as if nothing had happened. {@code -Dweft.kills=100}
 * kills it more often, in a web that is as much larger; {@code -Dweft.seed=N} repeats what a former
 * run printed.
 */
final class KillIT {
  private static final int KILLS = Integer.getInteger("weft.kills", 25);
  private static final long SEED = Long.getLong("weft.seed", System.nanoTime() & 0xffff_ffffL);
  private static final int HOSTS = 18;
  private static final int SLOW_HOSTS = 2;
  private static final int DELAY_MILLIS = 150;
  private static final int LATENCY_MILLIS = 80;
  private static final int CRAWL_DELAY_MILLIS = 1_500;

  /** What a busy machine may take from the distance between two requests on their way. */
  private static final int JITTER_MILLIS = 100;

  /** In flight at once and one commit batch. */
  private static final int REPEATS_A_KILL = 50;

  @TempDir Path directory;

  private static String[] crawl(LocalWeb web, String file, String... more) {
    List<String> arguments = new ArrayList<>(List.of("crawl"));
    arguments.addAll(web.seeds());
    arguments.addAll(List.of("-o", file, "--progress", "none"));
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  private static void assertPolite(LocalWeb web, List<Seen> log) {
    LocalWeb.leastGaps(log)
        .forEach(
            (host, gap) -> {
              int delay = web.slowHosts().contains(host) ? CRAWL_DELAY_MILLIS : DELAY_MILLIS;
              assertTrue(
                  gap >= delay - JITTER_MILLIS,
                  () -> "%s was asked after %d ms of %d".formatted(host, gap, delay));
            });
  }

  @Test
  void aCrawlThatIsKilledAgainAndAgainEndsAsIfNothingHadHappened() throws Exception {
    System.out.printf("KillIT: -Dweft.kills=%d -Dweft.seed=%d%n", KILLS, SEED);
    Random random = new Random(SEED);
    Dist weft = new Dist(directory);
    Path killed = directory.resolve("killed.db");
    try (LocalWeb web = new LocalWeb(HOSTS, 5 * KILLS, SLOW_HOSTS, 1_000)) {
      assertEquals(
          0, weft.run(crawl(web, "calm.db", "--delay", "0", "--crawl-delay-cap", "0")).status());
      web.clearLog();
      web.takeTime(LATENCY_MILLIS);
      String[] polite = crawl(web, "killed.db", "--delay", DELAY_MILLIS + "ms");
      int kills = 0;
      boolean resumable = false;
      while (kills < KILLS) {
        boolean resumed = resumable && random.nextBoolean();
        Dist.Running process =
            resumed ? weft.start("resume", "killed.db", "--progress", "none") : weft.start(polite);
        boolean ended = process.endsWithin(100 + random.nextInt(1_600));
        if (ended && resumed && process.await().status() == 2) {
          assertTrue(process.said().contains("'weft crawl'"), process::said);
          resumable = false; // killed before the seeds were stored
          continue;
        }
        assertFalse(ended, process::said);
        process.kill();
        kills++;
        resumable = Files.exists(killed) && Files.size(killed) > 0;
        assertEquals(List.of(), Tables.damageOfCopy(killed, directory), "after kill " + kills);
      }
      Dist.Ended last = weft.run(polite);
      assertEquals(0, last.status(), last.err());
      List<Seen> log = web.log();
      long repeats = LocalWeb.repeats(log);
      System.out.printf(
          "KillIT: %d kills, %d requests, %d of them repeats, least gap %d ms%n",
          kills,
          log.size(),
          repeats,
          LocalWeb.leastGaps(log).values().stream().mapToLong(Long::longValue).min().orElse(-1));
      Tables.assertSame(directory.resolve("calm.db"), killed);
      assertEquals(List.of(), Tables.damage(killed));
      assertEquals(0, weft.run("verify", "killed.db").status());
      assertTrue(repeats <= (long) kills * REPEATS_A_KILL, () -> repeats + " repeats");
      assertPolite(web, log);
    }
  }
}
