package weft.analysis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The report {@code robots-test}: which crawlers may ask for which URLs, by the robots.txt files
 * that the crawl has stored. Its columns are the URL and one for each crawler.
 *
 * @param agents the names of the crawlers
 * @param judge understands the files
 */
public record RobotsTest(List<String> agents, RobotsJudge judge) implements Derivation {
  /** What the report is called. */
  public static final String NAME = "robots-test";

  /** What the report says, in a sentence. */
  public static final String MEANING =
      "Which crawlers may ask for which URLs, by the stored robots.txt files: one row a URL, one"
          + " column a crawler (--agent).";

  private static final String URLS =
      """
      SELECT c.url, u.text FROM crawl_url c JOIN url u ON u.id = c.url
      WHERE c.run = :run AND (c.state <> 3 OR c.reason = 13)
      """;

  public RobotsTest {
    agents = List.copyOf(agents);
  }

  /** The report. */
  public Report report() {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("url", "the URL", "Address"));
    StringBuilder sql = new StringBuilder("SELECT u.text AS url");
    for (int i = 0; i < agents.size(); i++) {
      String name = agents.get(i);
      columns.add(new Column(name, "allowed or disallowed, and the line that decides", null));
      sql.append(", max(CASE v.agent WHEN %d THEN v.verdict END) AS ".formatted(i))
          .append('"')
          .append(name.replace("\"", "\"\""))
          .append('"');
    }
    sql.append(
        " FROM robots_verdict v JOIN url u ON u.id = v.url GROUP BY v.url, u.text ORDER BY 1");
    return new Report(NAME, MEANING, columns, List.of(this), false, true, sql.toString());
  }

  @Override
  public String name() {
    return "robots_verdict";
  }

  @Override
  public int version() {
    return agents.hashCode();
  }

  @Override
  public List<String> schema() {
    return List.of(
        """
        CREATE TABLE robots_verdict (
          url     INTEGER NOT NULL,
          agent   INTEGER NOT NULL,
          verdict TEXT NOT NULL,
          PRIMARY KEY (url, agent)
        ) STRICT, WITHOUT ROWID\
        """);
  }

  @Override
  public void fill(Connection connection, long run, Progress progress) throws SQLException {
    Map<String, RobotsJudge.Rules> files = files(connection);
    try (Statement urls = connection.createStatement();
        ResultSet row = urls.executeQuery(URLS.replace(":run", Long.toString(run)));
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO robots_verdict VALUES (?, ?, ?)")) {
      while (row.next()) {
        String url = row.getString(2);
        String origin = UrlShape.origin(url);
        RobotsJudge.Rules rules = files.getOrDefault(origin, (_, _) -> "unknown");
        for (int i = 0; i < agents.size(); i++) {
          insert.setLong(1, row.getLong(1));
          insert.setInt(2, i);
          insert.setString(3, rules.verdict(agents.get(i), url.substring(origin.length())));
          int _ = insert.executeUpdate();
        }
      }
    }
  }

  /** The rules of each origin whose file is known. */
  private Map<String, RobotsJudge.Rules> files(Connection connection) throws SQLException {
    Map<String, RobotsJudge.Rules> files = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT origin, status, text FROM robots")) {
      while (row.next()) {
        String text = row.getString(3);
        boolean lacking = row.getInt(2) >= 400 && row.getInt(2) < 500;
        if (text != null || lacking) {
          files.put(row.getString(1), judge.read(text == null ? "" : text));
        }
      }
    }
    return files;
  }
}
