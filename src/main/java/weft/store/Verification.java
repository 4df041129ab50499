package weft.store;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks a file through for damage: SQLite's own checks, then what Weft promises of its tables. All
 * in one read transaction, so that a running crawl does not look like damage.
 */
final class Verification {
  private static final int MOST_LINES = 20;
  private static final Map<String, String> PROMISES = promises();

  private final Path file;
  private final Connection connection;
  private final UrlHash hash;
  private final List<String> damage = new ArrayList<>();
  private long urls;
  private long bodies;

  Verification(Path file, Connection connection, UrlHash hash) {
    this.file = file;
    this.connection = connection;
    this.hash = hash;
  }

  Findings run() throws SQLException {
    Database.run(connection, "BEGIN");
    try {
      each("PRAGMA integrity_check", this::integrity);
      each(
          "PRAGMA foreign_key_check",
          row -> note("%s row %s refers to a missing %s", row, 1, 2, 3));
      for (Map.Entry<String, String> promise : PROMISES.entrySet()) {
        each(promise.getValue(), row -> broken(promise.getKey(), row.getLong(1)));
      }
      each("SELECT count(*) FROM url", row -> urls = row.getLong(1));
      each("SELECT u.text, x.hash FROM url_by_hash x JOIN url u ON u.id = x.url", this::hash);
      each("SELECT id, sha256, length, coding, bytes FROM body", this::body);
      return new Findings(urls, bodies, damage);
    } finally {
      Database.run(connection, "COMMIT");
    }
  }

  private static Map<String, String> promises() {
    Map<String, String> promises = new LinkedHashMap<>();
    promises.put(
        "URLs are done without a stored answer",
        """
        SELECT count(*) FROM crawl_url c LEFT JOIN fetch f ON f.id = c.fetch
        WHERE c.state = 1 AND f.status IS NULL\
        """);
    promises.put(
        "URLs have a reason that does not fit their state",
        """
        SELECT count(*) FROM crawl_url c LEFT JOIN reason r ON r.code = c.reason
        WHERE CASE WHEN c.state IN (0, 1) THEN c.reason IS NOT NULL ELSE r.state IS NOT c.state END\
        """);
    promises.put(
        "URLs are in no state",
        "SELECT count(*) FROM crawl_url WHERE state NOT IN (SELECT code FROM state)");
    promises.put(
        "URLs point to an attempt for another URL",
        """
        SELECT count(*) FROM crawl_url c JOIN fetch f ON f.id = c.fetch
        WHERE f.url <> c.url OR (f.run <> c.run AND f.id IS NOT c.prior)\
        """);
    promises.put(
        "URLs are stored twice",
        """
        SELECT (SELECT count(*)
            FROM url_by_hash x JOIN url_by_hash y ON y.hash = x.hash AND y.url > x.url
            JOIN url a ON a.id = x.url JOIN url b ON b.id = y.url WHERE a.text = b.text)
          + (SELECT count(*) FROM url a JOIN url b ON b.text = a.text AND b.id < a.id
            WHERE a.id > (SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'hashed_to'))\
        """);
    promises.put(
        "URLs are not in the index of hashes",
        """
        SELECT (SELECT count(*) FROM url
            WHERE id <= (SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'hashed_to'))
          - (SELECT count(*) FROM url_by_hash
            WHERE url <= (SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'hashed_to'))\
        """);
    promises.put(
        "links are missing or belong to no page",
        """
        SELECT abs((SELECT coalesce(sum(links), 0)
            FROM (SELECT DISTINCT first_link, links FROM fetch WHERE links > 0))
          - (SELECT count(*) FROM link))\
        """);
    promises.put(
        "pages are counted wrongly by their runs",
        """
        SELECT coalesce(sum(abs(r.pages
          - (SELECT count(*) FROM page p JOIN fetch f ON f.id = p.fetch WHERE f.run = r.id)
          - (SELECT count(*) FROM page p JOIN fetch f ON f.same_as = p.fetch WHERE f.run = r.id))), 0)
        FROM run r\
        """);
    return promises;
  }

  private void integrity(ResultSet row) throws SQLException {
    if (!"ok".equals(row.getString(1))) {
      note("%s", row, 1);
    }
  }

  private void broken(String what, long count) {
    if (count > 0) {
      note(count + " " + what);
    }
  }

  private void hash(ResultSet row) throws SQLException {
    String text = row.getString(1);
    if (hash.of(text) != row.getLong(2)) {
      note("the hash of " + text + " is wrong");
    }
  }

  private void body(ResultSet row) throws SQLException {
    String coding = row.getString(4);
    if (coding.equals(PackedBody.NOT_KEPT)) {
      return;
    }
    bodies++;
    String digest = HexFormat.of().formatHex(row.getBytes(2));
    try {
      byte[] decoded = StoredBody.decode(coding, row.getBytes(5), row.getLong(3));
      if (decoded.length != row.getLong(3) || !Arrays.equals(sha256(decoded), row.getBytes(2))) {
        note("the body with SHA-256 " + digest + " differs from it");
      }
    } catch (IOException | RuntimeException e) {
      note("the body with SHA-256 " + digest + " cannot be decoded: " + e.getMessage());
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @FunctionalInterface
  private interface Look {
    void at(ResultSet row) throws SQLException;
  }

  private void each(String sql, Look look) throws SQLException {
    try (Prepared statement = new Prepared(connection, sql);
        ResultSet row = statement.query()) {
      while (row.next()) {
        look.at(row);
      }
    } catch (SQLException e) {
      StoreException trouble = Trouble.of(file, e);
      note(String.valueOf((trouble != null ? trouble : e).getMessage()));
    }
  }

  private void note(String format, ResultSet row, int... columns) throws SQLException {
    Object[] cells = new Object[columns.length];
    for (int i = 0; i < columns.length; i++) {
      cells[i] = row.getObject(columns[i]);
    }
    note(format.formatted(cells));
  }

  private void note(String line) {
    if (damage.size() < MOST_LINES) {
      damage.add(line);
    }
  }
}
