package weft.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A directory of this process for files that are read and written; removed at its end. */
public final class Scratch {
  private static final Path DIRECTORY = made();

  private Scratch() {}

  /** The file of that name, for this thread. */
  public static Path file(String name) {
    return DIRECTORY.resolve(Thread.currentThread().threadId() + "-" + name);
  }

  private static Path made() {
    try {
      Path memory = Path.of("/dev/shm");
      Path made =
          Files.isWritable(memory)
              ? Files.createTempDirectory(memory, "weft-fuzz-")
              : Files.createTempDirectory("weft-fuzz-");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(made)));
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        boolean _ = Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
