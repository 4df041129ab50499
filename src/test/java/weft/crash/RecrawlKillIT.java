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

/**
 * A recrawl that is killed again and again ends as if nothing had happened: the web has other pages
 * by then, fewer and more. {@code -Dweft.seed=N} repeats what a former run printed.
 */
final class RecrawlKillIT {
  private static final long SEED = Long.getLong("weft.seed", System.nanoTime() & 0xffff_ffffL);
  private static final int KILLS = 5;
  private static final int HOSTS = 6;
  private static final int PAGES = 80;

  /** What a recrawl says of each URL, and whose answer it goes by. */
  private static final String COMPARED =
      """
      SELECT c.run, u.text, c.state, c.reason, c.change, f.run, f.status, p.run, p.status, k.run,
        k.status, hex(b.sha256)
      FROM crawl_url c JOIN url u ON u.id = c.url LEFT JOIN fetch f ON f.id = c.fetch
      LEFT JOIN fetch p ON p.id = c.prior LEFT JOIN fetch k ON k.id = c.checked
      LEFT JOIN body b ON b.id = f.body\
      """;

  @TempDir Path directory;

  @Test
  void aRecrawlThatIsKilledAgainAndAgainEndsAsIfNothingHadHappened() throws Exception {
    System.out.printf("RecrawlKillIT: -Dweft.seed=%d%n", SEED);
    Random random = new Random(SEED);
    Dist weft = new Dist(directory);
    Path calm = directory.resolve("calm.db");
    Path killed = directory.resolve("killed.db");
    try (LocalWeb web = new LocalWeb(HOSTS, PAGES, 0, 500)) {
      List<String> first =
          new ArrayList<>(List.of("crawl", "-o", "calm.db", "--delay", "0", "--progress", "none"));
      first.addAll(web.seeds());
      assertEquals(0, weft.run(first.toArray(String[]::new)).status());
      Path _ = Files.copy(calm, killed);
      web.renew(PAGES / 4);
      assertEquals(0, weft.run(again("calm.db")).status());

      web.takeTime(20);
      for (int kill = 1; kill <= KILLS; kill++) {
        web.clearLog();
        int requests = 20 + random.nextInt(50);
        Dist.Running process = weft.start(again("killed.db"));
        boolean ended = false;
        while (!ended && web.log().size() < requests) {
          ended = process.endsWithin(2);
        }
        assertFalse(ended, process::said);
        process.kill();
        assertEquals(List.of(), Tables.damageOfCopy(killed, directory), "after kill " + kill);
      }
      Dist.Ended last = weft.run(again("killed.db"));
      assertEquals(0, last.status(), last.err());

      Tables.assertSame(calm, killed);
      assertEquals(rows(calm, COMPARED), rows(killed, COMPARED));
      for (String change : List.of("new", "changed", "unchanged", "gone")) {
        String some = "SELECT url FROM pages WHERE change = '%s'".formatted(change);
        assertTrue(!rows(killed, some).isEmpty(), change);
      }
      assertEquals(0, weft.run("verify", "killed.db").status());
    }
  }

  private static String[] again(String file) {
    return new String[] {"crawl", "-o", file, "--progress", "none"};
  }

  private static String rows(Path file, String sql) throws Exception {
    return String.join("\n", Tables.rows(file, sql));
  }
}
