package weft.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import weft.model.Content;
import weft.store.StoreException.Kind;
import weft.store.StoreSettings.Durability;
import weft.url.Url;

/**
 * Fills in the content of HTML pages from their stored bodies, for crawls that left it for later.
 * Owns the file meanwhile, so it refuses beside a running crawl. For one thread.
 */
public final class ContentWriter implements AutoCloseable {
  private static final int AT_ONCE = 64;
  private static final String MISSING =
      """
      FROM fetch f
      JOIN page p ON p.fetch = f.id
      JOIN body b ON b.id = f.body AND b.coding <> 'none'
      LEFT JOIN content c ON c.body = f.body
      WHERE c.body IS NULL AND f.id > ?
        AND f.content_type IN ('text/html', 'application/xhtml+xml')\
      """;

  /**
   * A page whose content is missing.
   *
   * @param url one of the URLs that have this body
   * @param headers as received, one line a field
   * @param charset the encoding that it was parsed with; absent where that is not known
   * @param bytes the decoded body
   */
  @SuppressWarnings("ArrayRecordComponent") // bodies are large and never compared
  public record HtmlBody(Url url, String headers, @Nullable String charset, byte[] bytes) {}

  private record Missing(long fetch, long body, HtmlBody html) {}

  private final Path file;
  private final OwnerLock lock;
  private final Connection connection;

  private ContentWriter(Path file, OwnerLock lock, Connection connection) {
    this.file = file;
    this.lock = lock;
    this.connection = connection;
  }

  /** Opens a file; refuses while another process writes to it. */
  public static ContentWriter open(Path file) {
    if (!Files.exists(file)) {
      throw new StoreException(Kind.UNUSABLE, file + " does not exist; check the name");
    }
    OwnerLock lock = OwnerLock.take(file);
    try {
      Connection connection = Database.writable(file, Durability.FAST);
      try {
        Schema.check(connection, file, false);
        return new ContentWriter(file, lock, connection);
      } catch (SQLException e) {
        throw Database.closed(connection, Trouble.whateverItIs(file, e));
      } catch (RuntimeException e) {
        throw Database.closed(connection, e);
      }
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** How many bodies have no content yet. */
  public long missing() {
    try (Prepared count = new Prepared(connection, "SELECT count(DISTINCT f.body) " + MISSING);
        ResultSet row = count.put(0).query()) {
      return row.getLong(1);
    } catch (SQLException e) {
      throw Trouble.whateverItIs(file, e);
    }
  }

  /**
   * Fills in whatever is missing, a portion in each transaction, so that what was done stays done.
   *
   * @param progress is told after each portion how many bodies have been filled in so far
   * @return how many that was in the end
   */
  public long fill(Function<HtmlBody, Content> derive, LongConsumer progress) {
    long filled = 0;
    long last = 0;
    try {
      while (true) {
        List<Missing> some = after(last);
        if (some.isEmpty()) {
          return filled;
        }
        filled += store(some, derive);
        last = some.getLast().fetch();
        progress.accept(filled);
      }
    } catch (SQLException e) {
      throw Trouble.whateverItIs(file, e);
    }
  }

  @Override
  public void close() {
    try (lock) {
      Database.run(connection, "PRAGMA wal_checkpoint(PASSIVE)");
      connection.close();
    } catch (SQLException e) {
      throw Trouble.whateverItIs(file, e);
    }
  }

  private List<Missing> after(long fetch) throws SQLException {
    String sql =
        "SELECT f.id, f.body, (SELECT text FROM url WHERE id = f.url), f.headers, p.charset,"
            + " b.coding, b.bytes, b.length "
            + MISSING
            + " ORDER BY f.id LIMIT "
            + AT_ONCE;
    List<Missing> found = new ArrayList<>();
    try (Prepared select = new Prepared(connection, sql);
        ResultSet row = select.put(fetch).query()) {
      while (row.next()) {
        found.add(new Missing(row.getLong(1), row.getLong(2), html(row)));
      }
    }
    return found;
  }

  private HtmlBody html(ResultSet row) throws SQLException {
    Url url = Url.ofCanonical(row.getString(3));
    try {
      byte[] bytes = StoredBody.decode(row.getString(6), row.getBytes(7), row.getLong(8));
      return new HtmlBody(url, row.getString(4), row.getString(5), bytes);
    } catch (IOException e) {
      throw new StoreException(
          Kind.DAMAGED,
          "%s: the body of %s cannot be decoded; weft verify %s says more"
              .formatted(file, url, file),
          e);
    }
  }

  private long store(List<Missing> some, Function<HtmlBody, Content> derive) throws SQLException {
    Set<Long> bodies = new HashSet<>();
    Database.run(connection, "BEGIN IMMEDIATE");
    try (Prepared insert =
        new Prepared(connection, "INSERT INTO content (body, words, text) VALUES (?, ?, ?)")) {
      for (Missing missing : some) {
        if (bodies.add(missing.body())) {
          Content content = derive.apply(missing.html());
          insert.put(missing.body()).put(content.words()).put(content.text()).update();
        }
      }
      Database.run(connection, "COMMIT");
    } catch (SQLException | RuntimeException e) {
      Database.rollBack(connection, e);
      throw e;
    }
    return bodies.size();
  }
}
