package weft.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

/** Measures what the algorithms over a stored crawl take, one after the other. */
public final class StageTimes {
  private StageTimes() {}

  /** Prints seconds, heap in use and the process's memory for each algorithm over that file. */
  public static void print(Path file) throws IOException, SQLException {
    try (Workspace workspace = Workspace.open(file, OptionalLong.empty())) {
      PageGraph graph =
          timed(
              "load the graph",
              () -> PageGraph.load(workspace.connection(), workspace.run(), Progress.NONE));
      System.out.printf(
          Locale.ROOT, "  %,d nodes, %,d edges%n", graph.links().nodes(), graph.links().edges());
      timed("PageRank", () -> PageRank.of(graph.links()));
      timed("HITS", () -> Hits.of(graph.links()));
      int[] components = timed("components", () -> StrongComponents.of(graph.links()));
      System.out.printf(Locale.ROOT, "  node 0 is in component %d%n", components[0]);
      timed(
          "click depths",
          () -> ClickDepth.of(graph.links(), graph.seeds(), graph.pages().redirects()));
    }
    derive(file, new GraphMetricTable());
    derive(file, new NearDuplicateTable(NearDuplicateTable.USUAL_SIMILARITY));
  }

  private static void derive(Path file, Derivation derivation) throws IOException {
    try (Workspace workspace = Workspace.open(file, OptionalLong.empty())) {
      timed(
          "derive " + derivation.name(),
          () -> {
            workspace.need(derivation, Progress.NONE);
            return derivation;
          });
    }
  }

  private static <T> T timed(String what, Callable<T> work) throws IOException {
    long start = System.nanoTime();
    T result;
    try {
      result = work.call();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    Runtime runtime = Runtime.getRuntime();
    System.out.printf(
        Locale.ROOT,
        "%-24s %8.2f s  heap %,6d MB  %s%n",
        what,
        seconds,
        (runtime.totalMemory() - runtime.freeMemory()) >> 20,
        resident());
    return result;
  }

  private static String resident() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS") || line.startsWith("VmHWM"))
        .map(line -> line.replaceAll("\\s+", " "))
        .reduce((peak, now) -> peak + ", " + now)
        .orElse("");
  }
}
