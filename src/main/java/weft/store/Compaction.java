package weft.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import weft.store.StoreException.Kind;
import weft.store.StoreSettings.Durability;

/**
 * Writes a file anew without its unused room. It comes beside the old one and takes its place once
 * it is on the disk, so a kill leaves the one or the other whole. Nobody else may have the file
 * open meanwhile: who reads on in the old one would miss what is crawled later.
 */
final class Compaction {
  private final Path file;
  private final Connection connection;

  /**
   * @param connection to the file, owned by whoever asks, who closes it next
   */
  Compaction(Path file, Connection connection) {
    try {
      this.file = file.toRealPath();
    } catch (IOException e) {
      throw new StoreException(file + " cannot be found any more", e);
    }
    this.connection = connection;
  }

  /** How many bytes the file has afterwards. */
  long run() {
    try (PartFile part = PartFile.beside(file)) {
      keepOthersOut();
      vacuum(part.path());
      prepare(part.path());
      connection.close();
      Files.setPosixFilePermissions(part.path(), Files.getPosixFilePermissions(file));
      part.name();
      return Files.size(file);
    } catch (SQLException e) {
      throw Trouble.whateverItIs(file, e);
    } catch (IOException e) {
      throw new StoreException(file + " could not be written anew; check the disk", e);
    }
  }

  /** Takes the write-ahead log in and removes it, which SQLite refuses while others read. */
  private void keepOthersOut() throws SQLException {
    try {
      Database.run(connection, "PRAGMA busy_timeout = 2000");
      Database.run(connection, "PRAGMA journal_mode = DELETE");
    } catch (SQLException e) {
      throw new StoreException(
          Kind.LOCKED,
          file + " is open in another program, so it was not compacted; close that and try again",
          e);
    }
  }

  private void vacuum(Path part) throws SQLException {
    try (Prepared vacuum = new Prepared(connection, "VACUUM INTO ?")) {
      int _ = vacuum.put(part.toString()).update();
    }
  }

  /** As a crawl leaves a file: with a write-ahead log. */
  private static void prepare(Path part) throws SQLException {
    try (Connection fresh = Database.writable(part, Durability.FULL)) {
      Database.run(fresh, "PRAGMA journal_mode = WAL");
    }
  }
}
