package weft.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What one crawl cost.
 *
 * @param cpu seconds, user and system, of the program and all it started
 * @param wall seconds
 * @param rss megabytes resident at most, of its largest process
 * @param bytes in the files that it left
 */
record Cost(double cpu, double wall, double rss, long bytes) {

  /** From a line of {@code time -f "%U %S %e %M"}. */
  static Cost of(String line, long bytes) {
    String[] field = line.split(" ", -1);
    double cpu = Double.parseDouble(field[0]) + Double.parseDouble(field[1]);
    return new Cost(
        cpu, Double.parseDouble(field[2]), Double.parseDouble(field[3]) * 1024 / 1e6, bytes);
  }

  /** The median of each figure. */
  static Cost median(List<Cost> costs) {
    return new Cost(
        middle(costs, Cost::cpu),
        middle(costs, Cost::wall),
        middle(costs, Cost::rss),
        (long) middle(costs, cost -> cost.bytes()));
  }

  private static double middle(List<Cost> costs, ToDoubleFunction<Cost> figure) {
    double[] sorted = costs.stream().mapToDouble(figure).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  static long size(Path folder) throws IOException {
    long size = 0;
    for (Path file : files(folder)) {
      size += Files.isRegularFile(file) ? Files.size(file) : 0;
    }
    return size;
  }

  static void empty(Path folder) throws IOException {
    if (Files.exists(folder)) {
      List<Path> files = files(folder);
      files.sort(Comparator.reverseOrder());
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.createDirectories(folder);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return new ArrayList<>(walk.toList());
    }
  }
}
