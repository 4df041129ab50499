package weft.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConnection;
import org.sqlite.core.DB;
import weft.store.StoreException.Kind;

/**
 * A copy of a file as it is at one moment, also beside a running crawl, which is not held up. It is
 * written beside its place under another name, looked through for damage, forced to the disk, and
 * only then given its name; so there is a whole copy or none.
 */
public final class Backup {
  private static final int PAGES_AT_ONCE = 1_000;
  private static final long SPARE = 1 << 20;

  private final Path file;
  private final Path target;

  private Backup(Path file, Path target) {
    this.file = file;
    this.target = target;
  }

  /** Hears how far the copy is. */
  @FunctionalInterface
  public interface Progress {
    /** So many bytes of so many are copied. */
    void copied(long bytes, long all);
  }

  /**
   * Copies a file.
   *
   * @param replace whether the target may be there already
   * @return what looking the copy through found; where it is damaged there is no copy
   */
  public static Findings of(Path file, Path target, boolean replace, Progress progress) {
    return new Backup(file, target).run(replace, progress);
  }

  private Findings run(boolean replace, Progress progress) {
    StoreReader.open(file).close();
    refuse(replace);
    try (OwnerLock _ = Files.exists(target) ? OwnerLock.take(target) : null;
        PartFile part = PartFile.beside(target)) {
      copy(part.path(), progress);
      Findings findings = verify(part.path());
      if (findings.sound()) {
        part.name();
      }
      return findings;
    } catch (IOException e) {
      throw new StoreException(cannotWrite(), e);
    }
  }

  private String cannotWrite() {
    return target + " cannot be written; check the directory and its permissions";
  }

  private void refuse(boolean replace) {
    Path directory = target.toAbsolutePath().getParent();
    if (Files.isDirectory(target)) {
      throw new StoreException(Kind.UNUSABLE, target + " is a directory; name a file in it");
    }
    if (directory == null || !Files.isDirectory(directory) || !Files.isWritable(directory)) {
      throw new StoreException(Kind.UNUSABLE, cannotWrite());
    }
    if (same()) {
      throw new StoreException(Kind.UNUSABLE, target + " is the file itself; name another one");
    }
    if (Files.exists(target) && !replace) {
      throw new StoreException(
          Kind.UNUSABLE, target + " exists; name another file or give --force to replace it");
    }
    if (Files.exists(log()) && !tidied()) {
      throw new StoreException(
          Kind.UNUSABLE, log() + " lies there, the log of another file; remove it first");
    }
  }

  private boolean same() {
    try {
      return Files.exists(target) && Files.isSameFile(file, target);
    } catch (IOException e) {
      throw new StoreException(cannotWrite(), e);
    }
  }

  private Path log() {
    return target.resolveSibling(target.getFileName() + "-wal");
  }

  /**
   * Has a file that is to be replaced take its log in, which would else be taken for the copy's.
   */
  private boolean tidied() {
    if (Files.exists(target)) {
      StoreReader.open(target).close();
    }
    return !Files.exists(log());
  }

  private void copy(Path part, Progress progress) {
    try (Connection connection = Database.readable(file)) {
      Database.run(connection, "BEGIN");
      long page = Database.number(connection, "PRAGMA page_size");
      long pages = Database.number(connection, "PRAGMA page_count");
      Database.number(connection, "SELECT count(*) FROM sqlite_schema"); // this moment is copied
      refuseTooLittleRoom(target, page * pages, "");
      DB.ProgressObserver heard =
          (left, all) -> progress.copied((long) (all - left) * page, all * page);
      DB database = connection.unwrap(SQLiteConnection.class).getDatabase();
      int code =
          database.backup("main", part.toAbsolutePath().toString(), heard, 0, 0, PAGES_AT_ONCE);
      if (code != 0 && code != 101) {
        throw new StoreException(
            code == 13 || Trouble.noRoomFor(target) ? Kind.FULL : Kind.IO,
            "%s could not be copied to %s (SQLite says %d); check the disk"
                .formatted(file, target, code));
      }
      Database.run(connection, "COMMIT");
    } catch (SQLException e) {
      throw Trouble.whateverItIs(file, e);
    }
  }

  /** Refuses where less than that is free beside a file, and says what else can be done. */
  static void refuseTooLittleRoom(Path file, long bytes, String otherwise) {
    Path directory = file.toAbsolutePath().getParent();
    long free = directory == null ? Long.MAX_VALUE : directory.toFile().getUsableSpace();
    if (free < bytes + SPARE) {
      throw new StoreException(
          Kind.FULL,
          "%s needs %,d MB of free disk beside it, and there are %,d MB; make room%s"
              .formatted(file, megabytes(bytes), free >> 20, otherwise));
    }
  }

  private static long megabytes(long bytes) {
    return (bytes >> 20) + 1;
  }

  private static Findings verify(Path part) {
    try (StoreReader copy = StoreReader.open(part)) {
      return copy.verify();
    }
  }
}
