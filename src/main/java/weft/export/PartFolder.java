package weft.export;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A directory that is written beside its name and takes the name once it is whole. Closing one that
 * was not finished takes it away again. Owned by one thread.
 */
final class PartFolder implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final Path target;
  private final Path part;
  private long files;
  private long bytes;
  private boolean finished;

  private PartFolder(Path target, Path part) {
    this.target = target;
    this.part = part;
  }

  /**
   * Begins a directory.
   *
   * @param force whether one that is there is replaced in the end; an empty one always is
   */
  static PartFolder begin(Path target, boolean force) {
    try {
      if (Files.exists(target) && !Files.isDirectory(target)) {
        throw Trouble.unusable(target + ": is a file; name a directory");
      }
      if (Files.exists(target) && !force && !isEmpty(target)) {
        throw Trouble.exists(target);
      }
      Path part = Path.of(target + ".part");
      Folder.remove(part);
      return new PartFolder(target, Files.createDirectory(part));
    } catch (IOException e) {
      throw Trouble.writing(target, e);
    }
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.findAny().isEmpty();
    }
  }

  /** Writes a file; a name that leads out of the directory is a defect of whoever made it. */
  void write(String name, byte[] content) throws IOException {
    Files.write(place(name), content);
    files++;
    bytes += content.length;
  }

  /** Begins a file that is written piece by piece, and counted as it grows. */
  OutputStream begin(String name) throws IOException {
    OutputStream file = Files.newOutputStream(place(name));
    files++;
    return new BufferedOutputStream(new Counting(file), BUFFER);
  }

  /** Counts what comes. */
  private final class Counting extends FilterOutputStream {
    Counting(OutputStream file) {
      super(file);
    }

    @Override
    public void write(byte[] content, int from, int length) throws IOException {
      out.write(content, from, length);
      bytes += length;
    }
  }

  private Path place(String name) throws IOException {
    Path file = part.resolve(name).normalize();
    if (!file.startsWith(part) || file.equals(part)) {
      throw new IllegalArgumentException("leads out of " + part + ": " + name);
    }
    Path folder = file.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    return file;
  }

  /** Where a file will be that is written piece by piece. */
  Path resolve(String name) {
    return part.resolve(name);
  }

  /** How many files were written so far. */
  long files() {
    return files;
  }

  /** How large they are together. */
  long bytes() {
    return bytes;
  }

  /** Gives it its name. */
  void finish() throws IOException {
    Path old = Path.of(target + ".old");
    if (Files.exists(target)) {
      Folder.remove(old);
      Files.move(target, old);
    }
    Files.move(part, target);
    finished = true;
    Folder.remove(old);
  }

  @Override
  public void close() {
    if (finished) {
      return;
    }
    try {
      Folder.remove(part);
    } catch (IOException _) {
      // Whatever went wrong before is what counts; the part is taken away the next time.
      finished = false;
    }
  }
}
