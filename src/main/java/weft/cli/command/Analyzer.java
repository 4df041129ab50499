package weft.cli.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import weft.parse.ExtractRules;

/** Derives what is not yet derived of the stored bodies. */
@FunctionalInterface
public interface Analyzer {

  /**
   * Fills in the content of a file.
   *
   * @param rules the user's columns from now on; absent where those hold that the file knows
   * @return how many bodies that took
   */
  long fill(Path file, @Nullable ExtractRules rules, Console console);
}
