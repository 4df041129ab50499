package weft.export;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import weft.analysis.Workspace;

/**
 * The answers that a run received, in their order. They are read portion by portion, up to the one
 * that was the newest when reading began, so that nothing holds up a crawl that goes on meanwhile.
 */
final class Captures {
  static final int PORTION = 500;

  /** Answers behind one id, up to another. */
  static final String SOME =
      """
      SELECT %s
      FROM fetch f JOIN url u ON u.id = f.url LEFT JOIN body b ON b.id = f.body
      WHERE f.run = :run AND f.id > ? AND f.id <= ? AND f.status IS NOT NULL
      ORDER BY f.id LIMIT %d
      """
          .formatted(Capture.COLUMNS.formatted("b.bytes"), PORTION);

  /** An answer, without its bytes. */
  static final String ONE =
      """
      SELECT %s
      FROM fetch f JOIN url u ON u.id = f.url LEFT JOIN body b ON b.id = f.body
      WHERE f.id = ?
      """
          .formatted(Capture.COLUMNS.formatted("NULL"));

  private static final String REPEATED =
      """
      SELECT body, min(id) FROM fetch
      WHERE run = :run AND id <= ? AND body IS NOT NULL AND head = 0
        AND status IS NOT NULL AND status <> 304
      GROUP BY body HAVING count(*) > 1
      """;

  private final Workspace workspace;
  private final long newest;

  /** The answers that each of several with the same body came first, by body. */
  private final Map<Long, Long> firsts = new HashMap<>();

  Captures(Workspace workspace) {
    this.workspace = workspace;
    long[] found = {0};
    Cells.of(workspace, "SELECT max(id) FROM fetch", List.of(), row -> found[0] = row.number(0));
    newest = found[0];
    Cells.of(workspace, REPEATED, List.of(newest), row -> firsts.put(row.number(0), row.number(1)));
  }

  /** Takes answers one by one. */
  @FunctionalInterface
  interface Taker {
    void take(Capture capture) throws IOException;
  }

  /** Hands over all of them. */
  void forEach(Taker taker) throws IOException {
    InPortions.each(workspace, SOME, PORTION, List.of(newest), row -> taker.take(Capture.of(row)));
  }

  /** An earlier answer of this run with the same body, without its bytes. */
  Optional<Capture> firstWithBody(Capture capture) {
    Long first = firsts.get(capture.body());
    return first == null || first >= capture.id() ? Optional.empty() : find(first);
  }

  /** An answer of whatever run, without its bytes. */
  Optional<Capture> find(long id) {
    AtomicReference<Capture> found = new AtomicReference<>();
    Cells.of(workspace, ONE, List.of(id), row -> found.set(Capture.of(row)));
    return Optional.ofNullable(found.get());
  }
}
