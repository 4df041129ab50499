package weft.export;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import weft.analysis.Workspace;

/**
 * Which answer of a run was the first with its body, for answers that come one by one: a bit for
 * each body, and the answers of some thousand bodies that came last; the others are looked up.
 * Owned by one thread.
 */
final class FirstAnswers {
  private static final int REMEMBERED = 50_000;

  private static final String SEEN =
      """
      SELECT DISTINCT body FROM fetch
      WHERE run = :run AND id <= ? AND body IS NOT NULL AND head = 0
        AND status IS NOT NULL AND status <> 304
      """;

  private static final String FIRST =
      """
      SELECT min(id) FROM fetch
      WHERE run = :run AND id < ? AND body = ? AND head = 0
        AND status IS NOT NULL AND status <> 304
      """;

  private final Workspace workspace;
  private final BitSet seen = new BitSet();
  private final Map<Long, Long> newest =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Long> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** Those of the run up to an answer that was dealt with already; 0 for none. */
  FirstAnswers(Workspace workspace, long upTo) {
    this.workspace = workspace;
    Cells.of(workspace, SEEN, List.of(upTo), row -> seen.set((int) row.number(0)));
  }

  /** The answer that a capture repeats, without its bytes; from now on it was seen. */
  Optional<Capture> before(Capture capture) {
    if (capture.sameAs() > 0) {
      return find(capture.sameAs());
    }
    if (capture.body() == 0 || capture.head() || capture.status() == 304) {
      return Optional.empty();
    }
    int body = (int) capture.body();
    if (!seen.get(body)) {
      seen.set(body);
      newest.put(capture.body(), capture.id());
      return Optional.empty();
    }
    return find(newest.computeIfAbsent(capture.body(), _ -> first(capture)));
  }

  private long first(Capture capture) {
    long[] first = {0};
    Cells.of(
        workspace, FIRST, List.of(capture.id(), capture.body()), row -> first[0] = row.number(0));
    return first[0];
  }

  private Optional<Capture> find(long id) {
    AtomicReference<Capture> found = new AtomicReference<>();
    Cells.of(workspace, Captures.ONE, List.of(id), row -> found.set(Capture.of(row)));
    return Optional.ofNullable(found.get());
  }
}
