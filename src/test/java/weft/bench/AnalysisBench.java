package weft.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import weft.analysis.Report;
import weft.analysis.Reports;

/**
 * What reports and the other commands over a stored crawl take: each in a process of its own as a
 * user would run it, its rows written and counted, by {@code /usr/bin/time}. What reports share is
 * derived by the first that needs it. {@link BigGraph} makes a file.
 *
 * <pre>
 * java -cp target/classes:target/test-classes:$(cat target/cp) \
 *   weft.bench.AnalysisBench FILE WEFT [what, ...]
 * </pre>
 *
 * WEFT is the launcher of a distribution; without names everything is measured.
 */
public final class AnalysisBench {
  private static final List<String> TIME = List.of("/usr/bin/time", "-f", "%e %U %S %M", "-o");

  private final Path file;
  private final String weft;
  private final Path scratch;

  private AnalysisBench(Path file, String weft, Path scratch) {
    this.file = file;
    this.weft = weft;
    this.scratch = scratch;
  }

  /** What is measured: a name, and arguments of the command. */
  private record Task(String name, List<String> arguments) {}

  /** Prints a table. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path file = Path.of(args[0]).toAbsolutePath();
    Path scratch = Files.createTempDirectory(file.getParent(), "analysis-bench");
    List<String> wanted = Arrays.asList(args).subList(2, args.length);
    AnalysisBench bench = new AnalysisBench(file, args[1], scratch);
    System.out.printf(
        "%-22s %12s %9s %9s %8s %9s%n", "what", "rows", "seconds", "CPU s", "exit", "peak MB");
    for (Task task : bench.tasks()) {
      if (wanted.isEmpty() || wanted.contains(task.name())) {
        bench.measure(task);
      }
    }
    try (var left = Files.list(scratch)) {
      left.forEach(each -> each.toFile().delete());
    }
    Files.delete(scratch);
  }

  private List<Task> tasks() {
    List<Task> tasks = new ArrayList<>();
    for (Report report : Reports.all()) {
      tasks.add(report(report.name()));
    }
    String copy = scratch.resolve("copy").toString();
    tasks.add(new Task("list of reports", List.of("report", file.toString())));
    tasks.add(task("graph", "--top", "20"));
    tasks.add(task("graph", "--level", "dir"));
    tasks.add(task("graph", "--level", "host"));
    tasks.add(task("graph", "--format", "csv"));
    tasks.add(task("graph", "--format", "graphml"));
    tasks.add(task("search", "w17"));
    tasks.add(task("search", "w17 w4711 OR w8"));
    tasks.add(task("verify"));
    tasks.add(task("backup", copy));
    tasks.add(new Task("diff", List.of("diff", copy, file.toString(), "--summary")));
    tasks.add(new Task("prune --host", List.of("prune", copy, "--host", "www.site-1.example")));
    return tasks;
  }

  private Task report(String name) {
    return new Task(name, List.of("report", file.toString(), name, "--format", "jsonl"));
  }

  private Task task(String command, String... more) {
    List<String> arguments = new ArrayList<>(List.of(command, file.toString()));
    arguments.addAll(List.of(more));
    String name =
        more.length == 0 || command.equals("backup")
            ? command
            : command + " " + more[more.length - 1];
    return new Task(name, arguments);
  }

  private void measure(Task task) throws IOException, InterruptedException {
    Path times = scratch.resolve("times");
    List<String> command = new ArrayList<>(TIME);
    command.add(times.toString());
    command.addAll(List.of(weft.split(" ", -1)));
    command.addAll(task.arguments());
    Process process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.to(scratch.resolve("said").toFile()))
            .start();
    long rows = 0;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      while (lines.readLine() != null) {
        rows++;
      }
    }
    int exit = process.waitFor();
    String[] figures = Files.readAllLines(times).getLast().split(" ", -1);
    System.out.printf(
        Locale.ROOT,
        "%-22s %,12d %9s %9.1f %8d %,9d%n",
        task.name(),
        rows,
        figures[0],
        Double.parseDouble(figures[1]) + Double.parseDouble(figures[2]),
        exit,
        Long.parseLong(figures[3]) / 1024);
  }
}
