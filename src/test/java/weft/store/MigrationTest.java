package weft.store;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weft.model.CrawlUrl;
import weft.model.Run;
import weft.model.RunEnd;
import weft.model.Saved;
import weft.model.State;
import weft.model.StoredHost;

/**
 * Files of every former schema are read and carried on. {@code schema-N.db.gz} is the crawl of the
 * demonstration site, made by the last version of Weft that had schema N: one finished run and one
 * that a limit of 12 pages interrupted, {@code VACUUM}ed. Whoever raises {@link Schema#VERSION}
 * adds the sample of the one before, made by the version before the change.
 */
final class MigrationTest {
  @TempDir Path directory;

  /** All schemas but the newest, of which every other test makes files; the first in any case. */
  static List<Integer> schemas() {
    return IntStream.rangeClosed(1, Math.max(1, Schema.VERSION - 1)).boxed().toList();
  }

  private Path sample(int schema) throws IOException {
    String name = "schema-" + schema + ".db.gz";
    Path file = directory.resolve("sample.db");
    try (InputStream stored = MigrationTest.class.getResourceAsStream(name)) {
      assertNotNull(
          stored,
          name + " is missing: crawl the demonstration site with the last version of that schema");
      try (InputStream plain = new GZIPInputStream(stored)) {
        Files.copy(plain, file);
      }
    }
    return file;
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void theSampleIsOfThatSchema(int schema) throws Exception {
    assertEquals(
        Integer.toString(schema),
        Stores.one(sample(schema), "SELECT user_version FROM pragma_user_version"));
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void whoeverReadsItBringsItUpToDate(int schema) throws Exception {
    Path file = sample(schema);
    try (StoreReader reader = StoreReader.open(file)) {
      assertEquals(
          List.of(RunEnd.FINISHED, RunEnd.LIMIT), reader.runs().stream().map(Run::end).toList());
      assertEquals(List.of(), reader.verify().damage());
      assertEquals(72, reader.totals(1).pages());
      assertEquals(65, reader.totals(2).queued());
    }
    assertEquals(
        Integer.toString(Schema.VERSION),
        Stores.one(file, "SELECT user_version FROM pragma_user_version"));
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void openedForACrawlItHasEveryViewOfToday(int schema) throws Exception {
    Path file = sample(schema);
    Stores.open(file).close();
    assertEquals(
        Integer.toString(Schema.VERSION),
        Stores.one(file, "SELECT user_version FROM pragma_user_version"));
    for (Map.Entry<String, List<Schema.Column>> view : Schema.views().entrySet()) {
      List<String> columns = view.getValue().stream().map(Schema.Column::name).toList();
      String sql = "SELECT \"" + String.join("\", \"", columns) + "\" FROM " + view.getKey();
      assertDoesNotThrow(() -> Stores.rows(file, sql), view.getKey());
    }
    try (StoreReader reader = StoreReader.open(file)) {
      assertEquals(List.of(), reader.verify().damage());
    }
    assertEquals("12", Stores.one(file, "SELECT count(*) FROM pages"));
    try (StoreReader first = StoreReader.open(file, 1)) {
      Answer pages = new Answer();
      first.query("SELECT count(*), count(title) > 50 FROM pages", pages);
      assertEquals("[[80, 1]]", pages.rows.toString());
    }
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void itsInterruptedRunIsCarriedOnToTheEnd(int schema) throws Exception {
    Path file = sample(schema);
    try (SqliteStore store = Stores.open(file)) {
      assertTrue(store.lastRun().filter(run -> !run.finished()).isPresent());
      store.carryOn(store.lastRun().orElseThrow().config());
      assertEquals(1, store.seeds().size());
      for (StoredHost host : store.hostsWithQueued()) {
        for (CrawlUrl url : store.queued(host.state().host(), 1_000)) {
          Saved saved = store.save(Visits.of(url).visit());
          assertEquals(List.of(), saved.queued());
        }
      }
      assertEquals(0, store.totals().queued());
    }
    try (StoreReader reader = StoreReader.open(file)) {
      assertEquals(List.of(), reader.verify().damage());
      assertEquals(
          List.of(State.DONE, State.EXCLUDED),
          reader.counts(2).stream().map(Count::state).distinct().toList());
    }
  }
}
