package weft.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import weft.store.StoreException.Kind;
import weft.store.StoreSettings.Durability;

/** Brings files of former versions up to date, so that whoever reads them finds today's tables. */
final class Upgrade {
  private Upgrade() {}

  /** Brings up to date a file that has that schema; refuses where it cannot be written. */
  static void of(Path file, long version) {
    Path directory = file.toAbsolutePath().getParent();
    if (!Files.isWritable(file) || (directory != null && !Files.isWritable(directory))) {
      throw new StoreException(
          Kind.UNUSABLE,
          "%s was made by an earlier Weft (schema %d, today's is %d) and cannot be brought up to date where it lies; copy it to where it can be written"
              .formatted(file, version, Schema.VERSION));
    }
    try (OwnerLock _ = OwnerLock.take(file);
        Connection connection = Database.writable(file, Durability.FULL)) {
      Schema.prepare(connection, file, "");
    } catch (SQLException e) {
      throw Trouble.whateverItIs(file, e);
    }
  }
}
