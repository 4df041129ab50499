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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import weft.model.Content;
import weft.model.Extraction;
import weft.store.StoreException.Kind;
import weft.store.StoreSettings.Durability;
import weft.url.Url;

/**
 * Fills in the content of stored bodies, for crawls that left it for later, and what rules took
 * that have changed since. Owns the file meanwhile, so it refuses beside a running crawl. For one
 * thread.
 */
public final class ContentWriter implements AutoCloseable {
  private static final int AT_ONCE = 64;

  /** Bytes of decoded bodies after which a portion takes in no further one. */
  private static final long BYTES_AT_ONCE = 32L << 20;

  /** Pages and plain texts have content of their own; with rules every text may have some. */
  private static final String MISSING =
      """
      FROM fetch f
      JOIN page p ON p.fetch = f.id
      JOIN body b ON b.id = f.body AND b.coding <> 'none'
      LEFT JOIN content c ON c.body = f.body
      WHERE (c.body IS NULL OR c.rules <> ?) AND f.id > ?
        AND (f.content_type IN ('text/html', 'application/xhtml+xml', 'text/plain')
          OR ((? <> 0 OR c.rules <> 0) AND (f.content_type LIKE 'text/%' OR f.content_type LIKE '%json'
            OR f.content_type LIKE '%xml' OR f.content_type LIKE '%javascript')))\
      """;

  /**
   * A body whose content is missing.
   *
   * @param url one of the URLs that have this body
   * @param headers as received, one line a field
   * @param charset the encoding that it was parsed with; absent where that is not known
   * @param bytes the decoded body
   */
  @SuppressWarnings("ArrayRecordComponent") // bodies are large and never compared
  public record TextBody(Url url, String headers, @Nullable String charset, byte[] bytes) {}

  /** What derives content. Safe for any number of threads. */
  public interface Deriver {
    /** Stands for the user's rules; 0 where there are none. */
    long rules();

    /** All content of a body. */
    Content content(TextBody body);

    /** What the user's rules take from a body whose other content is there. */
    Extraction extraction(TextBody body);
  }

  private record Missing(long fetch, long body, boolean derived, TextBody text) {}

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
    return Database.owned(
        file,
        Durability.FAST,
        (lock, connection) -> {
          Schema.check(connection, file, false);
          Schema.prepare(connection, file, "");
          return new ContentWriter(file, lock, connection);
        });
  }

  /** The configuration of the newest run; empty where there is no run. */
  public Optional<String> config() {
    return text("SELECT config FROM run ORDER BY id DESC LIMIT 1");
  }

  /** The rules given after the newest run, one line each; empty where its configuration counts. */
  public Optional<String> rules() {
    return text("SELECT rules FROM later_rules WHERE run = (SELECT max(id) FROM run)");
  }

  /** Puts rules in the place of those in the newest run's configuration. */
  public void rules(String rules) {
    String sql =
        "INSERT OR REPLACE INTO later_rules (run, rules) SELECT id, ? FROM run"
            + " ORDER BY id DESC LIMIT 1";
    try (Prepared insert = new Prepared(connection, sql)) {
      insert.put(rules).update();
    } catch (SQLException e) {
      throw Trouble.whateverItIs(file, e);
    }
  }

  private Optional<String> text(String sql) {
    try (Prepared select = new Prepared(connection, sql);
        ResultSet row = select.query()) {
      return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
    } catch (SQLException e) {
      throw Trouble.whateverItIs(file, e);
    }
  }

  /**
   * How many bodies have no content yet, or none of these rules.
   *
   * @param rules stands for the user's rules; 0 where there are none
   */
  public long missing(long rules) {
    try (Prepared count = new Prepared(connection, "SELECT count(DISTINCT f.body) " + MISSING);
        ResultSet row = count.put(rules).put(0).put(rules).query()) {
      return row.getLong(1);
    } catch (SQLException e) {
      throw Trouble.whateverItIs(file, e);
    }
  }

  /**
   * Fills in whatever is missing, a portion in each transaction, so that what was done stays done.
   * Content is derived on all processors.
   *
   * @param progress is told after each portion how many bodies have been filled in so far
   * @return how many that was in the end
   */
  public long fill(Deriver deriver, LongConsumer progress) {
    long filled = 0;
    long last = 0;
    try (ContentRows rows = new ContentRows(connection);
        ExecutorService processors = processors()) {
      while (true) {
        List<Missing> some = after(last, deriver.rules());
        if (some.isEmpty()) {
          return filled;
        }
        filled += store(derived(some, deriver, processors), rows);
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

  private List<Missing> after(long fetch, long rules) throws SQLException {
    String sql =
        "SELECT f.id, f.body, (SELECT text FROM url WHERE id = f.url), f.headers, p.charset,"
            + " b.coding, b.bytes, b.length, c.body IS NOT NULL "
            + MISSING
            + " ORDER BY f.id LIMIT "
            + AT_ONCE;
    List<Missing> found = new ArrayList<>();
    try (Prepared select = new Prepared(connection, sql);
        ResultSet row = select.put(rules).put(fetch).put(rules).query()) {
      long bytes = 0;
      while (bytes < BYTES_AT_ONCE && row.next()) {
        bytes += row.getLong(8);
        found.add(new Missing(row.getLong(1), row.getLong(2), row.getBoolean(9), text(row)));
      }
    }
    return found;
  }

  private TextBody text(ResultSet row) throws SQLException {
    Url url = Url.ofCanonical(row.getString(3));
    try {
      byte[] bytes = StoredBody.decode(row.getString(6), row.getBytes(7), row.getLong(8));
      return new TextBody(url, row.getString(4), row.getString(5), bytes);
    } catch (IOException e) {
      throw new StoreException(
          Kind.DAMAGED,
          "%s: the body of %s cannot be decoded; weft verify %s says more"
              .formatted(file, url, file),
          e);
    }
  }

  /** Adds what was derived of a body to its rows. */
  @FunctionalInterface
  private interface Derived {
    void into(ContentRows rows) throws SQLException;
  }

  private static ExecutorService processors() {
    return Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
  }

  /** What is derived of each body, once. */
  private static List<Derived> derived(
      List<Missing> some, Deriver deriver, ExecutorService processors) {
    Set<Long> bodies = new HashSet<>();
    List<Future<Derived>> under = new ArrayList<>();
    for (Missing missing : some) {
      if (bodies.add(missing.body())) {
        under.add(processors.submit(() -> derived(missing, deriver)));
      }
    }
    return under.stream().map(ContentWriter::ended).toList();
  }

  private static Derived derived(Missing missing, Deriver deriver) {
    long body = missing.body();
    if (missing.derived()) {
      Extraction taken = deriver.extraction(missing.text());
      return rows -> rows.replace(body, taken);
    }
    Content content = deriver.content(missing.text());
    return rows -> rows.add(body, content);
  }

  private static Derived ended(Future<Derived> task) {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException("content could not be derived", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("deriving content was interrupted; do it again", e);
    }
  }

  private long store(List<Derived> some, ContentRows rows) throws SQLException {
    Database.run(connection, "BEGIN IMMEDIATE");
    try {
      for (Derived derived : some) {
        derived.into(rows);
      }
      Database.run(connection, "COMMIT");
    } catch (SQLException | RuntimeException e) {
      Database.rollBack(connection, e);
      throw e;
    }
    return some.size();
  }
}
