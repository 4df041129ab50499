package weft.hostile;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What a file says of a host, in few words: the state of its first page with its status or reason
 * and how its body was cut, how many links it has, how many URLs of the host were answered, failed
 * or excluded, what is wrong with the page, and what its sitemap is.
 */
@SuppressWarnings("InlineFormatString") // queries are read apart from the code
final class Outcome {
  private final Path file;

  Outcome(Path file) {
    this.file = file;
  }

  /** The words for the server of that origin. */
  String of(String origin) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      return of(origin, statement);
    } catch (SQLException e) {
      throw new IllegalStateException(origin, e);
    }
  }

  /** The URLs whose page has that title. */
  List<String> titled(String title) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT url FROM pages WHERE title = '%s'".formatted(title))) {
      List<String> urls = new ArrayList<>();
      while (rows.next()) {
        urls.add(rows.getString(1));
      }
      return urls;
    } catch (SQLException e) {
      throw new IllegalStateException(title, e);
    }
  }

  private static String of(String origin, Statement statement) throws SQLException {
    List<String> words = new ArrayList<>();
    words.add(text(statement, SEED.formatted(origin)));
    String links = "SELECT outlinks FROM pages WHERE url = '%s/'".formatted(origin);
    count(words, number(statement, links), 0, "link", "links");
    count(words, number(statement, STATE.formatted("state = 'done'", origin)), 1, "", "pages");
    count(words, others(statement, origin, "failed"), 0, "failed", "failed");
    count(words, others(statement, origin, "excluded"), 0, "excluded", "excluded");
    add(words, "trouble: ", text(statement, TROUBLE.formatted(origin)));
    add(words, "sitemap: ", text(statement, SITEMAP.formatted(origin)));
    return String.join(", ", words);
  }

  private static final String SEED =
      """
      SELECT u.state
        || iif(u.state = 'done', ' ' || u.status, '')
        || coalesce(' ' || u.reason, '')
        || coalesce(' truncated ' || p.truncated, '')
      FROM urls u LEFT JOIN pages p ON p.url = u.url WHERE u.url = '%s/'
      """;
  private static final String STATE =
      "SELECT count(*) FROM urls WHERE %s AND pursuit <> 'sitemap' AND url LIKE '%s/%%'";
  private static final String TROUBLE = "SELECT parse_trouble FROM pages WHERE url = '%s/'";
  private static final String SITEMAP =
      """
      SELECT state || coalesce(' ' || reason, '') || coalesce(' ' || kind || ' ' || entries, '')
        || coalesce(' truncated ' || truncated, '') || coalesce(' (' || trouble || ')', '')
      FROM sitemaps
      LEFT JOIN (SELECT url, max(truncated) AS truncated FROM fetches GROUP BY url) USING (url)
      WHERE url = '%s/sitemap.xml' AND (kind IS NOT NULL OR state = 'failed')
      """;

  private static long others(Statement statement, String origin, String state) throws SQLException {
    String which = "state = '%s' AND url <> '%s/'".formatted(state, origin);
    return number(statement, STATE.formatted(which, origin));
  }

  private static void count(List<String> words, long n, long usual, String one, String many) {
    if (n > usual) {
      words.add(n + " " + (n == 1 ? one : many));
    }
  }

  /** Where reading was cut off, and how large the page is, is of no interest. */
  private static void add(List<String> words, String what, String text) {
    if (!text.isEmpty()) {
      words.add(what + text.replaceAll(" after \\d+ of \\d+ characters", ""));
    }
  }

  private static String text(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      String text = row.next() ? row.getString(1) : "";
      return text == null ? "" : text;
    }
  }

  private static long number(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getLong(1) : 0;
    }
  }
}
