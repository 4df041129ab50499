package weft.analysis;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of a report.
 *
 * @param columns the names of those to show, in their order; empty for all
 * @param where an SQL condition on its columns; absent for all rows
 * @param limit how many rows at most; negative for all
 */
public record Selection(List<String> columns, @Nullable String where, long limit) {
  /** All of it. */
  public static final Selection ALL = new Selection(List.of(), null, -1);

  public Selection {
    columns = List.copyOf(columns);
  }

  /** The query that selects so from another one. */
  String of(String sql) {
    if (columns.isEmpty() && where == null && limit < 0) {
      return sql;
    }
    String wanted =
        columns.isEmpty()
            ? "*"
            : columns.stream().map(Selection::quoted).collect(Collectors.joining(", "));
    return "SELECT %s FROM (\n%s\n)%s%s"
        .formatted(
            wanted,
            sql,
            where == null ? "" : " WHERE (\n" + where + "\n)",
            limit < 0 ? "" : " LIMIT " + limit);
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
