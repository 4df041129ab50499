package weft.export.archive;

/**
 * Something wrong in an archive.
 *
 * @param file in which it is, as the user named it; in a package with the entry behind {@code !}
 * @param offset of the record, in bytes from the beginning of the file; for a file that is
 *     compressed as a whole, of what it holds; for lists the number of the line
 * @param what is wrong, one line for people
 */
public record ArchiveProblem(String file, long offset, String what) {
  @Override
  public String toString() {
    return file + ":" + offset + ": " + what;
  }
}
