package weft.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weft.store.Schema.Column;

/**
 * Reads the views' SQL resource. A view begins with {@code CREATE VIEW name AS} on a line of its
 * own; each of its columns ends a line with {@code AS name, -- meaning}.
 */
final class Views {
  private static final Pattern VIEW = Pattern.compile("^CREATE VIEW (\\w+) AS$");
  private static final Pattern COLUMN = Pattern.compile("\\bAS (\\w+),?\\s+-- (.+)$");

  private Views() {}

  /** The documented views: name to columns. */
  static Map<String, List<Column>> documented(String source) {
    Map<String, List<Column>> views = new TreeMap<>();
    List<Column> columns = new ArrayList<>();
    for (String line : source.lines().toList()) {
      Matcher view = VIEW.matcher(line);
      Matcher column = COLUMN.matcher(line);
      if (view.find()) {
        columns = new ArrayList<>();
        views.put(view.group(1), columns);
      } else if (column.find()) {
        columns.add(new Column(column.group(1), column.group(2)));
      }
    }
    return views;
  }

  /** Whether a view tells runs apart, and so has a twin that shows all of them. */
  static boolean ofRuns(List<Column> columns) {
    return columns.stream().anyMatch(column -> column.name().equals("run"));
  }

  /**
   * The statements that make the views: a view of runs as written becomes its twin {@code
   * all_NAME}, and the newest run of it the view itself.
   */
  static String script(String source) {
    String script = source;
    StringBuilder newest = new StringBuilder();
    for (Map.Entry<String, List<Column>> view : documented(source).entrySet()) {
      if (ofRuns(view.getValue())) {
        String name = view.getKey();
        script =
            script.replace("CREATE VIEW " + name + " AS\n", "CREATE VIEW all_" + name + " AS\n");
        newest.append(oneRun("CREATE VIEW " + name, name, "(SELECT max(id) FROM run)"));
      }
    }
    return script + newest;
  }

  /** Has the views of a connection show one run. */
  static void show(Connection connection, long run) throws SQLException {
    for (Map.Entry<String, List<Column>> view : Schema.views().entrySet()) {
      if (ofRuns(view.getValue())) {
        String create = "CREATE TEMP VIEW " + view.getKey();
        Database.run(connection, oneRun(create, view.getKey(), Long.toString(run)));
      }
    }
  }

  /** A statement that makes a view of one run. */
  static String oneRun(String create, String name, String run) {
    return "%s AS SELECT * FROM all_%s WHERE run = %s;%n".formatted(create, name, run);
  }
}
