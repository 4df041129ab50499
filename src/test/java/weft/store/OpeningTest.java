package weft.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.model.RunEnd;
import weft.store.StoreException.Kind;

/** Which files are opened, and how others are refused. */
final class OpeningTest {
  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void name() {
    file = directory.resolve("crawl.db");
  }

  private StoreException refused(Kind kind) {
    StoreException refusal = assertThrows(StoreException.class, () -> Stores.open(file).close());
    assertEquals(kind, refusal.kind(), refusal.getMessage());
    assertTrue(String.valueOf(refusal.getMessage()).contains(file.getFileName().toString()));
    assertEquals(1, String.valueOf(refusal.getMessage()).lines().count());
    return refusal;
  }

  private void alone() throws IOException {
    try (var files = Files.list(directory)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  void aNewFileIsMarkedAsWeft() throws SQLException {
    Stores.open(file).close();
    assertEquals(
        "1466263156", Stores.one(file, "SELECT application_id FROM pragma_application_id"));
    assertEquals(
        Integer.toString(Schema.VERSION),
        Stores.one(file, "SELECT user_version FROM pragma_user_version"));
    assertEquals("test", Stores.one(file, "SELECT value FROM meta WHERE key = 'created_by'"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"with space.db", "a?b=c.db", "50%.db", "#1.db", "düne.db", ":memory:"})
  void noFileNameMeansAnythingElse(String name) throws SQLException {
    file = directory.resolve(name);
    Stores.begun(file, 1).close();
    assertTrue(Files.exists(file));
    assertEquals("1", Stores.one(file, "SELECT count(*) FROM runs"));
  }

  @Test
  void aSecondCrawlIsRefusedWithTheOwnersProcessId() {
    try (SqliteStore owner = Stores.open(file)) {
      StoreException refusal = refused(Kind.IN_USE);
      assertTrue(
          String.valueOf(refusal.getMessage())
              .contains("process " + ProcessHandle.current().pid() + ";"));
      assertTrue(owner.lastRun().isEmpty());
    }
    Stores.open(file).close();
  }

  @Test
  void aLockFileLeftBehindIsNoObstacle() throws IOException {
    Files.writeString(directory.resolve("crawl.db.lock"), "12345\n");
    Stores.open(file).close();
    alone();
  }

  @Test
  void anotherProcessIsKeptOutAndTold() throws IOException, InterruptedException {
    Process other = otherProcess();
    try (var reader = other.inputReader()) {
      assertEquals("open", reader.readLine());
      StoreException refusal = refused(Kind.IN_USE);
      assertTrue(String.valueOf(refusal.getMessage()).contains("process " + other.pid() + ";"));
      try (StoreReader look = StoreReader.open(file)) {
        assertEquals(other.pid(), look.owner().orElseThrow());
      }
    } finally {
      other.destroyForcibly().waitFor();
    }
    Stores.open(file).close();
  }

  private Process otherProcess() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Holder.class.getName(),
            file.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** A process that holds a store open until it is killed. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] args) throws IOException {
      SqliteStore store = Stores.open(Path.of(args[0]));
      System.out.println("open");
      int end = System.in.read();
      store.end(RunEnd.STOPPED, Visits.AT.plusMillis(end));
    }
  }

  @Test
  void whatIsNoDatabaseIsRefusedAndLeftAlone() throws IOException {
    Files.writeString(file, "Dear diary, ".repeat(1_000));
    refused(Kind.FOREIGN);
    assertEquals("Dear diary, ".repeat(1_000), Files.readString(file));
    alone();
    StoreException refusal = assertThrows(StoreException.class, () -> StoreReader.open(file));
    assertEquals(Kind.FOREIGN, refusal.kind());
  }

  @Test
  void anotherProgramsDatabaseIsRefusedAndLeftAlone() throws IOException, SQLException {
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      Database.run(other, "CREATE TABLE diary (day TEXT)");
    }
    byte[] before = Files.readAllBytes(file);
    refused(Kind.FOREIGN);
    assertEquals(
        new String(before, StandardCharsets.ISO_8859_1),
        Files.readString(file, StandardCharsets.ISO_8859_1));
    alone();
  }

  @Test
  void aNewerFileIsRefused() throws SQLException {
    Stores.open(file).close();
    try (Connection connection = Database.writable(file, StoreSettings.Durability.FAST)) {
      Database.run(connection, "PRAGMA user_version = 99");
    }
    refused(Kind.NEWER);
    StoreException refusal = assertThrows(StoreException.class, () -> StoreReader.open(file));
    assertEquals(Kind.NEWER, refusal.kind());
    assertTrue(String.valueOf(refusal.getMessage()).contains("schema 99"));
  }

  @Test
  void anEmptyFileBecomesAStore() throws IOException {
    Files.createFile(file);
    Stores.begun(file, 1).close();
    assertEquals(1, Stores.open(file).lastRun().orElseThrow().id());
  }

  @Test
  void viewsOfAnotherVersionAreMadeAnew() throws SQLException {
    Stores.open(file).close();
    try (Connection connection = Database.writable(file, StoreSettings.Durability.FAST)) {
      Database.run(connection, "DROP VIEW pages; CREATE VIEW pages AS SELECT 1 AS one");
      Database.run(connection, "UPDATE meta SET value = 'older' WHERE key = 'views'");
      Database.run(connection, "DELETE FROM reason");
    }
    Stores.open(file).close();
    assertEquals("0", Stores.one(file, "SELECT count(url) FROM pages"));
    assertEquals("10", Stores.one(file, "SELECT min(code) FROM reason"));
  }

  @Test
  void aFileOfTheFirstVersionIsBroughtUpToDateByWhoeverReadsIt() throws Exception {
    try (var first = Schema.class.getResourceAsStream("001.sql");
        Connection connection = Database.writable(file, StoreSettings.Durability.FAST)) {
      Database.run(connection, new String(first.readAllBytes(), StandardCharsets.UTF_8));
      Database.run(connection, "PRAGMA application_id = " + Schema.APPLICATION_ID);
      Database.run(connection, "INSERT INTO meta VALUES ('hash_seed', '1'), ('created_by', 'x')");
      Database.run(connection, "INSERT INTO run (id, started_at, config) VALUES (1, 0, '')");
      Database.run(connection, "PRAGMA user_version = 1");
    }
    try (StoreReader reader = StoreReader.open(file)) {
      assertEquals(1, reader.runs().size());
      assertEquals(List.of(), reader.verify().damage());
    }
    assertEquals("0", Stores.one(file, "SELECT count(change) FROM pages"));
    assertEquals(
        Integer.toString(Schema.VERSION),
        Stores.one(file, "SELECT user_version FROM pragma_user_version"));
  }

  @Test
  void aMissingDirectoryIsRefused() {
    file = directory.resolve("none").resolve("crawl.db");
    StoreException refusal = assertThrows(StoreException.class, () -> Stores.open(file).close());
    assertEquals(Kind.UNUSABLE, refusal.kind());
  }

  @Test
  void whatMayNotBeWrittenIsRefusedButRead() throws IOException {
    Stores.begun(file, 1).close();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      assumeFalse(Files.isWritable(directory), "permissions do not bind this user");
      refused(Kind.UNUSABLE);
      try (StoreReader reader = StoreReader.open(file)) {
        assertEquals(1, reader.runs().size());
      }
    } finally {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }
}
