package weft.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.store.Schema;

/** Rows as Parquet, read back by DuckDB. */
class ParquetExportTest {
  @TempDir Path directory;

  /** What was said at the end; before, there may be lines that tell how long it takes. */
  private static String said(String all) {
    return all.replaceAll("weft: rows, .*\n", "");
  }

  @Test
  void everyViewHasTheValuesThatSqliteSays() throws SQLException {
    try (ExportedSite site = new ExportedSite(directory).crawled()) {
      for (Map.Entry<String, List<Schema.Column>> view : Schema.views().entrySet()) {
        String name = view.getKey();
        site.export("site.db", "parquet", name, "-o", name + ".parquet");
        Path file = site.file(name + ".parquet");
        List<String> types = ParquetReading.columns(file);
        List<String> ours = new ArrayList<>();
        List<String> theirs = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
          String column = view.getValue().get(i).name();
          assertTrue(types.get(i).startsWith(column + " "), types.get(i));
          theirs.add('"' + column + '"');
          ours.add(asText(column, types.get(i).substring(column.length() + 1)));
        }
        assertEquals(
            ParquetReading.stored(
                site.file("site.db"), "SELECT " + String.join(", ", theirs) + " FROM " + name),
            ParquetReading.rows("SELECT " + String.join(", ", ours) + " FROM '" + file + "'"),
            name);
      }
    }
  }

  /** How DuckDB is asked for what SQLite would print. */
  private static String asText(String column, String type) {
    return switch (type) {
      case "TIMESTAMP WITH TIME ZONE" ->
          "strftime(\"%s\" AT TIME ZONE 'UTC', '%%Y-%%m-%%dT%%H:%%M:%%S.%%gZ')".formatted(column);
      case "BOOLEAN" -> "\"%s\"::INTEGER".formatted(column);
      default -> '"' + column + '"';
    };
  }

  @Test
  void columnsOfViewsHaveTheirTypesWhateverTheirValuesAre() throws SQLException {
    try (ExportedSite site = new ExportedSite(directory).crawled()) {
      site.export("site.db", "parquet", "-o", "pages.parquet");
      List<String> types = ParquetReading.columns(site.file("pages.parquet"));
      assertTrue(
          types.containsAll(
              List.of(
                  "url VARCHAR",
                  "status BIGINT",
                  "ttfb_ms DOUBLE",
                  "needs_js BOOLEAN",
                  "fetched_at TIMESTAMP WITH TIME ZONE",
                  "truncated VARCHAR")),
          types::toString);
      String none = "SELECT status, needs_js, fetched_at, ttfb_ms FROM pages WHERE status = 999";
      site.export("site.db", "parquet", none, "-o", "none.parquet");
      assertEquals(
          List.of(
              "status BIGINT",
              "needs_js BOOLEAN",
              "fetched_at TIMESTAMP WITH TIME ZONE",
              "ttfb_ms DOUBLE"),
          ParquetReading.columns(site.file("none.parquet")));
      assertEquals(List.of(), ParquetReading.rows("FROM '" + site.file("none.parquet") + "'"));
    }
  }

  @Test
  void whatIsComputedGetsTheNarrowestTypeThatHasAllItsValues() throws SQLException {
    try (ExportedSite site = new ExportedSite(directory).crawled()) {
      String late =
          """
          WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
          SELECT i, iif(i > 2000, i, NULL) AS whole, iif(i > 2000, 0.5, 1) AS real,
            iif(i > 2000, 'text', 7) AS mixed, iif(i > 2000, x'00ff', 'é') AS bytes,
            iif(i > 2000, 1 << 60, 0.25) AS exact, NULL AS none, 'a' AS A, 'b' AS a,
            iif(i > 2000, 'noon', '2025-01-01T00:00:00.000Z') AS done_at,
            iif(i > 2000, 2, i = 7) AS follow, 9e999 AS infinite
          FROM n; -- that is all
          """;
      String said = said(site.export("site.db", "parquet", late, "-o", "late.parquet"));
      assertTrue(said.startsWith("weft: 3,000 rows, "), said);
      Path file = site.file("late.parquet");
      assertEquals(
          List.of(
              "i BIGINT",
              "whole BIGINT",
              "real DOUBLE",
              "mixed VARCHAR",
              "bytes BLOB",
              "exact VARCHAR",
              "none VARCHAR",
              "A VARCHAR",
              "a_2 VARCHAR",
              "done_at VARCHAR",
              "follow BIGINT",
              "infinite DOUBLE"),
          ParquetReading.columns(file));
      assertEquals(
          List.of(
              "1|null|1.0|7|C3A9|0.25|null|a|b|2025-01-01T00:00:00.000Z|0|Infinity",
              "3000|3000|0.5|text|00FF|1152921504606846976|null|a|b|noon|2|Infinity"),
          ParquetReading.rows(
              "SELECT * REPLACE (hex(bytes) AS bytes) FROM '" + file + "' WHERE i IN (1, 3000)"));
    }
  }

  @Test
  void rowGroupsAreBoundedAndSayWhatTheyHold() throws SQLException {
    try (ExportedSite site = new ExportedSite(directory).crawled()) {
      String many =
          "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1100000)"
              + " SELECT i, nullif(i % 2, 1) AS even FROM n";
      site.export("site.db", "parquet", many, "-o", "many.parquet");
      Path file = site.file("many.parquet");
      assertEquals(
          List.of(
              "1048576|ZSTD|1|1048576|0",
              "1048576|ZSTD|0|0|524288",
              "51424|ZSTD|1048577|1100000|0",
              "51424|ZSTD|0|0|25712"),
          ParquetReading.rows(
              "SELECT num_values, compression, stats_min_value, stats_max_value, stats_null_count"
                  + " FROM parquet_metadata('%s') ORDER BY row_group_id, column_id"
                      .formatted(file)));
      assertEquals(
          List.of("1100000|605000550000|0"),
          ParquetReading.rows("SELECT count(*), sum(i), sum(even) FROM '" + file + "'"));
    }
  }

  @Test
  void rowsGoIntoFoldersByHost() throws IOException, SQLException {
    try (ExportedSite site = new ExportedSite(directory).crawled()) {
      String said =
          said(site.export("site.db", "parquet", "urls", "--partition", "host", "-o", "by-host"));
      assertTrue(said.matches("weft: 15 rows in 2 files, [\\d.]+ KB: by-host\n"), said);
      String host = site.typed.site.url("/").replaceFirst("http://(.*):.*", "$1");
      assertEquals(
          Set.of("host=" + host + "/part-0.parquet", "host=elsewhere.example/part-0.parquet"),
          Set.copyOf(site.files("by-host")));
      assertEquals(
          List.of("https://elsewhere.example/|elsewhere.example"),
          ParquetReading.rows(
              "SELECT url, host FROM read_parquet('%s/**/*.parquet', hive_partitioning = true)"
                      .formatted(site.file("by-host"))
                  + " WHERE host LIKE 'else%'"));
    }
  }

  @Test
  void aColumnThatFoldersStandForIsNotInTheirFiles() throws IOException, SQLException {
    try (ExportedSite site = new ExportedSite(directory).crawled()) {
      String odd =
          "SELECT column1 AS host, column2 AS n FROM"
              + " (VALUES ('[::1]', 1), ('a/../b', 2), (NULL, 3), ('é', 4), ('', 5), ('[::1]', 6), (x'ff', 7), (x'fe', 8), (x'fe41', 9))";
      site.export("site.db", "parquet", odd, "--partition", "host", "-o", "odd");
      Map<String, String> found = new TreeMap<>();
      for (String name : site.files("odd")) {
        Path file = site.file("odd").resolve(name);
        assertEquals(
            List.of("n"),
            ParquetReading.rows(
                "SELECT name FROM parquet_schema('%s') WHERE type IS NOT NULL".formatted(file)));
        found.put(
            name,
            ParquetReading.rows(
                    "SELECT n FROM read_parquet('%s', hive_partitioning = false)".formatted(file))
                .toString());
      }
      assertEquals(
          Map.of(
              "host=%5B%3A%3A1%5D/part-0.parquet", "[1, 6]",
              "host=a%2F..%2Fb/part-0.parquet", "[2]",
              "host=__HIVE_DEFAULT_PARTITION__/part-0.parquet", "[3, 5]",
              "host=%C3%A9/part-0.parquet", "[4]",
              "host=%EF%BF%BD/part-0.parquet", "[8]",
              "host=%EF%BF%BD/part-1.parquet", "[7]",
              "host=%EF%BF%BDA/part-0.parquet", "[9]"),
          found);
    }
  }

  @Test
  void rowsGoIntoFoldersByDay() throws IOException, SQLException {
    try (ExportedSite site = new ExportedSite(directory).crawled()) {
      String days =
          "SELECT column1 AS url, column2 AS seen_at FROM (VALUES ('http://[::1]:80/', '2025-03-01T23:59:59.999Z'),"
              + " ('http://a.example/', '2025-03-02T00:00:00.000Z'), ('b', NULL))";
      site.export("site.db", "parquet", days, "--partition", "date", "-o", "days");
      assertEquals(
          List.of(
              "date=2025-03-01/part-0.parquet",
              "date=2025-03-02/part-0.parquet",
              "date=__HIVE_DEFAULT_PARTITION__/part-0.parquet"),
          site.files("days"));
      site.export("site.db", "parquet", days, "--partition", "host", "-o", "hosts");
      assertEquals(
          List.of(
              "host=%5B%3A%3A1%5D/part-0.parquet",
              "host=__HIVE_DEFAULT_PARTITION__/part-0.parquet", "host=a.example/part-0.parquet"),
          site.files("hosts"));
      assertEquals(
          List.of("http://a.example/|2025-03-02"),
          ParquetReading.rows(
              "SELECT url, date FROM read_parquet('%s/*/*.parquet', hive_types_autocast = false)"
                      .formatted(site.file("days"))
                  + " WHERE date = '2025-03-02'"));
    }
  }

  @Test
  void theSameRunGivesTheSameBytes() throws IOException {
    try (ExportedSite site = new ExportedSite(directory).crawled()) {
      for (String view : List.of("links", "pages")) {
        site.export("site.db", "parquet", view, "-o", "one.parquet", "--force");
        site.export("site.db", "parquet", view, "-o", "two.parquet", "--force");
        assertArrayEquals(
            Files.readAllBytes(site.file("one.parquet")),
            Files.readAllBytes(site.file("two.parquet")));
      }
    }
  }

  @Test
  void reportsAreExportedToo() throws IOException, SQLException {
    try (ExportedSite site = new ExportedSite(directory).crawled()) {
      site.export("site.db", "parquet", "broken", "-o", "broken.parquet");
      assertEquals(
          List.of(site.url("/gone") + "|gone|410|" + site.url("/")),
          ParquetReading.rows(
              "SELECT url, outcome, status, referrer FROM '%s'"
                  .formatted(site.file("broken.parquet"))));
      site.export("site.db", "csv", "report:pages", "-o", "pages.csv");
      List<String> lines = Files.readAllLines(site.file("pages.csv"));
      assertTrue(lines.getFirst().contains(",indexable,"), lines.getFirst());
      site.export("site.db", "jsonl", "status-codes", "-o", "codes.jsonl");
      assertTrue(Files.readString(site.file("codes.jsonl")).contains("\"status\":410"));
    }
  }

  @Test
  void badWishesGetOneLineAndLeaveNothing() throws IOException {
    try (ExportedSite site = new ExportedSite(directory).crawled()) {
      List<String> before = site.files(".");
      assertEquals(
          "weft: export parquet needs a target; name it with -o\n",
          said(site.refused("site.db", "parquet")));
      assertEquals(
          "weft: SQL: no such table: pagess; did you mean 'pages'?\n",
          said(site.refused("site.db", "parquet", "pagess", "-o", "x.parquet")));
      assertEquals(
          "weft: unknown report 'brokn'; did you mean 'broken'?\n",
          said(site.refused("site.db", "parquet", "report:brokn", "-o", "x.parquet")));
      assertEquals(
          "weft: --partition day: must be one of host, date\n",
          said(site.refused("site.db", "parquet", "--partition", "day", "-o", "x")));
      assertEquals(
          "weft: --partition host: only parquet is partitioned, not csv\n",
          said(site.refused("site.db", "csv", "--partition", "host", "-o", "x")));
      assertEquals(
          "weft: --partition date needs a column date, or one whose name ends in _at; there are"
              + " only n, m\n",
          said(
              site.refused(
                  "site.db", "parquet", "SELECT 1 n, 2 m", "--partition", "date", "-o", "x")));
      assertEquals(
          "weft: SQL: one query at a time; another follows the first ;\n",
          said(site.refused("site.db", "parquet", "SELECT 1; SELECT 2", "-o", "x.parquet")));
      Files.writeString(site.file("there.parquet"), "mine");
      assertEquals(
          "weft: there.parquet: is there already; name another one or give --force\n",
          said(site.refused("site.db", "parquet", "-o", "there.parquet"))
              .replace(directory + "/", ""));
      assertEquals("mine", Files.readString(site.file("there.parquet")));
      Files.delete(site.file("there.parquet"));
      assertEquals(before, site.files("."));
    }
  }

  @Test
  void aQueryThatFailsMidwayLeavesNothing() throws IOException {
    try (ExportedSite site = new ExportedSite(directory).crawled()) {
      List<String> before = site.files(".");
      String failing =
          "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
              + " SELECT i, 'a.example' AS host, iif(i = 4000, json('{'), 1) AS j FROM n";
      assertEquals(
          "weft: SQL: malformed JSON\n",
          said(site.refused("site.db", "parquet", failing, "-o", "x.parquet")));
      assertEquals(
          "weft: SQL: malformed JSON\n",
          said(site.refused("site.db", "parquet", failing, "--partition", "host", "-o", "x")));
      assertEquals(before, site.files("."));
      assertFalse(Files.exists(site.file("x.part")));
    }
  }
}
