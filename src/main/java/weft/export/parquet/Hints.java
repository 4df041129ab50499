package weft.export.parquet;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a column is expected to have, before any of its values is known. */
final class Hints {
  /** Columns of views and reports that say 1 for yes and 0 for no. */
  private static final Set<String> FLAGS =
      Set.of(
          "follow",
          "https",
          "in_list",
          "in_sitemap",
          "indexable",
          "linked",
          "loop",
          "needs_js",
          "previously_seen",
          "reciprocal",
          "same_page",
          "scheme_guessed",
          "self",
          "temp_in_chain",
          "valid");

  private Hints() {}

  /**
   * The type that is expected.
   *
   * @param declared by the table that the column comes from: INTEGER, REAL, TEXT, BLOB, or else
   *     empty
   * @return absent where nothing is expected
   */
  static @Nullable ColumnType of(String name, String declared) {
    boolean flag = FLAGS.contains(name);
    return switch (declared) {
      case "INTEGER" -> flag ? ColumnType.BOOLEAN : ColumnType.INTEGER;
      case "REAL" -> ColumnType.REAL;
      case "BLOB" -> ColumnType.BINARY;
      default -> {
        if (name.endsWith("_at")) {
          yield ColumnType.TIME;
        }
        if (declared.equals("TEXT")) {
          yield ColumnType.TEXT;
        }
        yield flag ? ColumnType.BOOLEAN : name.endsWith("_ms") ? ColumnType.REAL : null;
      }
    };
  }
}
