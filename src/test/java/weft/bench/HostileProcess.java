package weft.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import weft.hostile.HostileWeb;

/** {@link HostileWeb} in a process of its own, so that what it costs can be told apart. */
final class HostileProcess implements AutoCloseable {
  private final Process process;
  private final List<String> seeds = new ArrayList<>();

  /** Starts it; comes back when it serves. */
  HostileProcess(int bytes, String which, Path folder) throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                HostileProcess.class.getName(),
                Integer.toString(bytes),
                which,
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader lines = process.inputReader();
    for (String line = lines.readLine(); line != null && !line.isEmpty(); ) {
      seeds.add(line);
      line = lines.readLine();
    }
  }

  /**
   * Serves until its input ends: bytes of a huge page, which misbehaviours, certificate's folder.
   */
  public static void main(String[] arguments) throws IOException {
    int bytes = Integer.parseInt(arguments[0]);
    try (HostileWeb web = HostileWeb.start(bytes, Pattern.compile(arguments[1]))) {
      var _ = web.certificate(Path.of(arguments[2]));
      web.seeds().forEach(System.out::println);
      System.out.println();
      while (System.in.read() >= 0) {
        // nothing is said to it
      }
    }
  }

  /** The page of every server that a crawl is to begin with. */
  List<String> seeds() {
    return List.copyOf(seeds);
  }

  /** Seconds of processor time so far. */
  double cpu() {
    return cpu(process.toHandle());
  }

  static double cpu(ProcessHandle process) {
    return process.info().totalCpuDuration().map(time -> time.toMillis() / 1e3).orElse(0.0);
  }

  @Override
  public void close() {
    try {
      process.outputWriter().close();
      process.destroy();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
