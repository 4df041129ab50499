package weft.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that is written beside its name and takes the name once it is whole. Closing one that was
 * not finished takes it away again. Owned by one thread.
 */
final class PartFile implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final Path target;
  private final Path part;
  private final OutputStream stream;
  private boolean finished;

  private PartFile(Path target, Path part, OutputStream stream) {
    this.target = target;
    this.part = part;
    this.stream = stream;
  }

  /**
   * Begins a file.
   *
   * @param force whether one that is there is replaced in the end
   */
  static PartFile begin(Path target, boolean force) {
    if (Files.isDirectory(target)) {
      throw Trouble.unusable(target + ": is a directory; name a file");
    }
    if (!force && Files.exists(target)) {
      throw Trouble.exists(target);
    }
    Path part = Path.of(target + ".part");
    try {
      OutputStream file = Files.newOutputStream(part);
      return new PartFile(target, part, new BufferedOutputStream(file, BUFFER));
    } catch (IOException e) {
      throw Trouble.writing(target, e);
    }
  }

  /** What is written goes here. */
  OutputStream stream() {
    return stream;
  }

  /** Sees to it that everything is in the file. */
  void written() {
    try {
      stream.close();
    } catch (IOException e) {
      throw Trouble.writing(target, e);
    }
  }

  /** Gives it its name. */
  void finish() {
    finishAs(target, true);
  }

  /** Gives it another name. */
  void finishAs(Path name, boolean replacing) {
    written();
    if (!replacing && Files.exists(name)) {
      throw Trouble.exists(name);
    }
    try {
      Files.move(part, name, StandardCopyOption.REPLACE_EXISTING);
      finished = true;
    } catch (IOException e) {
      throw Trouble.writing(name, e);
    }
  }

  @Override
  public void close() {
    if (finished) {
      return;
    }
    try (OutputStream _ = stream) {
      Files.deleteIfExists(part);
    } catch (IOException _) {
      // Whatever went wrong before is what counts; the part is written over the next time.
      finished = false;
    }
  }
}
