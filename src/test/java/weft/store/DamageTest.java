package weft.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.model.CrawlUrl;
import weft.model.Seed;
import weft.store.StoreException.Kind;

/** Files that something has done harm to are never taken for whole. */
final class DamageTest {
  private static final int PAGES = 300;

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void aFileWithPages() {
    file = directory.resolve("crawl.db");
    try (SqliteStore store = Stores.begun(file, 5)) {
      List<Seed> seeds = new ArrayList<>();
      for (int i = 0; i < PAGES; i++) {
        seeds.add(Visits.seed("http://h" + i % 7 + ".example/" + i));
      }
      for (CrawlUrl url : store.seed(seeds, Visits::accept).queued()) {
        store.save(Visits.of(url).visit());
      }
    }
  }

  /** What is wrong, in the words of verify or of the refusal to open. */
  private List<String> damage() {
    try (StoreReader reader = StoreReader.open(file)) {
      return reader.verify().damage();
    } catch (StoreException e) {
      assertTrue(List.of(Kind.DAMAGED, Kind.FOREIGN, Kind.UNUSABLE, Kind.IO).contains(e.kind()));
      assertEquals(1, String.valueOf(e.getMessage()).lines().count());
      return List.of(String.valueOf(e.getMessage()));
    }
  }

  @Test
  void aWholeFileIsFoundToBeWhole() {
    assertEquals(List.of(), damage());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.001, 0.1, 0.5, 0.9, 0.99})
  void aFileThatWasCutShortIsNoticed(double share) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.setLength((long) (share * bytes.length()));
    }
    assertFalse(damage().isEmpty());
  }

  @Test
  void aFileThatWasEmptiedIsSaidToHoldNoCrawl() throws IOException {
    Files.write(file, new byte[0]);
    StoreException refusal = assertThrows(StoreException.class, () -> StoreReader.open(file));
    assertEquals(file + " holds no crawl yet; start one with 'weft crawl'", refusal.getMessage());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void aFileThatWasOverwrittenInTheMiddleIsNoticed(long seed) throws IOException {
    Random random = new Random(seed);
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      byte[] junk = new byte[3 * 4_096];
      random.nextBytes(junk);
      bytes.seek(4_096L * (1 + random.nextInt((int) (bytes.length() / 4_096) - 4)));
      bytes.write(junk);
    }
    assertFalse(damage().isEmpty());
  }

  @Test
  void oneBitOfABodyIsEnough() throws Exception {
    try (var connection = Database.writable(file, StoreSettings.Durability.FAST)) {
      Database.run(
          connection,
          "UPDATE body SET bytes = cast(substr(bytes, 1, length(bytes) - 1) || x'00' AS BLOB)"
              + " WHERE id = 5");
    }
    assertEquals(1, damage().size());
  }

  @Test
  void aDamagedFileEndsACrawlWithTheRemedy() throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      byte[] junk = new byte[(int) bytes.length() - 2 * 4_096];
      new Random(1).nextBytes(junk);
      bytes.seek(4_096);
      bytes.write(junk);
    }
    StoreException trouble =
        assertThrows(
            StoreException.class,
            () -> {
              try (SqliteStore store = Stores.open(file)) {
                store.carryOn("");
                store.hostsWithQueued();
              }
            });
    assertEquals(Kind.DAMAGED, trouble.kind(), trouble.getMessage());
    assertTrue(String.valueOf(trouble.getMessage()).contains("weft verify " + file));
  }

  @Test
  void withoutItsWriteAheadLogAFileIsAsItWasBeforeOrSaysThatItIsNot() throws IOException {
    Path copy = directory.resolve("copy.db");
    try (SqliteStore store = Stores.open(file)) {
      store.carryOn("");
      store.seed(List.of(Visits.seed("http://new.example/")), Visits::accept);
      Files.copy(file, copy); // and not what is in the log beside it
    }
    file = copy;
    assertEquals(List.of(), damage());
    try (StoreReader reader = StoreReader.open(file)) {
      assertEquals(PAGES, reader.totals(1).pages());
      assertEquals(0, reader.totals(1).queued());
    }
  }
}
