package weft.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.model.Decision;
import weft.model.RunEnd;
import weft.model.Seed;
import weft.store.SqliteStore;
import weft.store.StoreException;
import weft.store.StoreSettings;
import weft.url.Url;

/** Where derived tables live, and how long they hold. */
class WorkspaceTest {
  private static final Instant AT = Instant.parse("2025-03-01T12:00:00Z");

  @TempDir Path directory;
  private Path file;

  /** Counts the URLs of a run, and how often it was asked to. */
  private static final class Counting implements Derivation {
    private final int version;
    int times;

    Counting(int version) {
      this.version = version;
    }

    @Override
    public String name() {
      return "counted";
    }

    @Override
    public int version() {
      return version;
    }

    @Override
    public List<String> schema() {
      return List.of(
          "CREATE TABLE counted (run INTEGER, urls INTEGER)",
          "CREATE INDEX counted_urls ON counted (urls)");
    }

    @Override
    public void fill(Connection connection, long run, Progress progress) throws SQLException {
      times++;
      try (Statement statement = connection.createStatement()) {
        int _ =
            statement.executeUpdate(
                "INSERT INTO counted SELECT %d, count(*) FROM crawl_url WHERE run = %d"
                    .formatted(run, run));
      }
    }
  }

  private final Counting counting = new Counting(1);

  @BeforeEach
  void crawl() {
    file = directory.resolve("crawl.db");
    crawl("https://a.test/");
  }

  private SqliteStore store() {
    StoreSettings settings =
        new StoreSettings(
            StoreSettings.Durability.FAST, StoreSettings.Bodies.ALL, Integer.MAX_VALUE);
    return SqliteStore.open(file, settings, "test", host -> host);
  }

  /** A run that knows those URLs alone. */
  private void crawl(String... urls) {
    try (SqliteStore store = store()) {
      store.begin("", AT);
      List<Seed> seeds =
          Stream.of(urls).map(url -> new Seed(Url.ofCanonical(url), false, "argument")).toList();
      store.seed(seeds, _ -> Decision.accept("scope"));
      store.end(RunEnd.FINISHED, AT.plusSeconds(60));
    }
  }

  private List<String> counted(OptionalLong run) {
    try (Workspace workspace = Workspace.open(file, run)) {
      workspace.need(counting, Progress.NONE);
      return Rows.of(workspace, "SELECT run, urls FROM counted");
    }
  }

  private List<String> inFile() {
    try (Workspace workspace = Workspace.open(file, OptionalLong.empty())) {
      return Rows.of(
          workspace, "SELECT name FROM main.sqlite_schema WHERE name LIKE 'counted%' ORDER BY 1");
    }
  }

  private static void run(Workspace workspace, String sql) throws SQLException {
    try (Statement statement = workspace.connection().createStatement()) {
      int _ = statement.executeUpdate(sql);
    }
  }

  @Test
  void whatIsDerivedStaysInTheFileUntilTheCrawlGoesOn() {
    assertEquals(List.of("1|1"), counted(OptionalLong.empty()));
    assertEquals(List.of("1|1"), counted(OptionalLong.empty()));
    assertEquals(1, counting.times);
    assertEquals(List.of("counted", "counted_urls"), inFile());
    crawl("https://a.test/", "https://a.test/b");
    assertEquals(List.of("2|2"), counted(OptionalLong.empty()));
    assertEquals(2, counting.times);
  }

  @Test
  void anotherRunOrVersionIsDerivedAnew() {
    crawl("https://a.test/", "https://a.test/b");
    assertEquals(List.of("2|2"), counted(OptionalLong.empty()));
    assertEquals(List.of("1|1"), counted(OptionalLong.of(1)));
    Counting later = new Counting(2);
    try (Workspace workspace = Workspace.open(file, OptionalLong.of(1))) {
      workspace.need(later, Progress.NONE);
    }
    assertEquals(1, later.times);
  }

  @Test
  void viewsShowTheRunThatWasAskedFor() {
    crawl("https://a.test/", "https://a.test/b");
    try (Workspace first = Workspace.open(file, OptionalLong.of(1));
        Workspace newest = Workspace.open(file, OptionalLong.empty())) {
      assertEquals(List.of("https://a.test/"), Rows.of(first, "SELECT url FROM urls"));
      assertEquals(2, newest.run());
      assertEquals(
          List.of("https://a.test/b"),
          Rows.of(newest, "SELECT url FROM urls WHERE url LIKE ? AND run = :run", "%/b"));
    }
    StoreException none =
        assertThrows(StoreException.class, () -> Workspace.open(file, OptionalLong.of(7)).close());
    assertTrue(String.valueOf(none.getMessage()).contains("has no run 7"), none.getMessage());
  }

  @Test
  void besideARunningCrawlTheTablesArePassing() {
    counted(OptionalLong.empty());
    try (SqliteStore store = store()) {
      store.begin("", AT);
      assertEquals(List.of("2|0"), counted(OptionalLong.empty()), "the temporary one hides ours");
      assertEquals(List.of("1|1"), counted(OptionalLong.of(1)));
    }
    assertEquals(3, counting.times);
    try (Workspace workspace = Workspace.open(file, OptionalLong.empty())) {
      assertEquals(List.of("1|1"), Rows.of(workspace, "SELECT * FROM main.counted"));
    }
  }

  @Test
  void nothingIsLeftBesideTheFile() throws IOException {
    counted(OptionalLong.empty());
    try (Stream<Path> files = Files.list(directory)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  void aDerivationThatFailsLeavesTheOneBefore() {
    counted(OptionalLong.empty());
    Derivation broken =
        new Derivation() {
          @Override
          public String name() {
            return "counted";
          }

          @Override
          public int version() {
            return 2;
          }

          @Override
          public List<String> schema() {
            return counting.schema();
          }

          @Override
          public void fill(Connection connection, long run, Progress progress) {
            throw new IllegalStateException("broken");
          }
        };
    try (Workspace workspace = Workspace.open(file, OptionalLong.empty())) {
      assertThrows(IllegalStateException.class, () -> workspace.need(broken, Progress.NONE));
      assertEquals(List.of("1|1"), Rows.of(workspace, "SELECT run, urls FROM counted"));
    }
    assertEquals(List.of("1|1"), counted(OptionalLong.empty()));
    assertEquals(1, counting.times);
  }

  @Test
  void whatItNeedsIsMadeBefore() {
    List<String> told = new ArrayList<>();
    Derivation doubled =
        new Derivation() {
          @Override
          public String name() {
            return "doubled";
          }

          @Override
          public int version() {
            return 1;
          }

          @Override
          public List<String> schema() {
            return List.of("CREATE TABLE doubled (urls INTEGER)");
          }

          @Override
          public List<Derivation> needs() {
            return List.of(counting);
          }

          @Override
          public void fill(Connection connection, long run, Progress progress) throws SQLException {
            try (Statement statement = connection.createStatement()) {
              int _ = statement.executeUpdate("INSERT INTO doubled SELECT 2 * urls FROM counted");
            }
          }
        };
    try (Workspace workspace = Workspace.open(file, OptionalLong.empty())) {
      workspace.need(doubled, (what, _, _) -> told.add(what));
      assertEquals(List.of("2"), Rows.of(workspace, "SELECT urls FROM doubled"));
    }
    assertEquals(List.of("counted", "doubled"), told);
  }

  @Test
  void nothingElseCanBeWritten() throws SQLException {
    try (Workspace workspace = Workspace.open(file, OptionalLong.empty())) {
      workspace.need(counting, Progress.NONE);
      SQLException refused =
          assertThrows(SQLException.class, () -> run(workspace, "DELETE FROM crawl_url"));
      assertTrue(String.valueOf(refused.getMessage()).contains("readonly"), refused.getMessage());
    }
  }

  @Test
  void anInterruptEndsWhatTakesLong() {
    try (Workspace workspace = Workspace.open(file, OptionalLong.empty())) {
      Thread.currentThread().interrupt();
      StoreException ended =
          assertThrows(
              StoreException.class,
              () ->
                  Rows.of(
                      workspace,
                      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT"
                          + " 1000000000) SELECT count(*) FROM n"));
      assertTrue(String.valueOf(ended.getMessage()).contains("interrupted"), ended.getMessage());
    } finally {
      assertTrue(Thread.interrupted());
    }
  }
}
