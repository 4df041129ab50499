package weft.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.Locale;
import java.util.SplittableRandom;
import org.sqlite.SQLiteConfig;

/**
 * What it costs to find out whether a URL is known, and to make its row where it is not, with three
 * ways to keep the identity of URLs exact: a UNIQUE index on the text; an index on a 64-bit hash
 * and the text compared; the same behind a Bloom filter in memory that says 'certainly new'.
 *
 * <p>Run it, after {@code mvn test-compile}, with
 *
 * <pre>
 * mvn dependency:build-classpath -Dmdep.outputFile=target/cp
 * java -cp target/classes:target/test-classes:$(cat target/cp) weft.bench.UrlIndexBench \
 *     [text|hash|filter] [hosts] [millions] [directory]
 * </pre>
 *
 * <p>It prints, for each million rows, the CPU time of this thread per new URL and per known URL,
 * and in the end the bytes per row.
 */
public final class UrlIndexBench {
  private static final int ROWS_AN_INSERT = 4;
  private static final int ROWS_A_COMMIT = 500;
  private static final int KNOWN = 100_000;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final String way;
  private final int hosts;
  private final Connection connection;
  private final PreparedStatement find;
  private final PreparedStatement insert;
  private final BloomFilter filter = new BloomFilter(16 << 20);
  private long certain;

  private UrlIndexBench(String way, int hosts, Path file) throws SQLException {
    this.way = way;
    this.hosts = hosts;
    SQLiteConfig config = new SQLiteConfig();
    config.setCacheSize(-65_536);
    config.setGetGeneratedKeys(false);
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    connection = DriverManager.getConnection("jdbc:sqlite:" + file, config.toProperties());
    run("PRAGMA wal_autocheckpoint = 4000");
    boolean text = way.equals("text");
    run(
        "CREATE TABLE url (id INTEGER PRIMARY KEY, host INTEGER NOT NULL, hash INTEGER NOT NULL,"
            + " text TEXT NOT NULL"
            + (text ? " UNIQUE" : "")
            + ") STRICT");
    if (!text) {
      run("CREATE INDEX url_hash ON url (hash)");
    }
    find =
        connection.prepareStatement(
            "SELECT id FROM url WHERE " + (text ? "" : "hash = ? AND ") + "text = ?");
    insert =
        connection.prepareStatement(
            "INSERT INTO url (id, host, hash, text) VALUES "
                + String.join(", ", Collections.nCopies(ROWS_AN_INSERT, "(?,?,?,?)")));
  }

  /** Runs one way with one number of hosts. */
  public static void main(String[] args) throws SQLException, IOException {
    String way = args.length > 0 ? args[0] : "hash";
    int hosts = args.length > 1 ? Integer.parseInt(args[1]) : 20;
    int millions = args.length > 2 ? Integer.parseInt(args[2]) : 1;
    Path directory =
        args.length > 3 ? Path.of(args[3]) : Files.createTempDirectory("url-index-bench");
    Path file = directory.resolve(way + "-" + hosts + ".db");
    new UrlIndexBench(way, hosts, file).run(millions, file);
    for (String suffix : new String[] {"", "-wal", "-shm"}) {
      Files.deleteIfExists(Path.of(file + suffix));
    }
  }

  private void run(int millions, Path file) throws SQLException, IOException {
    long id = 0;
    for (int million = 1; million <= millions; million++) {
      long from = THREADS.getCurrentThreadCpuTime();
      while (id < million * 1_000_000L) {
        run("BEGIN IMMEDIATE");
        for (int i = 0; i < ROWS_A_COMMIT; i += ROWS_AN_INSERT) {
          id = admit(id);
        }
        run("COMMIT");
      }
      double fresh = (THREADS.getCurrentThreadCpuTime() - from) / 1e9;
      print("%-6s %7d hosts %3d M: new %6.2f us, known %5.2f us%n", million, fresh, known(id));
    }
    run("PRAGMA wal_checkpoint(TRUNCATE)");
    connection.close();
    System.out.printf(
        Locale.ROOT,
        "%-6s %7d hosts: %.0f bytes a row, %d of %d certainly new without asking%n",
        way,
        hosts,
        Files.size(file) / (double) id,
        certain,
        id);
  }

  private void print(String format, int million, double fresh, double known) {
    System.out.printf(Locale.ROOT, format, way, hosts, million, fresh, known);
  }

  private long admit(long last) throws SQLException {
    long id = last;
    int column = 0;
    for (int i = 0; i < ROWS_AN_INSERT; i++) {
      id++;
      String url = url(id);
      long hash = hash(url);
      if (way.equals("filter") && filter.add(hash)) {
        certain++;
      } else if (find(url, hash) != 0) {
        throw new IllegalStateException(url + " is not new");
      }
      insert.setLong(++column, id);
      insert.setLong(++column, id % hosts);
      insert.setLong(++column, hash);
      insert.setString(++column, url);
    }
    insert.executeUpdate();
    return id;
  }

  /** Microseconds per known URL, picked at random. */
  private double known(long rows) throws SQLException {
    SplittableRandom random = new SplittableRandom(rows);
    long from = THREADS.getCurrentThreadCpuTime();
    for (int i = 0; i < KNOWN; i++) {
      long id = random.nextLong(1, rows + 1);
      String url = url(id);
      if (find(url, hash(url)) != id) {
        throw new IllegalStateException(url + " is not found");
      }
    }
    return (THREADS.getCurrentThreadCpuTime() - from) / 1e3 / KNOWN;
  }

  private long find(String url, long hash) throws SQLException {
    int column = 0;
    if (!way.equals("text")) {
      find.setLong(++column, hash);
    }
    find.setString(++column, url);
    try (ResultSet row = find.executeQuery()) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  /** About 80 characters; the order of rows says nothing of the order of texts. */
  private String url(long id) {
    long mixed = id * 0x9E3779B97F4A7C15L;
    return "https://www.host-"
        + (mixed >>> 20) % hosts
        + ".example.org/articles/section-"
        + (mixed >>> 56)
        + "/"
        + Long.toHexString(mixed)
        + "/page-"
        + id
        + ".html";
  }

  private static long hash(String text) {
    long hash = 0x5DEECE66DL ^ (text.length() * 0x9E3779B97F4A7C15L);
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 32;
    }
    return hash;
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  /** A Bloom filter whose bits for one hash lie in one cache line. */
  private static final class BloomFilter {
    private static final int PROBES = 6;
    private final long[] words;

    BloomFilter(int bytes) {
      words = new long[bytes / Long.BYTES];
    }

    /** Adds a hash; answers whether it was certainly not there. */
    boolean add(long hash) {
      int block = (int) ((hash >>> 40) % (words.length / 8)) * 8;
      boolean absent = false;
      long bits = hash;
      for (int i = 0; i < PROBES; i++) {
        int word = block + (int) (bits & 7);
        long mask = 1L << ((bits >>> 3) & 63);
        absent |= (words[word] & mask) == 0;
        words[word] |= mask;
        bits = (bits * 0xD6E8FEB86659FD93L + i) >>> 5;
      }
      return absent;
    }
  }
}
