package weft.store;

import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import weft.store.StoreException.Kind;

/** Which SQLite errors are the file's trouble, and what they are called. */
final class Trouble {
  private static final long NEARLY_NOTHING = 1 << 20;

  private Trouble() {}

  /** The store's trouble behind an SQL error; null where the statement itself is to blame. */
  static @Nullable StoreException of(Path file, SQLException error) {
    if (!(error instanceof SQLiteException sqlite)) {
      return null;
    }
    SQLiteErrorCode code = sqlite.getResultCode();
    Kind kind = kind(code.code & 0xff, file);
    return kind == null
        ? null
        : new StoreException(kind, message(kind, file) + " (" + code.name() + ")", error);
  }

  /** The same for errors while a file is opened, where anything is the store's trouble. */
  static StoreException whateverItIs(Path file, SQLException error) {
    StoreException trouble = of(file, error);
    if (trouble != null && trouble.kind() == Kind.FULL) {
      return full(file, error);
    }
    return trouble != null
        ? trouble
        : new StoreException(Kind.IO, file + ": " + error.getMessage(), error);
  }

  /** There is no room even to open the file. */
  static StoreException full(Path file, Exception error) {
    return new StoreException(
        Kind.FULL, file + ": the disk is full; make room, then try again", error);
  }

  /** Whether the disk of a file has next to no room left. */
  static boolean noRoomFor(Path file) {
    Path directory = file.toAbsolutePath().getParent();
    return directory != null && directory.toFile().getUsableSpace() < NEARLY_NOTHING;
  }

  private static @Nullable Kind kind(int code, Path file) {
    return switch (code) {
      case 13 -> Kind.FULL;
      case 10 -> noRoomFor(file) ? Kind.FULL : Kind.IO;
      case 14 -> noRoomFor(file) ? Kind.FULL : Kind.UNUSABLE;
      case 3, 8, 23 -> Kind.UNUSABLE;
      case 11 -> Kind.DAMAGED;
      case 26 -> Kind.FOREIGN;
      case 5, 6, 15 -> Kind.LOCKED;
      case 7, 9 -> Kind.IO;
      default -> null;
    };
  }

  private static String message(Kind kind, Path file) {
    return switch (kind) {
      case FULL -> file + ": the disk is full; make room, then run: weft resume " + file;
      case UNUSABLE -> file + " cannot be opened for this; check its permissions";
      case DAMAGED -> file + " is damaged; weft verify " + file + " says where";
      case LOCKED -> file + " is kept locked by another program; close it, then try again";
      case FOREIGN -> file + " is not a Weft file; name another one";
      default -> file + ": reading or writing failed; check the disk, then: weft verify " + file;
    };
  }
}
