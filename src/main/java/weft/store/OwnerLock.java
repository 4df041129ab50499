package weft.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import weft.store.StoreException.Kind;

/**
 * The right to write to a database file, held by one process at a time: an operating system lock on
 * {@code FILE.lock}, which also holds the owner's process id. The lock dies with its process, so a
 * file left behind by a crash is no obstacle.
 *
 * <p>Such a lock is lost when the process closes any other channel on the same file, so nothing
 * else here ever opens it while it is held.
 */
final class OwnerLock implements AutoCloseable {
  private static final int LONGEST_PID = 32;

  private final Path path;
  private final FileChannel channel;

  private OwnerLock(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** Takes the right to write to a database file, or refuses at once. */
  static OwnerLock take(Path database) {
    Path path = beside(database);
    try {
      while (true) {
        Optional<Object> before = identity(path);
        FileChannel channel = open(path);
        String owner = owner(channel);
        if (!owner.isEmpty()) {
          channel.close();
          throw inUse(database, owner);
        }
        // Its last owner may have removed the file between our opening and locking it.
        if (before.isPresent() && before.equals(identity(path))) {
          return sign(new OwnerLock(path, channel));
        }
        channel.close();
      }
    } catch (IOException e) {
      if (Trouble.noRoomFor(path)) {
        throw Trouble.full(database, e);
      }
      throw new StoreException(
          Kind.UNUSABLE, "cannot write %s; check the directory's permissions".formatted(path), e);
    }
  }

  /** The process id of another process that holds the file; empty where none does. */
  static Optional<String> ownerOf(Path database) {
    try (FileChannel channel =
        FileChannel.open(beside(database), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return Optional.of(owner(channel)).filter(pid -> !pid.isEmpty());
    } catch (IOException e) {
      return Optional.empty(); // no such file, so no owner
    }
  }

  @Override
  public void close() {
    try (channel) {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new StoreException("cannot remove " + path + "; it may be deleted by hand", e);
    }
  }

  private static Path beside(Path database) {
    return database.resolveSibling(database.getFileName() + ".lock");
  }

  private static FileChannel open(Path path) throws IOException {
    return FileChannel.open(
        path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /** What tells this file from a later one of the same name; absent where there is no file. */
  private static Optional<Object> identity(Path path) throws IOException {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    return Optional.of(key == null ? path : key);
  }

  /** Locks the file and answers an empty text, or answers who has locked it. */
  private static String owner(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null ? "" : read(channel);
    } catch (OverlappingFileLockException e) {
      return Long.toString(ProcessHandle.current().pid());
    }
  }

  private static String read(FileChannel channel) throws IOException {
    ByteBuffer pid = ByteBuffer.allocate(LONGEST_PID);
    channel.read(pid, 0);
    String text = StandardCharsets.US_ASCII.decode(pid.flip()).toString().strip();
    return text.isEmpty() ? "unknown" : text;
  }

  /** Writes who owns the file; where that cannot be done nobody does. */
  private static OwnerLock sign(OwnerLock lock) throws IOException {
    String pid = ProcessHandle.current().pid() + "\n";
    try {
      lock.channel.truncate(0);
      lock.channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
      return lock;
    } catch (IOException e) {
      lock.close();
      throw e;
    }
  }

  private static StoreException inUse(Path database, String owner) {
    return new StoreException(
        Kind.IN_USE,
        "%s is in use by process %s; wait for it or stop it".formatted(database, owner));
  }
}
