package weft.export;

import java.io.IOException;
import java.util.List;
import weft.analysis.Workspace;

/**
 * What a run knows of pages and of what they need, in the order in which their URLs were found;
 * read portion by portion. It is what the views show: the newest answer of each URL, of this run or
 * of an earlier one that still stands.
 */
final class StoredPages {
  private static final int PORTION = 200;

  /** Which of them are wanted. */
  enum Kind {
    /** Pages that were fetched by this very run. */
    OWN("c.pursuit IN (0, 4) AND f.run = c.run"),
    /** Pages. */
    PAGES("c.pursuit IN (0, 4)"),
    /** Pages and what they need. */
    ALL("c.pursuit IN (0, 1, 4)");

    private final String condition;

    Kind(String condition) {
      this.condition = condition;
    }
  }

  private final Workspace workspace;
  private final String sql;

  /**
   * Pages of that kind.
   *
   * @param bodies whether their bodies are wanted too
   */
  StoredPages(Workspace workspace, Kind kind, boolean bodies) {
    this.workspace = workspace;
    String columns = StoredPage.COLUMNS.formatted(bodies ? "b.bytes" : "NULL");
    sql =
        """
        SELECT %s
        FROM crawl_url c JOIN url u ON u.id = c.url JOIN fetch f ON f.id = c.fetch
        LEFT JOIN page p ON p.fetch = f.id
        LEFT JOIN body b ON b.id = f.body
        WHERE c.run = :run AND c.url > ? AND c.state = 1 AND f.head = 0 AND %s
        ORDER BY c.url LIMIT %d
        """
            .formatted(columns, kind.condition, PORTION);
  }

  /** Takes pages one by one. */
  @FunctionalInterface
  interface Taker {
    void take(StoredPage page) throws IOException;
  }

  /** Hands over all of them. */
  void forEach(Taker taker) throws IOException {
    InPortions.each(workspace, sql, PORTION, List.of(), row -> taker.take(StoredPage.of(row)));
  }
}
