package weft.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.model.RunEnd;
import weft.model.Seed;

/** What takes several transactions is known to be unfinished when a process dies between them. */
final class PendingTest {
  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void name() {
    file = directory.resolve("crawl.db");
  }

  @Test
  void aRunThatHasBegunStillNeedsItsSeeds() {
    Stores.begun(file, 1).close();
    try (SqliteStore store = Stores.open(file)) {
      assertTrue(store.seedsPending());
      store.carryOn("");
      assertTrue(store.seedsPending());
      store.seed(List.of(Visits.seed("http://a.example/")), Visits::accept);
      assertFalse(store.seedsPending());
    }
  }

  @Test
  void noSeedsAreMissingAfterManyOfThem() {
    try (SqliteStore store = Stores.begun(file, 1)) {
      List<Seed> seeds =
          IntStream.range(0, 2_500).mapToObj(i -> Visits.seed("http://a.example/" + i)).toList();
      assertEquals(2_500, store.seed(seeds, Visits::accept).queued().size());
      assertFalse(store.seedsPending());
    }
  }

  @Test
  void anotherConfigurationIsAReasonToJudgeAgainUntilThatIsDone() {
    try (SqliteStore store = Stores.begun(file, 1)) {
      assertFalse(store.rejudgementPending());
      store.carryOn("");
      assertFalse(store.rejudgementPending());
      store.carryOn("depth = 1");
    }
    try (SqliteStore store = Stores.open(file)) {
      store.carryOn("depth = 1");
      assertTrue(store.rejudgementPending());
      assertEquals(List.of(), store.rejudge(null, Visits::accept));
      assertFalse(store.rejudgementPending());
    }
  }

  @Test
  void aWiderScopeIsAReasonToJudgeAgainAlsoAfterAStop() {
    try (SqliteStore store = Stores.begun(file, 1)) {
      store.addScope("host http://b.example/");
      assertEquals(List.of(), store.rejudge("b.example", Visits::accept));
      assertTrue(store.rejudgementPending());
      store.end(RunEnd.STOPPED, Visits.AT);
    }
    try (SqliteStore store = Stores.open(file)) {
      store.carryOn("");
      assertTrue(store.rejudgementPending());
    }
  }
}
