package weft.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** The built distribution, started as a process of its own, so that it can be done harm to. */
final class Dist {
  private static final long LONGEST_SECONDS = 180;

  private final Path home = Path.of(Objects.requireNonNull(System.getProperty("weft.dist")));
  private final Path directory;
  private final List<String> before = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();

  /** Runs in that directory. */
  Dist(Path directory) {
    this.directory = directory;
  }

  /** The same, started through another program that is given its command line. */
  Dist through(String... program) {
    Dist other = new Dist(directory);
    other.before.addAll(List.of(program));
    other.before.addAll(before);
    other.environment.putAll(environment);
    return other;
  }

  /** The same with an environment variable. */
  Dist with(String name, String value) {
    Dist other = through();
    other.environment.put(name, value);
    return other;
  }

  /** The launcher of the distribution. */
  Path launcher() {
    return home.resolve("bin/weft");
  }

  /** Starts a command. */
  Running start(String... arguments) {
    List<String> command = new ArrayList<>(before);
    command.add(launcher().toString());
    command.addAll(List.of(arguments));
    try {
      Path out = Files.createTempFile(directory.toAbsolutePath(), "out", "");
      Path err = Files.createTempFile(directory.toAbsolutePath(), "err", "");
      ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
      builder.environment().remove("WEFT_JAVA_OPTS");
      builder.environment().putAll(environment);
      builder.redirectOutput(out.toFile()).redirectError(err.toFile());
      return new Running(builder.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a command to its end. */
  Ended run(String... arguments) throws InterruptedException {
    return start(arguments).await();
  }

  /**
   * A process that was started.
   *
   * @param out the file that takes its output
   * @param err the file that takes its messages
   */
  record Running(Process process, Path out, Path err) {

    /** Whether it ends by itself within that time. */
    boolean endsWithin(long millis) throws InterruptedException {
      return process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    /** Ends it at once, as the kernel would. */
    void kill() throws InterruptedException {
      process.destroyForcibly().waitFor();
    }

    /** Sends a signal, such as {@code TERM}. */
    void signal(String name) throws InterruptedException {
      try {
        int _ =
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** What it has said so far. */
    String said() {
      try {
        return Files.readString(err);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Waits for its end. */
    Ended await() throws InterruptedException {
      long start = System.nanoTime();
      if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        kill();
        throw new AssertionError("still running after " + LONGEST_SECONDS + " s: " + said());
      }
      try {
        return new Ended(
            process.exitValue(),
            Files.readString(out),
            Files.readString(err),
            (System.nanoTime() - start) / 1_000_000);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * How a process ended.
   *
   * @param millis how long it was waited for
   */
  record Ended(int status, String out, String err, long millis) {}
}
