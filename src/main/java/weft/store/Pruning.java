package weft.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import weft.store.StoreException.Kind;
import weft.store.StoreSettings.Durability;
import weft.url.HostKey;
import weft.url.Url;

/**
 * Drops runs, hosts and bodies from a file, in one transaction. What the runs that stay stand on
 * stays: the answers that they found unchanged, that they compare with and that sitemaps were read
 * from, with their bodies and links. A run that such answers belong to keeps its row, empty. Owns
 * the file meanwhile, so it refuses beside a running crawl. For one thread.
 */
public final class Pruning implements AutoCloseable {
  private final Path file;
  private final OwnerLock lock;
  private final Connection connection;

  private Pruning(Path file, OwnerLock lock, Connection connection) {
    this.file = file;
    this.lock = lock;
    this.connection = connection;
  }

  /** Opens a file; refuses while another process writes to it. */
  public static Pruning open(Path file) {
    StoreReader.open(file).close();
    return Database.owned(
        file,
        Durability.FULL,
        (lock, connection) -> {
          Schema.prepare(connection, file, "");
          Database.run(connection, "PRAGMA temp_store = FILE");
          return new Pruning(file, lock, connection);
        });
  }

  /** The numbers of its runs, without those that have been dropped and are held by others. */
  public List<Long> runs() {
    try {
      return numbers("SELECT id FROM run WHERE id NOT IN (%s) ORDER BY id".formatted(HELD));
    } catch (SQLException e) {
      throw Trouble.whateverItIs(file, e);
    }
  }

  /**
   * Drops what the rules say.
   *
   * @param keep whether that is to last; else everything is undone
   * @param compact whether the file is to be made smaller afterwards, for which there must be room
   * @param step is told what is done next
   */
  public Pruned prune(PruneRules rules, boolean keep, boolean compact, Consumer<String> step) {
    try {
      long page = Database.number(connection, "PRAGMA page_size");
      long before = Database.number(connection, "PRAGMA page_count") * page;
      Database.run(connection, "BEGIN IMMEDIATE");
      try {
        Pruned pruned = drop(rules, before, page, step);
        if (keep && compact) {
          refuseTooLittleRoom(pruned.after());
        }
        Database.run(connection, keep ? "COMMIT" : "ROLLBACK");
        return pruned;
      } catch (SQLException | RuntimeException e) {
        Database.rollBack(connection, e);
        throw e;
      }
    } catch (SQLException e) {
      throw Trouble.whateverItIs(file, e);
    }
  }

  /**
   * Writes the file anew without its unused room, beside itself, and puts that in its place.
   *
   * @return how many bytes it has then
   */
  public long compact() {
    return new Compaction(file, connection).run();
  }

  /** Whether the file has room in it that a compaction would give back. */
  public boolean hasUnusedRoom() {
    try {
      return Database.number(connection, "PRAGMA freelist_count") > 0;
    } catch (SQLException e) {
      throw Trouble.whateverItIs(file, e);
    }
  }

  @Override
  public void close() {
    try (lock) {
      connection.close();
    } catch (SQLException e) {
      throw Trouble.whateverItIs(file, e);
    }
  }

  private void refuseTooLittleRoom(long bytes) {
    Backup.refuseTooLittleRoom(
        file,
        bytes,
        "; or give --no-compact, which leaves the room within the file to later crawls");
  }

  /** Runs of which answers alone are left. */
  private static final String HELD =
      """
      SELECT r.id FROM run r WHERE r.id < (SELECT max(id) FROM run)
        AND NOT EXISTS (SELECT 1 FROM crawl_url c WHERE c.run = r.id)
        AND NOT EXISTS (SELECT 1 FROM seed s WHERE s.run = r.id)\
      """;

  private Pruned drop(PruneRules rules, long before, long page, Consumer<String> step)
      throws SQLException {
    long hosts = choose(rules);
    long runs = Database.number(connection, "SELECT count(*) FROM temp.gone_run WHERE asked");
    long urls = 0;
    long fetches = 0;
    long links = 0;
    long bodies = 0;
    if (runs > 0 || hosts > 0) {
      dropDerived();
      step.accept("dropping URLs");
      urls = dropUrls();
      step.accept("dropping answers and links");
      run(PrunedRows.KEPT_FETCHES);
      links = dropLinks();
      fetches = dropFetches();
      step.accept("dropping bodies");
      bodies = dropBodies();
      dropNames(rules);
      countAnew();
    }
    long emptied = rules.ofBodies() ? empty(rules) : 0;
    step.accept("checking what refers to what");
    refuseBrokenKeys();
    long unused = Database.number(connection, "PRAGMA freelist_count") * page;
    long held = runs - gone();
    long after = Database.number(connection, "PRAGMA page_count") * page - unused;
    return new Pruned(runs, held, hosts, urls, fetches, links, bodies, emptied, before, after);
  }

  /** Which runs and hosts are to go; answers how many hosts. */
  private long choose(PruneRules rules) throws SQLException {
    run("DROP TABLE IF EXISTS temp.gone_run; DROP TABLE IF EXISTS temp.gone_host");
    run("CREATE TEMP TABLE gone_run (id INTEGER PRIMARY KEY, asked INTEGER NOT NULL)");
    run("CREATE TEMP TABLE gone_host (id INTEGER PRIMARY KEY)");
    try (Prepared insert =
        new Prepared(connection, "INSERT INTO temp.gone_run (id, asked) VALUES (?, 1)")) {
      for (long run : rules.runs()) {
        insert.put(run).update();
      }
    }
    run("INSERT OR IGNORE INTO temp.gone_run (id, asked) SELECT id, 0 FROM (" + HELD + ")");
    long hosts = 0;
    try (Prepared select = new Prepared(connection, "SELECT id, name, port FROM host");
        Prepared insert = new Prepared(connection, "INSERT INTO temp.gone_host (id) VALUES (?)");
        ResultSet row = select.query()) {
      while (row.next()) {
        if (rules.hosts().test(new HostKey(row.getString(2), row.getInt(3)))) {
          hosts += insert.put(row.getLong(1)).update();
        }
      }
    }
    return hosts;
  }

  /** What was derived from the file would speak of what is gone; it is made anew when wanted. */
  private void dropDerived() throws SQLException {
    for (String table : PrunedRows.derived(connection)) {
      boolean viewed =
          Database.number(
                  connection,
                  "SELECT count(*) FROM sqlite_schema WHERE type = 'view' AND sql LIKE '%%%s%%'"
                      .formatted(table))
              > 0;
      run((viewed ? "DELETE FROM main.\"" : "DROP TABLE IF EXISTS main.\"") + table + "\"");
    }
    run("DELETE FROM derived");
  }

  private long dropUrls() throws SQLException {
    for (String table : List.of("seed", "sitemap")) {
      run(PrunedRows.ofRunOrHost(table));
    }
    run("DELETE FROM scope_added WHERE run IN (SELECT id FROM temp.gone_run)");
    run("DELETE FROM later_rules WHERE run IN (SELECT id FROM temp.gone_run)");
    run(PrunedRows.TRAPS);
    return update("DELETE FROM crawl_url WHERE run IN (SELECT id FROM temp.gone_run)")
        + (Database.number(connection, "SELECT count(*) FROM temp.gone_host") == 0
            ? 0
            : update("DELETE FROM crawl_url WHERE host IN (SELECT id FROM temp.gone_host)"));
  }

  /** Drops the links of no answer that stays; those that answers share belong to one that does. */
  private long dropLinks() throws SQLException {
    run(PrunedRows.GONE_LINKS);
    long dropped = 0;
    try (Prepared ranges =
            new Prepared(
                connection, "SELECT first, last FROM temp.gone_links WHERE owner IS NULL");
        Prepared listing =
            new Prepared(connection, "DELETE FROM listing WHERE link BETWEEN ? AND ?");
        Prepared link = new Prepared(connection, "DELETE FROM link WHERE id BETWEEN ? AND ?");
        ResultSet row = ranges.query()) {
      while (row.next()) {
        int _ = listing.put(row.getLong(1)).put(row.getLong(2)).update();
        dropped += link.put(row.getLong(1)).put(row.getLong(2)).update();
      }
    }
    ownLinks();
    return dropped;
  }

  private void ownLinks() throws SQLException {
    try (Prepared ranges =
            new Prepared(
                connection,
                "SELECT owner, first, last FROM temp.gone_links WHERE owner IS NOT NULL");
        Prepared own = new Prepared(connection, PrunedRows.OWN_LINKS);
        ResultSet row = ranges.query()) {
      while (row.next()) {
        own.put(row.getLong(1)).put(row.getLong(2)).put(row.getLong(3));
        int _ = own.update();
      }
    }
  }

  private long dropFetches() throws SQLException {
    for (String sql : PrunedRows.BESIDE_FETCHES) {
      run(sql);
    }
    return update("DELETE FROM fetch WHERE id NOT IN (SELECT id FROM temp.kept_fetch)");
  }

  private long dropBodies() throws SQLException {
    run(PrunedRows.KEPT_BODIES);
    for (String table : List.of("content", "structured", "extracted_value")) {
      run("DELETE FROM " + table + " WHERE body NOT IN (SELECT id FROM temp.kept_body)");
    }
    return update("DELETE FROM body WHERE id NOT IN (SELECT id FROM temp.kept_body)");
  }

  /** Drops URLs and hosts that nothing names any more, and robots.txt of hosts that are gone. */
  private void dropNames(PruneRules rules) throws SQLException {
    run(PrunedRows.KEPT_URLS);
    run("DELETE FROM url_by_hash WHERE url NOT IN (SELECT id FROM temp.kept_url)");
    run("DELETE FROM url WHERE id NOT IN (SELECT id FROM temp.kept_url)");
    run(UrlIndex.AFTER_DELETION);
    run("DELETE FROM host WHERE id NOT IN (SELECT host FROM url)");
    List<String> origins = new ArrayList<>();
    try (Prepared select = new Prepared(connection, "SELECT origin FROM robots");
        ResultSet row = select.query()) {
      while (row.next()) {
        Url url = Url.ofCanonical(row.getString(1) + "/");
        if (rules.hosts().test(new HostKey(url.host(), url.port()))) {
          origins.add(row.getString(1));
        }
      }
    }
    try (Prepared delete = new Prepared(connection, "DELETE FROM robots WHERE origin = ?")) {
      for (String origin : origins) {
        int _ = delete.put(origin).update();
      }
    }
  }

  /** Drops runs that no answer belongs to, and counts the pages of the others. */
  private void countAnew() throws SQLException {
    run(
        """
        DELETE FROM run WHERE id IN (SELECT id FROM temp.gone_run)
          AND NOT EXISTS (SELECT 1 FROM fetch f WHERE f.run = run.id)\
        """);
    run(PrunedRows.PAGES_OF_RUNS);
  }

  /** How many of the runs that were to go have no row any more. */
  private long gone() throws SQLException {
    return Database.number(
        connection,
        "SELECT count(*) FROM temp.gone_run WHERE asked AND id NOT IN (SELECT id FROM run)");
  }

  private long empty(PruneRules rules) throws SQLException {
    String types =
        String.join(" OR ", Collections.nCopies(rules.bodiesOf().size(), "f.content_type GLOB ?"));
    String sql =
        """
        UPDATE body SET coding = 'none', bytes = x'' WHERE coding <> 'none' AND id IN (
          SELECT f.body FROM fetch f WHERE f.body IS NOT NULL GROUP BY f.body
          HAVING max(f.at) < ? AND min(f.same_as IS NOT NULL OR coalesce(%s, 0)) = 1)\
        """
            .formatted(types.isEmpty() ? "1" : types);
    try (Prepared update = new Prepared(connection, sql)) {
      update.put(
          rules.bodiesBefore() == null ? Long.MAX_VALUE : rules.bodiesBefore().toEpochMilli());
      for (String type : rules.bodiesOf()) {
        update.put(type.toLowerCase(Locale.ROOT));
      }
      return update.update();
    }
  }

  private void refuseBrokenKeys() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA foreign_key_check")) {
      if (row.next()) {
        throw new StoreException(
            Kind.DAMAGED,
            "%s: rows of %s refer to what is not there, so nothing was dropped; weft verify %s"
                .formatted(file, row.getString(1), file));
      }
    }
  }

  private List<Long> numbers(String sql) throws SQLException {
    List<Long> found = new ArrayList<>();
    try (Prepared select = new Prepared(connection, sql);
        ResultSet row = select.query()) {
      while (row.next()) {
        found.add(row.getLong(1));
      }
    }
    return found;
  }

  private void run(String sql) throws SQLException {
    Database.run(connection, sql);
  }

  private long update(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }
}
