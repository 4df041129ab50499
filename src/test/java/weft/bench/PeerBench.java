package weft.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Crawlers in turn on the same generated web, each from nothing and in a process of its own, and
 * what that cost them. Needs nginx, {@code time} and the crawlers installed; those that are not are
 * left out, and named. Everything stays on loopback. The README says how to run it:
 *
 * <pre>
 *   mvn -q -DskipTests package exec:exec@bench \
 *       -Dbench="[pages=20000] [hosts=1] [runs=3] [peers=wget2,weft,...] [weft=...] [work=...]"
 * </pre>
 */
public final class PeerBench {
  private static final int PORT = 18_090;

  private final PrintStream out = System.out;
  private final BenchSite site;
  private final Path work;
  private final Set<String> truth;

  private PeerBench(BenchSite site, Path work) {
    this.site = site;
    this.work = work;
    truth = site.truth();
  }

  /** Prints a line for each crawl, then the medians beside those of the first peer. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Map<String, String> given = new HashMap<>();
    for (String argument : String.join(" ", arguments).strip().split(" +", -1)) {
      int equals = argument.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException(argument + ": give NAME=VALUE");
      }
      given.put(argument.substring(0, equals), argument.substring(equals + 1));
    }
    int pages = Integer.parseInt(given.getOrDefault("pages", "20000"));
    int hosts = Integer.parseInt(given.getOrDefault("hosts", "1"));
    String names =
        given.getOrDefault(
            "peers", hosts == 1 ? "wget2,weft,wget,httrack,scrapy,crawler4j" : "wget2,weft");
    String weft = given.getOrDefault("weft", "target/weft/bin/weft");
    List<Peer> peers = new ArrayList<>();
    for (String name : names.split(",", -1)) {
      peers.add(Peer.named(name, weft, hosts > 1));
    }
    Path work =
        Path.of(given.getOrDefault("work", System.getProperty("java.io.tmpdir") + "/weft-bench"));
    new PeerBench(new BenchSite(pages, hosts, PORT), work.toAbsolutePath())
        .run(peers, Integer.parseInt(given.getOrDefault("runs", "3")));
  }

  private void run(List<Peer> peers, int runs) throws IOException, InterruptedException {
    Path root = work.resolve("root");
    Cost.empty(root);
    site.write(root);
    out.printf(
        "%d pages to be found, %.1f MB in files; %d processors, load %.1f%n",
        truth.size(),
        Cost.size(root) / 1e6,
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    Map<Peer, List<Cost>> costs = new LinkedHashMap<>();
    try (Nginx nginx = new Nginx(work.resolve("nginx"), root, PORT)) {
      for (Peer peer : peers) {
        String version = peer.versionLine();
        if (version.isEmpty()) {
          out.println(peer.name() + ": not installed, left out");
        } else {
          out.println(peer.name() + ": " + version);
          costs.put(peer, new ArrayList<>());
        }
      }
      out.println("peer     run    CPU s   wall s  RSS MB      MB  of truth beyond twice");
      for (int run = 1; run <= runs; run++) {
        for (Map.Entry<Peer, List<Cost>> entry : costs.entrySet()) {
          Cost cost = entry.getKey().run(site.seed(), work.resolve("out"));
          entry.getValue().add(cost);
          line(entry.getKey().name(), run, cost, nginx.pages());
        }
      }
    }
    table(costs);
    Cost.empty(work.resolve("out"));
  }

  private void line(String name, int run, Cost cost, Map<String, Integer> asked) {
    long found = asked.keySet().stream().filter(truth::contains).count();
    long twice = asked.values().stream().filter(times -> times > 1).count();
    out.printf(
        "%-8s %3d %8.2f %8.2f %7.0f %7.0f %8.2f%% %6d %5d%n",
        name,
        run,
        cost.cpu(),
        cost.wall(),
        cost.rss(),
        cost.bytes() / 1e6,
        100.0 * found / truth.size(),
        asked.size() - found,
        twice);
  }

  private void table(Map<Peer, List<Cost>> costs) {
    double first = 0;
    out.println("\nmedians  CPU s/1,000  ratio  pages/s  RSS MB      MB");
    for (Map.Entry<Peer, List<Cost>> entry : costs.entrySet()) {
      Cost median = Cost.median(entry.getValue());
      double each = 1_000 * median.cpu() / truth.size();
      first = first == 0 ? each : first;
      out.printf(
          "%-8s %11.3f %6.2f %8.0f %7.0f %7.0f%n",
          entry.getKey().name(),
          each,
          each / first,
          truth.size() / median.wall(),
          median.rss(),
          median.bytes() / 1e6);
    }
  }
}
