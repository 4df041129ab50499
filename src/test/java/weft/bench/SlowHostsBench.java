package weft.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A crawl of thousands of hosts that all take their time, with one request to each under way: how
 * near it comes to the rate that their latency allows, and what memory each fetch in flight takes.
 * Both sides want a descriptor a host: {@code ulimit -n 20000}.
 *
 * <pre>
 *   SlowHostsBench [hosts=9000] [latency=4000] [pages=8] [size=15000] [weft=...] [work=...]
 * </pre>
 */
public final class SlowHostsBench {
  private static final int PORT = 18_091;

  private SlowHostsBench() {}

  /** Prints one line. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Map<String, String> given = new HashMap<>();
    for (String argument : arguments) {
      String[] pair = argument.split("=", 2);
      given.put(pair[0], pair[1]);
    }
    int hosts = Integer.parseInt(given.getOrDefault("hosts", "9000"));
    int latency = Integer.parseInt(given.getOrDefault("latency", "4000"));
    int pages = Integer.parseInt(given.getOrDefault("pages", "8"));
    int size = Integer.parseInt(given.getOrDefault("size", "15000"));
    Path work =
        Path.of(given.getOrDefault("work", System.getProperty("java.io.tmpdir") + "/weft-bench"))
            .toAbsolutePath();
    Path out = work.resolve("out");
    Cost.empty(out);
    List<String> seeds = new ArrayList<>();
    for (int host = 0; host < hosts; host++) {
      seeds.add(
          "http://127.%d.%d.%d:%d/"
              .formatted(8 + host / 50_000, host / 250 % 200, 1 + host % 250, PORT));
    }
    Files.write(work.resolve("seeds.txt"), seeds);
    try (SlowWeb web = new SlowWeb(PORT, Duration.ofMillis(latency), pages, size)) {
      crawl(given.getOrDefault("weft", "target/weft/bin/weft"), work, hosts, latency, pages, web);
    }
    Cost.empty(out);
  }

  private static void crawl(String weft, Path work, int hosts, int latency, int pages, SlowWeb web)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                weft,
                "crawl",
                "-i",
                work.resolve("seeds.txt").toString(),
                "-o",
                work + "/out/slow.db",
                "--delay",
                "0",
                "--concurrency",
                Integer.toString(hosts),
                "--host-concurrency",
                "1",
                "--robots",
                "ignore",
                "--sitemap",
                "off",
                "--adaptive",
                "off",
                "--progress",
                "none")
            .redirectErrorStream(true)
            .redirectOutput(work.resolve("slow.out").toFile())
            .start();
    long all = (long) hosts * pages;
    long low = 0;
    long high = 0;
    long resident = 0;
    while (process.isAlive()) {
      Thread.sleep(50);
      long answered = web.answered();
      low = low == 0 && answered >= all / 5 ? System.nanoTime() : low;
      high = high == 0 && answered >= all * 4 / 5 ? System.nanoTime() : high;
      resident = Math.max(resident, resident(process.pid()));
    }
    double rate = all * 0.6 / ((high - low) / 1e9);
    double ideal = hosts * 1_000.0 / latency;
    System.out.printf(
        "%d hosts at %d ms: %d of %d pages; %.0f a second, %.0f%% of the ideal %.0f, in the middle"
            + " three fifths; %d MB resident at most, %d KB for each in flight; exit %d%n",
        hosts,
        latency,
        web.answered(),
        all,
        rate,
        100 * rate / ideal,
        ideal,
        resident / 1_000,
        resident / hosts,
        process.exitValue());
  }

  /** The most memory that a process has had resident so far, in KB; 0 where it has ended. */
  static long resident(long process) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/" + process + "/status"))) {
        if (line.startsWith("VmHWM:")) {
          return Long.parseLong(line.replaceAll("[^0-9]", ""));
        }
      }
    } catch (IOException _) {
      // it has ended
    }
    return 0;
  }
}
