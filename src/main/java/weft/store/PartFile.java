package weft.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A database that is written beside the place that it is meant for, and named only once all of it
 * is on the disk. What a killed process has left of an earlier one is removed at the beginning.
 */
final class PartFile implements AutoCloseable {
  /** What SQLite may have put beside it; taken for its own, that would damage a new file. */
  private static final List<String> ENDS = List.of("", "-wal", "-shm", "-journal");

  private final Path target;
  private final Path path;

  private PartFile(Path target) {
    this.target = target;
    this.path = target.resolveSibling(target.getFileName() + ".part");
  }

  /** Makes room beside that place. */
  static PartFile beside(Path target) {
    PartFile part = new PartFile(target);
    part.close();
    return part;
  }

  /** Where it is written. */
  Path path() {
    return path;
  }

  /** Forces it to the disk and gives it its name, in the place of what has it. */
  void name() throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Path directory = target.toAbsolutePath().getParent();
    if (directory != null) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /** Removes it, unless it has its name. */
  @Override
  public void close() {
    for (String end : ENDS) {
      Path left = path.resolveSibling(path.getFileName() + end);
      try {
        Files.deleteIfExists(left);
      } catch (IOException e) {
        throw new StoreException("cannot remove " + left + "; delete it by hand", e);
      }
    }
  }
}
