package weft.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A crawl that is asked to stop by SIGINT or SIGTERM, once or twice, or is held still. */
final class SignalIT {
  private static final int DELAY_MILLIS = 60;

  private static final int PAGES = 40;
  private static final int HOSTS = 8;
  private static final long STILL_MILLIS = Long.getLong("weft.still", 1_500);

  /** The default of {@code --read-timeout}. */
  private static final long READ_TIMEOUT_MILLIS = 20_000;

  @TempDir Path directory;
  private LocalWeb web;
  private Dist weft;

  @BeforeEach
  void start() throws Exception {
    web = new LocalWeb(HOSTS, PAGES, 0, 200);
    // A build that runs in the background may have passed on that SIGINT is ignored.
    weft = new Dist(directory).through("env", "--default-signal=INT");
  }

  @AfterEach
  void stop() {
    web.close();
  }

  private Dist.Running crawl() {
    List<String> arguments = new ArrayList<>(List.of("crawl"));
    arguments.addAll(web.seeds());
    arguments.addAll(
        List.of("-o", "site.db", "--delay", DELAY_MILLIS + "ms", "--progress", "none"));
    return weft.start(arguments.toArray(String[]::new));
  }

  private void whenAskedFor(int requests, Dist.Running process) throws InterruptedException {
    while (web.log().size() < requests) {
      assertFalse(process.endsWithin(5), process::said);
    }
  }

  private void assertComplete() throws Exception {
    Path file = directory.resolve("site.db");
    assertEquals(List.of(), Tables.damage(file));
    assertEquals(
        List.of("0"), Tables.rows(file, "SELECT count(*) FROM crawl_url WHERE state IN (0, 2)"));
    assertEquals(
        List.of(Integer.toString(HOSTS * PAGES)),
        Tables.rows(file, "SELECT count(*) FROM pages WHERE status = 200 AND title LIKE 'Page %'"));
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void aSignalEndsTheCrawlInOrderAndNothingIsFetchedTwice(String signal, int status)
      throws Exception {
    web.takeTime(40);
    Dist.Running process = crawl();
    whenAskedFor(60, process);
    process.signal(signal);
    Dist.Ended ended = process.await();
    assertEquals(status, ended.status(), ended.err());
    assertTrue(ended.millis() < 10_000, () -> ended.millis() + " ms");
    assertTrue(ended.err().contains("weft resume site.db"), ended.err());
    String log = Files.readString(directory.resolve("site.db.log"));
    assertTrue(log.endsWith(" INFO cli: run 1 ends: stopped\n"), log);
    assertEquals(0, weft.run("resume", "site.db", "--progress", "none").status());
    assertEquals(0, LocalWeb.repeats(web.log()));
    assertComplete();
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void serversThatDoNotAnswerHoldTheEndUpByNoMoreThanTheGraceTime(String signal, int status)
      throws Exception {
    Dist.Running process = crawl();
    whenAskedFor(30, process);
    web.takeTime(100_000);
    whenAskedFor(web.log().size() + 8, process);
    process.signal(signal);
    Dist.Ended ended = process.await();
    assertEquals(status, ended.status(), ended.err());
    assertTrue(ended.millis() < 10_000, () -> ended.millis() + " ms");
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void aSecondSignalEndsTheProcessAtOnceAndLosesNothing(String signal, int status)
      throws Exception {
    Dist.Running process = crawl();
    whenAskedFor(30, process);
    web.takeTime(100_000);
    whenAskedFor(web.log().size() + 8, process);
    process.signal(signal);
    assertFalse(process.endsWithin(500), "it ended before the second signal");
    process.signal(signal);
    Dist.Ended ended = process.await();
    assertEquals(status, ended.status(), ended.err());
    assertTrue(ended.millis() < 1_000, () -> ended.millis() + " ms");
    web.takeTime(0);
    assertEquals(0, weft.run("resume", "site.db", "--progress", "none").status());
    assertComplete();
  }

  @Test
  void aProcessThatWasHeldStillMakesUpForNothing() throws Exception {
    web.takeTime(20);
    Dist.Running process = crawl();
    for (int i = 1; i <= 3; i++) {
      whenAskedFor(web.log().size() + 40, process);
      process.signal("STOP");
      assertFalse(process.endsWithin(STILL_MILLIS));
      process.signal("CONT");
    }
    assertEquals(0, process.await().status());
    LocalWeb.leastGaps(web.log())
        .forEach((host, gap) -> assertTrue(gap >= DELAY_MILLIS / 2, () -> host + " " + gap));
    // What was on its way for longer than a request may take is asked for again.
    int inFlight = STILL_MILLIS < READ_TIMEOUT_MILLIS ? 0 : 3 * HOSTS * 2;
    assertTrue(LocalWeb.repeats(web.log()) <= inFlight, () -> LocalWeb.repeats(web.log()) + "");
    assertComplete();
  }
}
