package weft.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.store.StoreSettings.Durability;

/** The index of hashes: whatever has gone into its table yet, every URL is found. */
final class UrlIndexTest {
  private static final int MOST = 100;
  private static final String TABLE = "SELECT count(*) FROM url_by_hash";

  private final UrlHash hash = new UrlHash(7);
  private final Random random = new Random(7);
  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void makeFile() throws SQLException {
    file = directory.resolve("a.db");
    try (Connection connection = open()) {
      Schema.prepare(connection, file, "test");
      Database.run(
          connection, "INSERT INTO host (id, name, port, domain) VALUES (1, 'a', 80, 'a')");
    }
  }

  private Connection open() {
    return Database.writable(file, Durability.FAST);
  }

  private static String text(long url) {
    return "http://a/" + url;
  }

  private long hash(long url) {
    return hash.of(text(url));
  }

  private void add(Connection connection, UrlIndex index, long from, long to) throws SQLException {
    for (long url = from; url <= to; url++) {
      index.add(hash(url), url);
      Database.run(
          connection,
          "INSERT INTO url (id, host, text) VALUES (%d, 1, '%s')".formatted(url, text(url)));
      if (random.nextInt(10) == 0) {
        index.settle();
      }
    }
    index.settle();
  }

  /** What the table finds, or else the memory. */
  private long find(Connection connection, UrlIndex index, long url) throws SQLException {
    long recent = index.findRecent(hash(url));
    return recent != 0
        ? recent
        : Database.number(
            connection, "SELECT coalesce(max(url), 0) FROM url_by_hash WHERE hash = " + hash(url));
  }

  private void assertFindsAll(Connection connection, UrlIndex index, long to) throws SQLException {
    for (long url = 1; url <= to; url++) {
      assertEquals(url, find(connection, index, url));
      try (Prepared reader = new Prepared(connection, "SELECT " + UrlIndex.ID_OF);
          var row = reader.put(hash(url)).put(text(url)).query()) {
        assertEquals(url, row.getLong(1));
      }
    }
    assertEquals(0, find(connection, index, to + 1));
  }

  @Test
  void everyUrlIsFoundInMemoryOrInTheTable() throws SQLException {
    try (Connection connection = open()) {
      UrlIndex index = new UrlIndex(connection, hash, new UrlIndex.Size(MOST, 0));
      add(connection, index, 1, 5_000);
      assertEquals(5_000 - MOST, Database.number(connection, TABLE));
      assertFindsAll(connection, index, 5_000);
    }
  }

  @Test
  void whatAKilledProcessHadInMemoryIsReadAgain() throws SQLException {
    long written = 0;
    for (int life = 0; life < 8; life++) {
      try (Connection connection = open()) {
        UrlIndex index = new UrlIndex(connection, hash, new UrlIndex.Size(MOST, 0));
        long more = random.nextInt(1_000);
        add(connection, index, written + 1, written + more);
        written += more;
        assertFindsAll(connection, index, written);
      }
    }
    try (Connection connection = open()) {
      UrlIndex index = new UrlIndex(connection, hash, new UrlIndex.Size(MOST, 0));
      assertFindsAll(connection, index, written);
      index.settleAll();
      assertEquals(written, Database.number(connection, TABLE));
      assertEquals(Long.toString(written), Schema.meta(connection, "hashed_to"));
    }
  }

  @Test
  void memoryIsReadAgainAfterATransactionWasUndone() throws SQLException {
    try (Connection connection = open()) {
      UrlIndex index = new UrlIndex(connection, hash, new UrlIndex.Size(MOST, 0));
      add(connection, index, 1, 500);
      Database.run(connection, "BEGIN");
      add(connection, index, 501, 1_500);
      Database.run(connection, "ROLLBACK");
      index.forget();
      assertFindsAll(connection, index, 500);
      add(connection, index, 501, 1_000);
      assertFindsAll(connection, index, 1_000);
    }
  }

  @Test
  void whatWasLookedUpInTheTableBeforehandAndNotFoundIsInMemory() throws SQLException {
    int covered = 0;
    int late = 0;
    try (Connection connection = open()) {
      UrlIndex index = new UrlIndex(connection, hash, new UrlIndex.Size(MOST, 0));
      long to = 1;
      add(connection, index, 1, to);
      for (int look = 0; look < 300; look++) {
        index.committed();
        long moved = index.moved();
        Set<Long> inTable = inTable(connection);
        long more = random.nextInt(30);
        add(connection, index, to + 1, to + more);
        to += more;
        if (look % 50 == 49) {
          index.forget();
        }
        boolean covers = index.covers(new LookedUp(moved, Map.of()));
        covered += covers ? 1 : 0;
        late += covers ? 0 : 1;
        for (long url = 1; url <= to && covers; url++) {
          assertTrue(inTable.contains(hash(url)) || index.findRecent(hash(url)) == url);
        }
      }
    }
    assertTrue(covered > 20 && late > 20, covered + " in time, " + late + " late");
  }

  private static Set<Long> inTable(Connection connection) throws SQLException {
    Set<Long> hashes = new HashSet<>();
    try (Prepared select = new Prepared(connection, "SELECT hash FROM url_by_hash");
        var row = select.query()) {
      while (row.next()) {
        hashes.add(row.getLong(1));
      }
    }
    return hashes;
  }

  @Test
  void portionsFollowEachOtherAsTheTableOrdersThem() {
    RecentHashes recent = new RecentHashes();
    long[] hashes = {Long.MIN_VALUE, -1, 0, 1, Long.MAX_VALUE, random.nextLong()};
    for (long each : hashes) {
      recent.add(each, each ^ 2);
      assertNotEquals(0, recent.find(each));
    }
    long before = Long.MIN_VALUE;
    for (int portion = 0; portion < RecentHashes.PORTIONS; portion++) {
      for (RecentHashes.Entry entry : recent.move(portion)) {
        assertEquals(entry.hash() ^ 2, entry.url());
        assertEquals(before, Math.min(before, entry.hash()));
        before = entry.hash();
      }
    }
    assertEquals(0, recent.size());
  }
}
