package weft.store;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import weft.store.StoreException.Kind;

/** Tells one query from anything else that SQL can say. */
public final class QueryText {
  private static final Set<String> QUERIES = Set.of("SELECT", "WITH", "VALUES", "EXPLAIN");

  private QueryText() {}

  /**
   * The query that a text is, without a semicolon behind it.
   *
   * @throws StoreException of kind {@link Kind#QUERY} if it is not exactly one query
   */
  public static String oneQuery(String sql) {
    int start = skipBlank(sql, 0);
    int end = start;
    while (end < sql.length() && Character.isLetter(sql.charAt(end))) {
      end++;
    }
    if (!QUERIES.contains(sql.substring(start, end).toUpperCase(Locale.ROOT))) {
      String first = sql.substring(start, end);
      throw new StoreException(
          Kind.QUERY,
          "SQL: a query begins with SELECT, WITH, VALUES or EXPLAIN"
              + (first.isEmpty() ? "" : ", not with " + first)
              + "; nothing else is allowed");
    }
    int semicolon = endOfStatement(sql, end);
    if (skipBlank(sql, semicolon + 1) < sql.length()) {
      throw new StoreException(Kind.QUERY, "SQL: one query at a time; another follows the first ;");
    }
    return sql.substring(0, semicolon);
  }

  /** What SQLite has to say, without the driver's preamble. */
  static String reason(SQLException error) {
    String message = String.valueOf(error.getMessage()).replaceAll("\\s+", " ").strip();
    int open = message.indexOf('(');
    return message.startsWith("[SQLITE_") && open > 0 && message.endsWith(")")
        ? message.substring(open + 1, message.length() - 1)
        : message;
  }

  /** Where the statement ends: at a semicolon outside texts, names and comments, or at the end. */
  private static int endOfStatement(String sql, int from) {
    int i = from;
    while (i < sql.length() && sql.charAt(i) != ';') {
      int after = skipBlank(sql, i);
      i = after > i ? after : skipToken(sql, i);
    }
    return i;
  }

  private static int skipToken(String sql, int i) {
    return switch (sql.charAt(i)) {
      case '\'', '"', '`' -> after(sql, sql.charAt(i), i + 1);
      case '[' -> after(sql, ']', i + 1);
      default -> i + 1;
    };
  }

  private static int skipBlank(String sql, int from) {
    int i = from;
    while (i < sql.length()) {
      if (sql.startsWith("--", i)) {
        i = after(sql, '\n', i);
      } else if (sql.startsWith("/*", i)) {
        int end = sql.indexOf("*/", i + 2);
        i = end < 0 ? sql.length() : end + 2;
      } else if (Character.isWhitespace(sql.charAt(i))) {
        i++;
      } else {
        return i;
      }
    }
    return sql.length();
  }

  private static int after(String sql, char end, int from) {
    int found = sql.indexOf(end, from);
    return found < 0 ? sql.length() : found + 1;
  }
}
