package weft.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A crawl that is short of something, or not alone with its file. */
final class TroubleIT {
  private static final long LOCKED_MILLIS = Long.getLong("weft.locked", 3_000);

  @TempDir Path directory;

  private static String[] crawl(LocalWeb web, String file, String... more) {
    List<String> arguments = new ArrayList<>(List.of("crawl"));
    arguments.addAll(web.seeds());
    arguments.addAll(List.of("-o", file, "--delay", "0", "--progress", "none"));
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  private static void whenAskedFor(LocalWeb web, int requests, Dist.Running process)
      throws InterruptedException {
    while (web.log().size() < requests) {
      assertFalse(process.endsWithin(5), process::said);
    }
  }

  private Dist limited(String limit) {
    return new Dist(directory).through("sh", "-c", "ulimit " + limit + " && exec \"$@\"", "sh");
  }

  @Test
  void anErrorOfTheDiskEndsTheCrawlAndTheFileStaysWhole() throws Exception {
    Dist weft = new Dist(directory);
    try (LocalWeb web = new LocalWeb(4, 60, 0, 20_000)) {
      assertEquals(0, weft.run(crawl(web, "calm.db")).status());
      web.clearLog();
      // No file may grow beyond a megabyte or two: writing to it fails, though there is room.
      Dist.Ended ended = limited("-f 2000").run(crawl(web, "site.db"));
      long end = System.nanoTime();
      assertEquals(3, ended.status(), ended.err());
      assertTrue(end - web.log().getLast().nanos() < 5_000_000_000L, "it went on for too long");
      assertEquals(1, ended.err().lines().count(), ended.err());
      assertTrue(ended.err().startsWith("weft: site.db: reading or writing failed"), ended.err());
      assertEquals(List.of(), Tables.damageOfCopy(directory.resolve("site.db"), directory));
      assertEquals(0, weft.run("resume", "site.db", "--progress", "none").status());
      Tables.assertSame(directory.resolve("calm.db"), directory.resolve("site.db"));
      assertEquals(0, weft.run("verify", "site.db").status());
    }
  }

  @Test
  void aCrawlThatRunsOutOfMemoryEndsWithOneLineAndIsCompletedWithMore() throws Exception {
    Dist weft = new Dist(directory);
    try (LocalWeb web = new LocalWeb(4, 12, 0, 500_000)) {
      assertEquals(0, weft.run(crawl(web, "calm.db")).status());
      Dist.Ended ended = weft.with("WEFT_HEAP", "12m").run(crawl(web, "site.db"));
      assertEquals(3, ended.status(), ended.err());
      assertEquals(1, ended.err().lines().count(), ended.err());
      assertTrue(
          ended.err().startsWith("weft: out of memory with a heap of 12m, what was stored is safe"),
          ended.err());
      assertEquals("", ended.out());
      assertEquals(List.of(), Tables.damageOfCopy(directory.resolve("site.db"), directory));
      assertEquals(0, weft.run(crawl(web, "site.db")).status());
      Tables.assertSame(directory.resolve("calm.db"), directory.resolve("site.db"));
    }
  }

  @Test
  void aSmallHeapIsEnough() throws Exception {
    try (LocalWeb web = new LocalWeb(20, 40, 0, 20_000)) {
      Dist.Ended ended = new Dist(directory).with("WEFT_HEAP", "96m").run(crawl(web, "site.db"));
      assertEquals(0, ended.status(), ended.err());
      assertNothingFailed();
    }
  }

  @Test
  void twoHundredAndFiftySixDescriptorsAreEnough() throws Exception {
    try (LocalWeb web = new LocalWeb(200, 6, 0, 200)) {
      web.takeTime(30);
      Dist.Ended ended = limited("-n 256").run(crawl(web, "site.db"));
      assertEquals(0, ended.status(), ended.err());
      assertNothingFailed();
    }
  }

  private void assertNothingFailed() throws Exception {
    Path file = directory.resolve("site.db");
    assertEquals(
        List.of("0"), Tables.rows(file, "SELECT count(*) FROM crawl_url WHERE state IN (0, 2)"));
    assertEquals(
        List.of("0"), Tables.rows(file, "SELECT count(*) FROM fetch WHERE status IS NULL"));
  }

  @Test
  void aSecondCrawlIntoTheSameFileIsRefusedAndToldOfTheFirst() throws Exception {
    Dist weft = new Dist(directory);
    try (LocalWeb web = new LocalWeb(4, 500, 0, 200)) {
      web.takeTime(100);
      Dist.Running first = weft.start(crawl(web, "site.db"));
      whenAskedFor(web, 10, first);
      for (String[] second : List.of(crawl(web, "site.db"), new String[] {"resume", "site.db"})) {
        Dist.Ended refused = weft.run(second);
        assertEquals(2, refused.status(), refused.err());
        assertEquals(
            "weft: site.db is in use by process %d; wait for it or stop it\n"
                .formatted(first.process().pid()),
            refused.err());
      }
      first.signal("TERM");
      assertEquals(143, first.await().status());
    }
  }

  @Test
  void aFileThatAnotherProgramLocksForAWhileLosesNothing() throws Exception {
    Dist weft = new Dist(directory);
    try (LocalWeb web = new LocalWeb(8, 60, 0, 200)) {
      assertEquals(0, weft.run(crawl(web, "calm.db")).status());
      web.clearLog();
      web.takeTime(20);
      Dist.Running process = weft.start(crawl(web, "site.db"));
      whenAskedFor(web, 40, process);
      try (Connection _ = lock()) {
        int before = web.log().size();
        assertFalse(process.endsWithin(LOCKED_MILLIS), process::said);
        int meanwhile = web.log().size() - before;
        assertTrue(meanwhile <= 2 * 64, () -> meanwhile + " requests beside a locked file");
      }
      assertEquals(0, process.await().status(), process::said);
      Tables.assertSame(directory.resolve("calm.db"), directory.resolve("site.db"));
      assertEquals(0, LocalWeb.repeats(web.log()));
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "weft.endurance", matches = "true")
  void aFileThatStaysLockedForAMinuteEndsTheCrawlWithOneLine() throws Exception {
    Dist weft = new Dist(directory);
    try (LocalWeb web = new LocalWeb(8, 60, 0, 200)) {
      web.takeTime(20);
      Dist.Running process = weft.start(crawl(web, "site.db"));
      whenAskedFor(web, 40, process);
      try (Connection _ = lock()) {
        Dist.Ended ended = process.await();
        assertEquals(3, ended.status(), ended.err());
        assertEquals(1, ended.err().lines().count(), ended.err());
        assertTrue(ended.err().contains("site.db is kept locked by another program"), ended.err());
      }
      assertEquals(0, weft.run("resume", "site.db", "--progress", "none").status());
      assertEquals(List.of(), Tables.damage(directory.resolve("site.db")));
    }
  }

  private Connection lock() throws Exception {
    Connection other = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("site.db"));
    try (Statement statement = other.createStatement()) {
      statement.execute("PRAGMA busy_timeout = 10000");
      statement.execute("BEGIN IMMEDIATE");
    }
    return other;
  }

  @Test
  void withoutAFolderForTemporaryFilesItCrawlsAsEver() throws Exception {
    Dist weft = new Dist(directory).with("WEFT_JAVA_OPTS", "-Djava.io.tmpdir=/nonexistent");
    Dist nowhere = weft.with("SQLITE_TMPDIR", "/nonexistent").with("TMPDIR", "/nonexistent");
    try (LocalWeb web = new LocalWeb(2, 20, 0, 200)) {
      Dist.Ended ended = nowhere.run(crawl(web, "site.db"));
      assertEquals(0, ended.status(), ended.err());
      assertFalse(ended.err().contains("nonexistent"), ended.err());
      String sort = "SELECT src, dst FROM links ORDER BY dst DESC, src";
      assertEquals(0, nowhere.run("query", "site.db", sort).status());
      assertEquals(0, nowhere.run("verify", "site.db").status());
    }
  }

  @Test
  void aFileThatWasCopiedWhileTheCrawlRanIsWholeOrSaysThatItIsNot() throws Exception {
    Dist weft = new Dist(directory);
    try (LocalWeb web = new LocalWeb(8, 60, 0, 200)) {
      web.takeTime(20);
      Dist.Running process = weft.start(crawl(web, "site.db"));
      whenAskedFor(web, 100, process);
      Files.copy(directory.resolve("site.db"), directory.resolve("alone.db"));
      process.kill();
      Dist.Ended verified = weft.run("verify", "alone.db");
      if (verified.status() == 0) {
        assertEquals(List.of(), Tables.damage(directory.resolve("alone.db")));
      } else {
        assertTrue(List.of(2, 3).contains(verified.status()), verified.err());
        assertEquals(1, verified.err().lines().count(), verified.err());
      }
    }
  }
}
