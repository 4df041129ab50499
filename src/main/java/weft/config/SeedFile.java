package weft.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * A seed file as it was named: {@code FILE}, {@code -} for standard input, or {@code FILE@COLUMN}
 * for one column of a table.
 *
 * @param path the file
 * @param column header or number of the column to read; empty where it is to be found
 * @param table whether it is a table in CSV rather than one URL a line
 */
record SeedFile(Path path, Optional<String> column, boolean table) {

  /** The file that a name means; one that exists under the whole name is meant by it. */
  static SeedFile of(Path named, Path directory) {
    String text = named.toString();
    int at = text.lastIndexOf('@');
    if (at > 0 && at < text.length() - 1 && !Files.exists(directory.resolve(named))) {
      return new SeedFile(
          Path.of(text.substring(0, at)), Optional.of(text.substring(at + 1)), true);
    }
    return new SeedFile(named, Optional.empty(), isTable(text));
  }

  private static boolean isTable(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".csv") || lower.endsWith(".tsv");
  }

  boolean standardInput() {
    return path.toString().equals("-");
  }

  /** The name in messages and with seeds. */
  String name() {
    return standardInput() ? "stdin" : path.toString();
  }
}
