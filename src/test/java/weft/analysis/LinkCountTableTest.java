package weft.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.store.MadeUpCrawl;

class LinkCountTableTest {
  private static final String SOURCES =
      """
      FROM crawl_url c JOIN fetch f ON f.id = c.fetch
      JOIN link l ON l.id BETWEEN f.first_link AND f.first_link + f.links - 1
      JOIN url t ON t.id = l.target
      WHERE c.run = 1 AND c.state = 1
      """;
  private static final String INLINKS =
      """
      SELECT l.target, count(*), sum(l.kind = 1),
        count(DISTINCT iif(l.kind = 1 AND l.source <> l.target, l.source, NULL)),
        count(DISTINCT iif(l.kind = 1 AND l.source <> l.target AND NOT l.nofollow, l.source, NULL))
      """
          + SOURCES
          + "GROUP BY 1 ORDER BY 1";
  private static final String OUTLINKS =
      "SELECT c.url, count(*), count(DISTINCT l.target), sum(t.host <> c.host) "
          + SOURCES
          + "AND l.kind = 1 GROUP BY 1 ORDER BY 1";

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void crawl() throws SQLException {
    file = directory.resolve("site.weft");
    MadeUpCrawl crawl = new MadeUpCrawl(300, 24, 7, 0);
    crawl.withTroublesInto(file);
  }

  @Test
  void countsWhatSqlCounts() {
    assertCounts(new LinkCountTable());
  }

  @Test
  void countsTheSameInSeveralReadings() {
    assertCounts(new LinkCountTable(37));
  }

  private void assertCounts(Derivation derivation) {
    try (Workspace workspace = Workspace.open(file, OptionalLong.empty())) {
      workspace.need(derivation, Progress.NONE);
      List<String> inlinks = Rows.of(workspace, INLINKS);
      List<String> outlinks = Rows.of(workspace, OUTLINKS);
      assertEquals(inlinks, Rows.of(workspace, "SELECT * FROM url_inlinks ORDER BY url"));
      assertEquals(outlinks, Rows.of(workspace, "SELECT * FROM page_links ORDER BY url"));
      assertEquals(297, outlinks.size());
    }
  }
}
