package weft.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * How far the answers of a run have been archived, as it is noted beside the archive.
 *
 * @param begun when the run began, in milliseconds: another run of the same number is not meant
 * @param answer id of the last answer that is archived
 * @param file name of the file that it is in, as it is called in the end
 * @param size of that file behind it
 */
record LivePosition(long begun, long answer, String file, long size) {

  /** What is noted there; empty where nothing is, or nothing that can be read. */
  static Optional<LivePosition> read(Path noted) throws IOException {
    if (!Files.exists(noted)) {
      return Optional.empty();
    }
    List<String> words = List.of(Files.readString(noted).strip().split(" ", 4));
    try {
      return words.size() < 4
          ? Optional.empty()
          : Optional.of(
              new LivePosition(
                  Long.parseLong(words.get(0)),
                  Long.parseLong(words.get(1)),
                  words.get(3),
                  Long.parseLong(words.get(2))));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  /** Notes it there, in the place of what was noted before. */
  void write(Path noted) throws IOException {
    Path part = Path.of(noted + ".part");
    Files.writeString(part, "%d %d %d %s%n".formatted(begun, answer, size, file));
    Files.move(part, noted, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
