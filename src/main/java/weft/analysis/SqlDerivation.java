package weft.analysis;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/**
 * A derivation that SQL alone makes: a resource {@code derived/NAME.sql} of statements, those that
 * create its tables first, then those that fill them.
 *
 * @param name of the resource and, as a rule, of the table
 * @param version of it
 * @param schema statements that create
 * @param needs what has to be there before
 * @param filling statements that fill
 */
record SqlDerivation(
    String name, int version, List<String> schema, List<Derivation> needs, List<String> filling)
    implements Derivation {

  /** Reads a resource, and those of what it needs. */
  static SqlDerivation of(String name) {
    SqlText text = SqlText.of("derived/" + name + ".sql");
    List<String> statements =
        Stream.of(text.body().replaceAll("(?m)^--.*\n", "").split(";\\s*(?:\n|$)", -1))
            .map(String::strip)
            .filter(statement -> !statement.isEmpty())
            .toList();
    return new SqlDerivation(
        name,
        Integer.parseInt(text.setting("version").orElseThrow()),
        statements.stream().filter(statement -> statement.startsWith("CREATE ")).toList(),
        text.needs().stream().map(Derivations::named).toList(),
        statements.stream().filter(statement -> !statement.startsWith("CREATE ")).toList());
  }

  @Override
  public void fill(Connection connection, long run, Progress progress) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String each : filling) {
        int _ = statement.executeUpdate(each.replace(":run", Long.toString(run)));
      }
    }
  }
}
