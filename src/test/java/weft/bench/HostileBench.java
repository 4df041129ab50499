package weft.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What servers that misbehave cost the others: a crawl of healthy hosts alone, then one of the same
 * hosts together with every misbehaviour of {@link weft.hostile.HostileWeb}, their pages as large
 * as bodies may be. Of each it prints how many pages of the healthy hosts are in the file, how many
 * a second, the most memory and the time that the crawl took; and the processor time that the
 * crawler, the misbehaving servers and the healthy ones took until the last healthy page was sent:
 * on a machine with other work beside it the crawler's is the figure to compare.
 *
 * <pre>
 *   HostileBench [hosts=50] [pages=100] [delay=100ms] [heap=256m] [bytes=10000000]
 *       [weft=target/weft/bin/weft] [work=...] [more='--retries 3'] [only='PAGE|bomb'] [until=healthy]
 * </pre>
 *
 * <p>{@code only} takes the misbehaviours that it is found in, {@code until=healthy} stops a crawl
 * when the healthy hosts are through.
 *
 * <p>Without {@code weft} the classes are run that this class was found among.
 */
public final class HostileBench {
  private static final String HEALTHY =
      """
      SELECT count(*), (julianday(max(fetched_at)) - julianday(min(fetched_at))) * 86400
      FROM pages WHERE url LIKE 'http://127.0.0.%' AND status = 200
      """;

  private final Map<String, String> given;
  private final Path work;
  private final HealthyHosts healthy;

  private HostileBench(Map<String, String> given) throws IOException {
    this.given = given;
    healthy =
        new HealthyHosts(Integer.parseInt(of("hosts", "50")), Integer.parseInt(of("pages", "100")));
    work = Path.of(of("work", System.getProperty("java.io.tmpdir") + "/weft-bench"));
  }

  /** Prints a line for each crawl and one that compares them. */
  public static void main(String[] arguments) throws Exception {
    Map<String, String> given = new HashMap<>();
    for (String argument : arguments) {
      String[] pair = argument.split("=", 2);
      given.put(pair[0], pair[1]);
    }
    new HostileBench(given).compare();
  }

  private String of(String key, String otherwise) {
    return given.getOrDefault(key, otherwise);
  }

  private void compare() throws Exception {
    Cost.empty(work.resolve("out"));
    int bytes = Integer.parseInt(of("bytes", "10000000"));
    try (HealthyHosts _ = healthy;
        HostileProcess hostile = new HostileProcess(bytes, of("only", ""), work)) {
      List<String> seeds = new ArrayList<>(healthy.seeds());
      double alone = crawl("healthy", seeds, hostile);
      seeds.addAll(0, hostile.seeds());
      double together = crawl("together", seeds, hostile);
      System.out.printf(
          Locale.ROOT, "healthy hosts kept %.0f%% of their rate%n", 100 * together / alone);
    }
  }

  /** Answers how many pages of healthy hosts were stored a second. */
  private double crawl(String name, List<String> seeds, HostileProcess hostile)
      throws IOException, InterruptedException, SQLException {
    Path list = Files.write(work.resolve("seeds.txt"), seeds);
    Path file = work.resolve("out").resolve(name + ".db");
    List<String> command = new ArrayList<>(program());
    command.addAll(List.of("crawl", "-i", list.toString(), "-o", file.toString()));
    command.addAll(List.of("--delay", of("delay", "100ms"), "--max-delay", "2s"));
    command.addAll(List.of("--timeout", "10s", "--read-timeout", "8s", "--retries", "1"));
    command.addAll(List.of("--connect-timeout", "5s", "--max-per-host", "200"));
    command.addAll(List.of("--ca", work.resolve("root.pem").toString(), "--progress", "none"));
    command.addAll(List.of(of("more", "--quiet").split(" ")));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("WEFT_HEAP", of("heap", "256m"));
    builder.redirectOutput(work.resolve(name + ".out").toFile());
    healthy.restart();
    double hostileBefore = hostile.cpu();
    double ownBefore = HostileProcess.cpu(ProcessHandle.current());
    long start = System.nanoTime();
    Process process = builder.start();
    long most = 0;
    boolean all = false;
    while (!process.waitFor(50, TimeUnit.MILLISECONDS)) {
      most = Math.max(most, SlowHostsBench.resident(process.pid()));
      if (!all && healthy.answered() >= healthy.size()) {
        all = true;
        System.out.printf(
            Locale.ROOT,
            "%-8s  until the last healthy page: %.1f s; processor %.1f s, misbehaving servers %.1f"
                + " s, healthy ones %.1f s%n",
            name,
            (System.nanoTime() - start) / 1e9,
            HostileProcess.cpu(process.toHandle()),
            hostile.cpu() - hostileBefore,
            HostileProcess.cpu(ProcessHandle.current()) - ownBefore);
        if (of("until", "").equals("healthy")) {
          process.destroy();
        }
      }
    }
    double wall = (System.nanoTime() - start) / 1e9;
    return say(name, file, wall, most, process.exitValue());
  }

  private List<String> program() {
    String weft = given.get("weft");
    return weft != null
        ? List.of(weft)
        : List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + of("heap", "256m"),
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            "weft.cli.Main");
  }

  private static double say(String name, Path file, double wall, long most, int exit)
      throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(HEALTHY)) {
      double rate = row.getLong(1) / row.getDouble(2);
      System.out.printf(
          Locale.ROOT,
          "%-8s  %d healthy pages, %.0f a second, %d MB resident at most, %.0f s, exit %d%n",
          name,
          row.getLong(1),
          rate,
          most / 1_000,
          wall,
          exit);
      return rate;
    }
  }
}
