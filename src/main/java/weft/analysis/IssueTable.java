package weft.analysis;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.OptionalLong;

/**
 * What rules find in a run, and what they found in the run before it: the derivation {@code issue},
 * and {@code costly_issue} of those rules that take long. A row is a rule and a URL; its change is
 * 0 where the run before has it too, 1 where it is new, 2 where it is gone, and absent where there
 * is no run before. What the run before needs for its answer is derived beside the file and thrown
 * away.
 */
final class IssueTable implements Derivation {
  private final String table;
  private final List<IssueRule> rules;

  private IssueTable(String table, boolean costly) {
    this.table = table;
    this.rules = IssueRules.all().stream().filter(rule -> rule.costly() == costly).toList();
  }

  /** Of the rules that answer soon. */
  static IssueTable usual() {
    return new IssueTable("issue", false);
  }

  /** Of those that take long. */
  static IssueTable costly() {
    return new IssueTable("costly_issue", true);
  }

  @Override
  public String name() {
    return table;
  }

  @Override
  public int version() {
    return IssueRules.version();
  }

  @Override
  public List<String> schema() {
    return List.of(
        """
        CREATE TABLE %s (
          rule     INTEGER NOT NULL,
          url      ANY NOT NULL,
          evidence TEXT,
          change   INTEGER,
          PRIMARY KEY (rule, url)
        ) STRICT, WITHOUT ROWID\
        """
            .formatted(table));
  }

  @Override
  public List<Derivation> needs() {
    return rules.stream().flatMap(rule -> rule.needs().stream()).distinct().toList();
  }

  @Override
  public void fill(Connection connection, long run, Progress progress) throws SQLException {
    OptionalLong before = before(connection, run);
    if (before.isPresent()) {
      addFormer(connection, before.getAsLong(), progress);
    }
    String change = before.isPresent() ? "1" : "NULL";
    try (Statement statement = connection.createStatement()) {
      for (IssueRule rule : rules) {
        progress.at("rule " + rule.id(), rules.indexOf(rule), rules.size());
        String sql = rule.sql().replace(":run", Long.toString(run));
        int _ = statement.executeUpdate(adding(rule, change, sql));
      }
    }
  }

  /** What the run before has too is no longer gone, and shows the evidence of now. */
  private String adding(IssueRule rule, String change, String sql) {
    return """
    INSERT INTO %s (rule, url, evidence, change) SELECT %d, url, evidence, %s FROM (
    %s
    ) WHERE url IS NOT NULL
    ON CONFLICT DO UPDATE SET evidence = iif(change = 2, excluded.evidence, evidence),
      change = iif(change = 2, 0, change)\
    """
        .formatted(table, rule.number(), change, sql);
  }

  private void addFormer(Connection connection, long run, Progress progress) throws SQLException {
    String insert = "INSERT OR IGNORE INTO " + table + " VALUES (?, ?, ?, 2)";
    try (Workspace former = Workspace.aside(file(connection), run);
        PreparedStatement row = connection.prepareStatement(insert)) {
      for (IssueRule rule : rules) {
        rule.needs().forEach(need -> former.need(need, progress));
        progress.at("rule " + rule.id() + " in run " + run, rules.indexOf(rule), rules.size());
        try (Statement query = former.connection().createStatement();
            ResultSet found = query.executeQuery(rule.sql().replace(":run", Long.toString(run)))) {
          while (found.next()) {
            row.setInt(1, rule.number());
            row.setObject(2, found.getObject("url"));
            row.setString(3, found.getString("evidence"));
            int _ = row.executeUpdate();
          }
        }
      }
    }
  }

  private static OptionalLong before(Connection connection, long run) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT max(id) FROM run WHERE id < " + run)) {
      long found = row.next() ? row.getLong(1) : 0;
      return found == 0 ? OptionalLong.empty() : OptionalLong.of(found);
    }
  }

  private static Path file(Connection connection) throws SQLException {
    String sql = "SELECT file FROM pragma_database_list WHERE name = 'main'";
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      if (!row.next()) {
        throw new IllegalStateException("a connection without a file");
      }
      return Path.of(row.getString(1));
    }
  }
}
