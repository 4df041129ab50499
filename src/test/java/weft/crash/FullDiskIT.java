package weft.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A crawl on a disk that runs full, and that gets room again. */
final class FullDiskIT {
  private static final long LONGEST_NANOS = 5_000_000_000L;

  @TempDir Path directory;
  private LocalWeb web;
  private Dist weft;
  private String crawl;

  @BeforeEach
  void start() throws Exception {
    web = new LocalWeb(4, 60, 0, 20_000);
    weft = new Dist(directory);
    crawl =
        "crawl %s --delay 0 --min-free-disk 0 --progress none -o "
            .formatted(String.join(" ", web.seeds()));
  }

  @AfterEach
  void stop() {
    web.close();
  }

  private String said() throws Exception {
    return Files.readString(directory.resolve("err"));
  }

  private String weft(String arguments) {
    return weft.launcher() + " " + arguments + " >out 2>err";
  }

  @Test
  void itStopsAtOnceAndIsCompletedOnceThereIsRoom() throws Exception {
    assertEquals(0, weft.run((crawl + "calm.db").split(" ")).status());
    web.clearLog();
    try (SmallDisk disk = new SmallDisk(directory, "2m")) {
      assertEquals(3, disk.run(weft(crawl + "disk/site.db")), this::saidOrNothing);
      long end = System.nanoTime();
      assertTrue(end - web.log().getLast().nanos() < LONGEST_NANOS, "it went on for too long");
      assertEquals(1, said().lines().count(), said());
      assertTrue(said().contains("weft: disk/site.db: the disk is full; make room"), said());
      assertEquals(0, disk.run(weft("verify disk/site.db")), this::saidOrNothing);
      assertEquals(3, disk.run(weft("resume disk/site.db --progress none")), this::saidOrNothing);
      assertEquals(1, said().lines().count(), said());
      assertEquals(0, disk.run("cp disk/site.db disk/site.db-wal ."));
      Path file = directory.resolve("site.db");
      assertEquals(
          "[0]",
          Tables.rows(
                  file,
                  """
                  SELECT count(*) FROM crawl_url c JOIN fetch f ON f.id = c.fetch
                  LEFT JOIN page p ON p.fetch = f.id LEFT JOIN body b ON b.id = f.body
                  WHERE c.state = 1 AND f.status = 200 AND (b.id IS NULL OR length(b.bytes) = 0)\
                  """)
              .toString());
      disk.resize("64m");
      assertEquals(0, disk.run(weft("resume disk/site.db --progress none")), this::saidOrNothing);
      assertEquals(0, disk.run("rm site.db*; cp disk/site.db ."));
      Tables.assertSame(directory.resolve("calm.db"), file);
      assertEquals(0, weft.run("verify", "site.db").status());
    }
  }

  @Test
  void onADiskThatIsFullAlreadyItSaysSoInOneLine() throws Exception {
    try (SmallDisk disk = new SmallDisk(directory, "1m")) {
      int _ = disk.run("dd if=/dev/zero of=disk/fill bs=4k count=400 2>/dev/null");
      assertEquals(3, disk.run(weft(crawl + "disk/site.db")), this::saidOrNothing);
      assertEquals("weft: disk/site.db: the disk is full; make room, then try again\n", said());
      assertEquals(0, disk.run("rm disk/fill"));
      assertEquals(3, disk.run(weft(crawl + "disk/site.db")), this::saidOrNothing);
      disk.resize("64m");
      assertEquals(0, disk.run(weft(crawl + "disk/site.db")), this::saidOrNothing);
    }
  }

  private String saidOrNothing() {
    try {
      return said();
    } catch (Exception e) {
      return e.toString();
    }
  }
}
