package weft.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.model.Body;
import weft.model.CrawlUrl;
import weft.model.LinkKind;
import weft.model.Reason;
import weft.model.RobotsFile;
import weft.model.RunTotals;
import weft.model.State;
import weft.model.Truncation;
import weft.model.Verdict;
import weft.store.StoreException.Kind;
import weft.store.StoreSettings.Bodies;
import weft.store.StoreSettings.Durability;

final class StoreReaderTest {
  private static final String LONG = "weft ".repeat(1_000);

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void name() {
    file = directory.resolve("crawl.db");
  }

  private static CrawlUrl seed(SqliteStore store, String url) {
    return store.seed(List.of(Visits.seed(url)), Visits::accept).queued().getFirst();
  }

  /** A seed that links to a page, which took two attempts and leads to a third by redirect. */
  private void crawl() {
    try (SqliteStore store = Stores.begun(file, 5)) {
      CrawlUrl seed = seed(store, "http://a.example/");
      CrawlUrl one =
          store.save(Visits.of(seed).link("http://a.example/1").visit()).queued().getFirst();
      store.save(
          Visits.of(one).failure(Reason.TIMEOUT).verdict(new Verdict.Retry(Duration.ZERO)).visit());
      CrawlUrl two =
          store.save(Visits.of(one).redirect("http://a.example/2").visit()).queued().getFirst();
      store.save(Visits.of(two).body(Visits.body(LONG)).visit());
      store.saveRobots(new RobotsFile("http://a.example", Visits.AT, 200, "User-agent: *", ""));
    }
  }

  @Test
  void aRunningCrawlCanBeLookedInto() {
    try (SqliteStore store = Stores.begun(file, 5)) {
      CrawlUrl seed = seed(store, "http://a.example/");
      try (StoreReader reader = StoreReader.open(file)) {
        assertEquals(List.of(new Count(State.QUEUED, null, 1)), reader.counts(1));
        store.save(Visits.of(seed).visit());
        assertEquals(List.of(new Count(State.DONE, null, 1)), reader.counts(1));
        assertEquals(1, reader.totals(1).pages());
        assertEquals(List.of(), reader.hostsWithQueued());
      }
    }
  }

  @Test
  void factsTellHowAUrlWasFoundAndWhatCameOfIt() {
    crawl();
    try (StoreReader reader = StoreReader.open(file)) {
      UrlFacts facts = reader.facts(Visits.url("http://a.example/2")).orElseThrow();
      UrlFacts.InRun run = facts.runs().getFirst();
      assertEquals(State.DONE, run.state());
      assertEquals("SLR", run.hops());
      assertEquals(
          List.of("http://a.example/1 redirect", "http://a.example/ a"),
          run.path().stream().map(step -> step.url() + " " + step.linkKind()).toList());
      assertEquals("argument", run.path().getLast().seedSource());
      assertEquals("User-agent: *", Objects.requireNonNull(facts.robots()).text());
      UrlFacts.InRun before =
          reader.facts(Visits.url("http://a.example/1")).orElseThrow().runs().getFirst();
      assertEquals(
          List.of("0 TIMEOUT null", "301 null http://a.example/2"),
          before.attempts().stream()
              .map(a -> a.status() + " " + a.reason() + " " + a.target())
              .toList());
      assertTrue(reader.facts(Visits.url("http://a.example/none")).isEmpty());
    }
  }

  @Test
  void aBodyComesBackAsTheParserSawIt() throws IOException {
    crawl();
    try (StoreReader reader = StoreReader.open(file)) {
      StoredBody body = reader.body(Visits.url("http://a.example/2")).orElseThrow();
      assertEquals("zstd", body.coding());
      assertTrue(body.bytes().length < 200);
      assertEquals(LONG, new String(body.decoded(), StandardCharsets.UTF_8));
      assertEquals("Content-Type: text/html\n", body.headers());
    }
  }

  private static Body gzipped(byte[] decoded, Truncation truncation) throws IOException {
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(wire)) {
      gzip.write(LONG.getBytes(StandardCharsets.UTF_8));
    }
    byte[] bytes = wire.toByteArray();
    return new Body(decoded, Visits.sha256(decoded), bytes, "gzip", bytes.length, truncation);
  }

  @Test
  void whatTheServerCompressedIsStoredAsItCame() throws IOException {
    byte[] decoded = LONG.getBytes(StandardCharsets.UTF_8);
    Body body = gzipped(decoded, Truncation.NONE);
    try (SqliteStore store = Stores.begun(file, 5)) {
      store.save(Visits.of(seed(store, "http://a.example/")).body(body).visit());
    }
    try (StoreReader reader = StoreReader.open(file)) {
      StoredBody stored = reader.body(Visits.url("http://a.example/")).orElseThrow();
      assertEquals("gzip", stored.coding());
      assertArrayEquals(body.wire(), stored.bytes());
      assertArrayEquals(decoded, stored.decoded());
    }
  }

  @Test
  void aCutBodyIsStoredFromWhatWasDecoded() throws IOException {
    byte[] decoded = LONG.substring(0, 999).getBytes(StandardCharsets.UTF_8);
    try (SqliteStore store = Stores.begun(file, 5)) {
      Body body = gzipped(decoded, Truncation.DECODED);
      store.save(Visits.of(seed(store, "http://a.example/")).body(body).visit());
    }
    try (StoreReader reader = StoreReader.open(file)) {
      StoredBody stored = reader.body(Visits.url("http://a.example/")).orElseThrow();
      assertEquals("decoded", stored.truncated());
      assertArrayEquals(decoded, stored.decoded());
      assertTrue(reader.verify().sound());
    }
  }

  @Test
  void aBodyThatIsNotKeptKeepsItsIdentity() throws SQLException {
    try (SqliteStore store =
        Stores.open(file, new StoreSettings(Durability.FULL, Bodies.NONE, 5))) {
      store.begin("", Visits.AT);
      store.save(Visits.of(seed(store, "http://a.example/")).body(Visits.body(LONG)).visit());
    }
    assertEquals("5000|64", Stores.one(file, "SELECT size_body, length(body_hash) FROM pages"));
    try (StoreReader reader = StoreReader.open(file)) {
      StoredBody body = reader.body(Visits.url("http://a.example/")).orElseThrow();
      assertFalse(body.kept());
      assertThrows(IOException.class, body::decoded);
    }
    try (SqliteStore store = Stores.open(file)) {
      store.begin("", Visits.AT);
      store.save(Visits.of(seed(store, "http://a.example/")).body(Visits.body(LONG)).visit());
    }
    assertEquals("zstd", Stores.one(file, "SELECT coding FROM body"));
  }

  @Test
  void aQueryAnswersColumnsAndRows() {
    crawl();
    try (StoreReader reader = StoreReader.open(file)) {
      Answer answer = new Answer();
      reader.query("SELECT url, status FROM pages ORDER BY url; -- three\n", answer);
      assertEquals(List.of("url", "status"), answer.columns);
      assertEquals(List.of("http://a.example/", 200), answer.rows.getFirst());
      assertEquals(3, answer.rows.size());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM url",
        "SELECT 1; DELETE FROM url",
        "WITH x AS (SELECT 1) DELETE FROM url",
        "-- nothing",
        "",
        "PRAGMA query_only = OFF",
        "ATTACH 'other.db' AS other",
        "SELECT ';' /* ; */ ; SELECT 2",
        "SELECT no_such_column FROM pages",
        "SELECT 'open",
      })
  void anythingButOneQueryIsRefused(String sql) throws SQLException {
    crawl();
    try (StoreReader reader = StoreReader.open(file)) {
      StoreException refusal =
          assertThrows(StoreException.class, () -> reader.query(sql, new Answer()));
      assertEquals(Kind.QUERY, refusal.kind());
      assertFalse(String.valueOf(refusal.getMessage()).contains("\n"));
    }
    assertEquals("3", Stores.one(file, "SELECT count(*) FROM url"));
  }

  @Test
  void aMissingFileIsRefusedByName() {
    StoreException refusal = assertThrows(StoreException.class, () -> StoreReader.open(file));
    assertEquals(Kind.UNUSABLE, refusal.kind());
    assertEquals(file + " does not exist; check the name", refusal.getMessage());
  }

  @Test
  void aSoundFileIsFoundSound() {
    crawl();
    try (StoreReader reader = StoreReader.open(file)) {
      Findings findings = reader.verify();
      assertEquals(List.of(), findings.damage());
      assertEquals(3, findings.urls());
      assertEquals(3, findings.bodies());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE body SET bytes = x'00' WHERE length > 0",
        "UPDATE crawl_url SET fetch = NULL WHERE url = 1",
        "UPDATE crawl_url SET state = 3 WHERE url = 1",
        "UPDATE url SET text = 'http://other.example/' WHERE id = 1",
        "DELETE FROM link WHERE id = 1",
        "DELETE FROM url WHERE id = 2",
        "UPDATE run SET pages = 99",
        "INSERT INTO url (id, host, text) SELECT 99, host, text FROM url WHERE id = 1",
        "DELETE FROM url_by_hash WHERE url = 1",
        "UPDATE url_by_hash SET hash = hash + 1 WHERE url = 1",
      })
  void damageIsFound(String damage) throws SQLException {
    crawl();
    try (Connection connection = Database.writable(file, Durability.FAST)) {
      Database.run(connection, damage);
    }
    try (StoreReader reader = StoreReader.open(file)) {
      assertFalse(reader.verify().sound());
    }
  }

  @Test
  void aDamagedFileIsReportedNotThrown() throws IOException {
    crawl();
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, 4_096 * 3, bytes.length, (byte) 0x55);
    Files.write(file, bytes);
    try (StoreReader reader = StoreReader.open(file)) {
      assertFalse(reader.verify().sound());
    } catch (StoreException e) {
      assertEquals(Kind.DAMAGED, e.kind());
    }
  }

  @Test
  void contentIsFilledInOnce() throws SQLException {
    crawl();
    List<Long> progress = new ArrayList<>();
    try (ContentWriter writer = ContentWriter.open(file)) {
      assertEquals(2, writer.missing(0));
      assertThrows(StoreException.class, () -> Stores.open(file));
      assertEquals(2, writer.fill(new UrlAndLength(), progress::add));
      assertEquals(0, writer.missing(0));
    }
    assertEquals(List.of(2L), progress);
    assertEquals(
        List.of("http://a.example/|22", "http://a.example/2|5000"),
        Stores.rows(file, "SELECT url, words FROM texts ORDER BY url"));
  }

  @Test
  void totalsAreThoseOfTheRun() {
    crawl();
    try (StoreReader reader = StoreReader.open(file)) {
      assertEquals(new RunTotals(2, 5_022, 0), reader.totals(1));
      assertEquals(new RunTotals(0, 0, 0), reader.totals(2));
      assertTrue(reader.owner().isEmpty());
    }
  }

  @Test
  void linksThatSayNothingStoreNothing() throws SQLException {
    try (SqliteStore store = Stores.begun(file, 5)) {
      CrawlUrl seed = seed(store, "http://a.example/");
      store.save(Visits.of(seed).edge("http://a.example/", LinkKind.A, false, seed.id()).visit());
    }
    assertEquals("null|to http://a.example/", Stores.one(file, "SELECT rel, anchor FROM links"));
  }
}
