package weft.dedup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import weft.model.Saved;
import weft.url.Url;

class KnownUrlsTest {
  private final KnownUrls known = new KnownUrls(1_000);

  @Test
  void atMostAsManyAreKeptAsTheLimitSays() {
    for (long id = 1; id <= 20_000; id++) {
      known.learn(List.of(row(id, 1, true)));
    }
    long kept =
        LongStream.rangeClosed(1, 20_000).filter(id -> known.get(url(id)).isPresent()).count();
    assertTrue(kept > 0 && kept <= 1_000, kept + " kept");
  }

  @Test
  void whatIsForgottenIsUnknownAndNeverTakenForAnother() {
    for (long id = 1; id <= 20_000; id++) {
      known.learn(List.of(row(id, 1, true)));
      Optional<Saved.Known> found = known.get(url(id / 2 + 1));
      assertTrue(found.isEmpty() || found.get().id() == id / 2 + 1);
    }
  }

  @Test
  void ofTwoAnswersTheOneThatSaysMoreStays() {
    known.learn(List.of(row(7, 3, true)));
    known.learn(List.of(row(7, 5, false)));
    assertEquals(Optional.of(row(7, 3, true)), known.get(url(7)));
    known.learn(List.of(row(7, 1, false)));
    assertEquals(Optional.of(row(7, 1, true)), known.get(url(7)));
  }

  private static Saved.Known row(long id, int depth, boolean settled) {
    return new Saved.Known(url(id), id, depth, settled);
  }

  private static Url url(long id) {
    return Url.ofCanonical("https://example.org/" + id);
  }
}
