package weft.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a crawl has stored, without what chance decides: times, row ids, and order. */
final class Tables {
  private static final Map<String, String> CONTENTS = contents();

  private Tables() {}

  private static Map<String, String> contents() {
    Map<String, String> contents = new LinkedHashMap<>();
    contents.put(
        "URLs",
        """
        SELECT u.text, c.state, c.reason, c.rule, c.depth, c.followed, c.pursuit, c.attempts
        FROM crawl_url c JOIN url u ON u.id = c.url\
        """);
    contents.put(
        "attempts",
        """
        SELECT u.text, f.status, f.reason, f.location, f.content_type, f.links, f.truncated,
          hex(b.sha256), p.title, p.headings, p.robots, p.charset, f.previous
        FROM fetch f JOIN url u ON u.id = f.url LEFT JOIN body b ON b.id = f.body
        LEFT JOIN page p ON p.fetch = f.id\
        """);
    contents.put(
        "links",
        """
        SELECT s.text, t.text, l.kind, l.nofollow, l.place, l.rel, l.text
        FROM link l JOIN url s ON s.id = l.source JOIN url t ON t.id = l.target\
        """);
    contents.put("bodies", "SELECT hex(sha256), length, coding, hex(bytes) FROM body");
    contents.put("hosts", "SELECT name, port, domain, health FROM host");
    contents.put("robots", "SELECT origin, status, text FROM robots");
    contents.put("seeds", "SELECT u.text, s.source FROM seed s JOIN url u ON u.id = s.url");
    contents.put("runs", "SELECT id, end_reason, pages FROM run");
    return contents;
  }

  /** Everything, by the name of what it is. */
  static Map<String, List<String>> of(Path file) throws SQLException {
    Map<String, List<String>> all = new LinkedHashMap<>();
    for (Map.Entry<String, String> content : CONTENTS.entrySet()) {
      all.put(content.getKey(), rows(file, content.getValue()));
    }
    return all;
  }

  /** Fails where two files do not hold the same. */
  static void assertSame(Path expected, Path actual) throws SQLException {
    Map<String, List<String>> here = of(actual);
    of(expected)
        .forEach(
            (what, rows) ->
                assertEquals(String.join("\n", rows), String.join("\n", here.get(what)), what));
  }

  /** The rows of a query, sorted, their columns separated by bars. */
  static List<String> rows(Path file, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      int width = row.getMetaData().getColumnCount();
      List<String> rows = new ArrayList<>();
      while (row.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
          cells.add(String.valueOf(row.getString(i)));
        }
        rows.add(String.join("|", cells));
      }
      Collections.sort(rows);
      return rows;
    }
  }

  /** What SQLite itself finds wrong in a file; nothing where it is whole. */
  static List<String> damage(Path file) throws SQLException {
    List<String> found = rows(file, "PRAGMA integrity_check");
    found.remove("ok");
    found.addAll(rows(file, "PRAGMA foreign_key_check"));
    return found;
  }

  /**
   * The same of a copy, so that what a dead process has left stays as it is for the next one. A
   * file that is not there yet is whole.
   */
  static List<String> damageOfCopy(Path file, Path directory) throws IOException, SQLException {
    if (!Files.exists(file)) {
      return List.of();
    }
    Path copy = directory.resolve("copy.db");
    for (String part : List.of("", "-wal")) {
      Path from = file.resolveSibling(file.getFileName() + part);
      Path to = copy.resolveSibling(copy.getFileName() + part);
      Files.deleteIfExists(to);
      if (Files.exists(from)) {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return damage(copy);
  }
}
