package weft.analysis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The shingles of stored main texts, made when they are asked for. Those asked for last are kept,
 * as many as fit into 32 MB. For one thread.
 */
final class StoredShingles implements AutoCloseable {
  private static final long MOST_KEPT = 4 << 20;

  private final PreparedStatement select;
  private final Shingles shingles = new Shingles();
  private final Map<Long, long[]> kept = new LinkedHashMap<>(16, 0.75f, true);
  private long size;

  StoredShingles(Connection connection) throws SQLException {
    select = connection.prepareStatement("SELECT text FROM content WHERE body = ?");
  }

  /** The shingles of a body's text, read anew; see {@link Shingles#of}. */
  long[] read(long body) throws SQLException {
    select.setLong(1, body);
    try (ResultSet row = select.executeQuery()) {
      String text = row.next() ? row.getString(1) : null;
      return shingles.of(text == null ? "" : text);
    }
  }

  /** How many words the text has that was read last. */
  int words() {
    return shingles.words();
  }

  /** The shingles of a body's text, which may be kept from before; not to be changed. */
  long[] of(long body) throws SQLException {
    long[] known = kept.get(body);
    if (known != null) {
      return known;
    }
    long[] read = read(body);
    kept.put(body, read);
    size += read.length;
    var eldest = kept.entrySet().iterator();
    while (size > MOST_KEPT && kept.size() > 2) {
      size -= eldest.next().getValue().length;
      eldest.remove();
    }
    return read;
  }

  @Override
  public void close() throws SQLException {
    select.close();
  }
}
