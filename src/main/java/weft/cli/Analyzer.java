package weft.cli;

import java.nio.file.Path;

/** Derives what is not yet derived of the stored bodies. */
@FunctionalInterface
public interface Analyzer {

  /** Fills the content columns of a file; answers how many bodies that took. */
  long fill(Path file, Console console);
}
