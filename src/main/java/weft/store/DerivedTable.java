package weft.store;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tables, with their indices, that are derived from a crawl together. They hold the rows of one
 * run.
 *
 * @param name what they are called together
 * @param version of what fills them; another one makes them anew
 * @param schema statements that begin with {@code CREATE TABLE} or {@code CREATE INDEX}, then an
 *     unquoted name
 */
public record DerivedTable(String name, int version, List<String> schema) {
  private static final Pattern TABLE = Pattern.compile("^CREATE TABLE (\\w+)");
  private static final Pattern INDEX = Pattern.compile("^CREATE (UNIQUE )?INDEX (\\w+)");

  public DerivedTable {
    schema = List.copyOf(schema);
    for (String statement : schema) {
      if (!TABLE.matcher(statement).find() && !INDEX.matcher(statement).find()) {
        throw new IllegalArgumentException(statement);
      }
    }
  }

  /** The names of the tables. */
  List<String> tables() {
    List<String> names = new ArrayList<>();
    for (String statement : schema) {
      Matcher table = TABLE.matcher(statement);
      if (table.find()) {
        names.add(table.group(1));
      }
    }
    return names;
  }

  /** The statements that make the tables in that database, which is main or temp. */
  List<String> schemaIn(String database) {
    return schema.stream()
        .map(statement -> TABLE.matcher(statement).replaceFirst("CREATE TABLE " + database + ".$1"))
        .map(
            statement ->
                INDEX.matcher(statement).replaceFirst("CREATE $1INDEX " + database + ".$2"))
        .toList();
  }
}
