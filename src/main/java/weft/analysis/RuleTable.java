package weft.analysis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** The catalogue of rules as a table, for SQL to join: the derivation {@code issue_rule}. */
final class RuleTable implements Derivation {

  @Override
  public String name() {
    return "issue_rule";
  }

  @Override
  public int version() {
    return IssueRules.version();
  }

  @Override
  public List<String> schema() {
    return List.of(
        """
        CREATE TABLE issue_rule (
          rule     INTEGER PRIMARY KEY,
          id       TEXT NOT NULL,
          severity TEXT NOT NULL,
          category TEXT NOT NULL,
          meaning  TEXT NOT NULL,
          advice   TEXT NOT NULL
        ) STRICT\
        """);
  }

  @Override
  public boolean readsContent() {
    return false;
  }

  @Override
  public void fill(Connection connection, long run, Progress progress) throws SQLException {
    String insert = "INSERT INTO issue_rule VALUES (?, ?, ?, ?, ?, ?)";
    try (PreparedStatement row = connection.prepareStatement(insert)) {
      for (IssueRule rule : IssueRules.all()) {
        row.setInt(1, rule.number());
        row.setString(2, rule.id());
        row.setString(3, rule.severity().label());
        row.setString(4, rule.category());
        row.setString(5, rule.meaning());
        row.setString(6, rule.advice());
        int _ = row.executeUpdate();
      }
    }
  }
}
