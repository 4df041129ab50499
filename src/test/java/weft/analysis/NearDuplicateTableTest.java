package weft.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.store.MadeUpCrawl;

/** Near-duplicates and boilerplate of a stored crawl. */
class NearDuplicateTableTest {
  private static final int PAGES = 400;
  private static final int HOSTS = 4;

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void makeUp() throws SQLException {
    file = directory.resolve("crawl.db");
    new MadeUpCrawl(PAGES, 1, HOSTS, 300).into(file);
  }

  private void change(String sql, Object... values) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }

  private List<String> found(double similarity, String sql) {
    try (Workspace workspace = Workspace.open(file, OptionalLong.empty())) {
      workspace.need(new NearDuplicateTable(similarity), Progress.NONE);
      return Rows.of(workspace, sql);
    }
  }

  /** Words that no other text has. */
  private static String text(int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append("only").append(i).append(' ');
    }
    return text.toString();
  }

  @Test
  void everyTextThatWasCopiedWithAFewChangesIsFoundWithItsCopy() {
    assertEquals(
        List.of("80|40|0.9|1.0"),
        found(
            0.9,
            "SELECT count(*), count(DISTINCT cluster), floor(min(similarity) * 10) / 10,"
                + " max(similarity) FROM near_duplicates"));
    assertEquals(
        List.of("40"),
        found(
            0.9,
            """
            SELECT count(*) FROM near_duplicate
            WHERE url % 10 = 0 AND representative IN (url, url - 1) AND similarity < 1\
            """));
  }

  @Test
  void aHigherThresholdFindsFewerAndTheTableIsMadeAnew() {
    assertEquals(List.of("80"), found(0.9, "SELECT count(*) FROM near_duplicates"));
    assertEquals(List.of("0"), found(0.99, "SELECT count(*) FROM near_duplicates"));
    try (Workspace workspace = Workspace.open(file, OptionalLong.empty())) {
      workspace.need(NearDuplicateTable.asBefore(workspace), Progress.NONE);
      assertEquals(
          List.of("0"), Rows.of(workspace, "SELECT count(*) FROM near_duplicate"), "as before");
    }
    assertEquals(List.of("80"), found(0.9, "SELECT count(*) FROM near_duplicates"));
  }

  @Test
  void exactDuplicatesAreKeptApart() throws SQLException {
    change("UPDATE fetch SET body = 1 WHERE id IN (1, 2, 3)");
    assertEquals(
        List.of(),
        found(0.9, "SELECT url FROM near_duplicate WHERE url IN (1, 2, 3)"),
        "they have one body");
    assertEquals(List.of("80"), found(0.9, "SELECT count(*) FROM near_duplicates"));
  }

  @Test
  void aClusterHasThePageNearestToASeedAsRepresentativeAndReachesByWayOfOthers()
      throws SQLException {
    change("UPDATE content SET text = ? WHERE body = 21", text(0, 200));
    change("UPDATE content SET text = ? WHERE body = 22", text(16, 216));
    change("UPDATE content SET text = ? WHERE body = 23", text(32, 232));
    change("UPDATE crawl_url SET depth = 3 WHERE url IN (21, 22)");
    change("UPDATE crawl_url SET depth = 2 WHERE url = 23");
    assertEquals(
        List.of("21|23|0.72", "22|23|0.85", "23|23|1.0"),
        found(
            0.8,
            "SELECT url, representative, round(similarity, 2) FROM near_duplicate"
                + " WHERE url IN (21, 22, 23)"));
    assertEquals(
        List.of("1"),
        found(0.8, "SELECT DISTINCT cluster FROM near_duplicate WHERE url IN (21, 22, 23)"),
        "the largest comes first");
  }

  @Test
  void textsOfAFewWordsAndErrorsAreLeftOut() throws SQLException {
    change("UPDATE content SET text = 'page not found, sorry' WHERE body IN (31, 32)");
    change("UPDATE content SET text = ? WHERE body IN (33, 34)", text(0, 50));
    change("UPDATE fetch SET status = 404 WHERE id = 34");
    assertEquals(
        List.of(), found(0.9, "SELECT url FROM near_duplicate WHERE url IN (31, 32, 33, 34)"));
  }

  @Test
  void textsWithoutSpacesAreCompared() throws SQLException {
    String text = "織物を織る人は毎朝糸を数えてから仕事を始める。春の市では青い布が一番よく売れた。";
    change("UPDATE content SET text = ? WHERE body = 41", text + "冬は雪が深く道が閉ざされる。");
    change("UPDATE content SET text = ? WHERE body = 42", text + "冬は雪が深く道が閉ざされた。");
    assertEquals(
        List.of("41|41", "42|41"),
        found(0.9, "SELECT url, representative FROM near_duplicate WHERE url IN (41, 42)"));
  }

  @Test
  void aCrawlWithoutTextsHasNone() throws SQLException {
    change("DELETE FROM content");
    assertEquals(List.of("0"), found(0.9, "SELECT count(*) FROM near_duplicates"));
  }

  @Test
  void aThresholdThatMakesNoSenseIsRefused() {
    for (double threshold : new double[] {0.49, 1.01, Double.NaN}) {
      assertThrows(IllegalArgumentException.class, () -> new NearDuplicateTable(threshold));
    }
  }

  @Test
  void paragraphsThatHalfTheHostSharesAreBoilerplate() throws SQLException {
    change(
        "UPDATE content SET text = text || char(10) || 'See our other articles' WHERE body % 8 ="
            + " 1");
    change("UPDATE content SET text = text || char(10) || 'Two words' WHERE body % 4 = 2");
    change(
        "UPDATE content SET text = text || char(10) || 'Only on some pages' WHERE body % 16 = 3");
    try (Workspace workspace = Workspace.open(file, OptionalLong.empty())) {
      workspace.need(new BoilerplateTable(), Progress.NONE);
      List<String> rows =
          Rows.of(
              workspace,
              "SELECT host, text, pages, sampled FROM boilerplate ORDER BY host, pages DESC");
      assertEquals(5, rows.size(), rows.toString());
      assertEquals(
          "www.site-0.example|All rights reserved by the owner of www.site-0.example|100|100",
          rows.getFirst());
      assertEquals("www.site-0.example|See our other articles|50|100", rows.get(1));
      assertTrue(rows.stream().noneMatch(row -> row.contains("Two words")));
    }
  }

  @Test
  void hostsOfAFewPagesHaveNoBoilerplate() throws SQLException {
    change("UPDATE fetch SET status = 500 WHERE url > ?", 4 * HOSTS);
    try (Workspace workspace = Workspace.open(file, OptionalLong.empty())) {
      workspace.need(new BoilerplateTable(), Progress.NONE);
      assertEquals(List.of(), Rows.of(workspace, "SELECT * FROM boilerplate_block"));
    }
  }
}
