package weft.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A small file system in memory, which a shell of its own sees alone: user namespaces of Linux
 * allow that without any rights. Where they are forbidden, tests of full disks fail and say so.
 */
final class SmallDisk implements AutoCloseable {
  private static final String DONE = "== done ";

  private final Path root;
  private final Process shell;
  private final Writer in;
  private final BufferedReader out;

  /** A disk of that size, such as {@code 2m}, mounted at a new folder in that directory. */
  SmallDisk(Path directory, String size) throws IOException {
    root = Files.createDirectory(directory.resolve("disk"));
    shell =
        new ProcessBuilder("unshare", "-rm", "sh")
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();
    in = shell.outputWriter(UTF_8);
    out = shell.inputReader(UTF_8);
    assertEquals(
        0,
        run("mount -t tmpfs -o size=" + size + " none disk"),
        "cannot mount a small disk: this machine must allow unprivileged user namespaces"
            + " (sysctl kernel.unprivileged_userns_clone, apparmor_restrict_unprivileged_userns)");
  }

  /** Runs a command line in the directory around the disk; answers its exit status. */
  int run(String command) {
    try {
      in.write("{ " + command + "\n} </dev/null; echo \"" + DONE + "$?\"\n");
      in.flush();
      String line = out.readLine();
      while (line != null && !line.startsWith(DONE)) {
        System.out.println("  disk: " + line);
        line = out.readLine();
      }
      return line == null ? -1 : Integer.parseInt(line.substring(DONE.length()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Changes its size. */
  void resize(String size) {
    assertEquals(0, run("mount -o remount,size=" + size + " disk"));
  }

  @Override
  public void close() throws IOException {
    in.close();
    shell.destroy();
    Files.deleteIfExists(root);
  }
}
