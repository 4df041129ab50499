package weft.export;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * By what rows are put into folders, which are named as Hive has it: {@code host=example.org}. Rows
 * that have a column of that name are put by it, and their file does without the column.
 */
public enum Partition {
  /** The host name: that of the URL that a row is about. */
  HOST("host(\"%s\")", "a column host, url, src or origin") {
    @Override
    Stream<String> sources(List<String> columns) {
      return Stream.of("url", "src", "origin").filter(columns::contains);
    }
  },

  /** The day, in UTC: when a row was fetched, or else the first time that it names. */
  DATE("substr(\"%s\", 1, 10)", "a column date, or one whose name ends in _at") {
    @Override
    Stream<String> sources(List<String> columns) {
      return Stream.concat(
          Stream.of("fetched_at").filter(columns::contains),
          columns.stream().filter(column -> column.endsWith("_at")));
    }
  };

  private final String expression;
  private final String wants;

  Partition(String expression, String wants) {
    this.expression = expression;
    this.wants = wants;
  }

  /**
   * What rows are put by.
   *
   * @param sql an expression on their columns
   * @param replaced the column that it stands for; negative for none
   */
  record Key(String sql, int replaced) {}

  /** Columns that it can be taken from, the best first. */
  abstract Stream<String> sources(List<String> columns);

  /** What it is called on the command line, and in front of the sign of equality. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** One of that name. */
  public static Optional<Partition> of(String label) {
    return Stream.of(values()).filter(each -> each.label().equals(label)).findFirst();
  }

  /** By what rows with these columns are put into folders. */
  Key key(List<String> columns) {
    int own = columns.indexOf(label());
    if (own >= 0) {
      return new Key("\"" + label() + "\"", own);
    }
    return sources(columns)
        .findFirst()
        .map(column -> new Key(expression.formatted(column.replace("\"", "\"\"")), -1))
        .orElseThrow(
            () ->
                Trouble.unusable(
                    "--partition %s needs %s; there are only %s"
                        .formatted(label(), wants, String.join(", ", columns))));
  }
}
