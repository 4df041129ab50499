package weft.export;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The directory in which WARC files of a run grow: what they are called, and how one of them is
 * brought to an end that a killed process has left behind.
 *
 * @param stem how the names of all files of the run begin
 */
record LiveFolder(Path directory, String stem) {
  private static final String NOTED = ".position";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** That of a run; the names say which file it is in, and when it began. */
  static LiveFolder of(Path directory, Path database, Instant begun) {
    String name = String.valueOf(database.getFileName()).replaceFirst("\\.db$", "");
    return new LiveFolder(directory, name + "-" + TIME.format(begun));
  }

  /** The name of the first file that is not there yet. */
  Path next() {
    int number = 0;
    while (Files.exists(file(number)) || Files.exists(LiveFile.open(file(number)))) {
      number++;
    }
    return file(number);
  }

  private Path file(int number) {
    return directory.resolve("%s-%05d%s".formatted(stem, number, Compression.GZIP.ending()));
  }

  /** Notes how far the archive is. */
  void note(LivePosition position) throws IOException {
    position.write(directory.resolve(stem + NOTED));
  }

  /**
   * How far the archive of that run is. A file that was not completed is cut behind the last answer
   * that is noted, and completed; what came after it will be written again.
   */
  Optional<LivePosition> recovered(long begun) throws IOException {
    Optional<LivePosition> noted =
        LivePosition.read(directory.resolve(stem + NOTED))
            .filter(position -> position.begun() == begun)
            .filter(this::isWhole);
    try (DirectoryStream<Path> open =
        Files.newDirectoryStream(directory, file -> isOpen(String.valueOf(file.getFileName())))) {
      for (Path file : open) {
        settle(file, noted.orElse(null));
      }
    }
    return noted;
  }

  private boolean isOpen(String name) {
    return name.startsWith(stem + "-") && name.endsWith(LiveFile.OPEN);
  }

  /** Whether the file has all that is noted, unless it is no longer there. */
  private boolean isWhole(LivePosition position) {
    try {
      Path open = LiveFile.open(directory.resolve(position.file()));
      return !Files.exists(open) || Files.size(open) >= position.size();
    } catch (IOException _) {
      return false;
    }
  }

  private void settle(Path open, @Nullable LivePosition noted) throws IOException {
    String name = String.valueOf(open.getFileName());
    String whole = name.substring(0, name.length() - LiveFile.OPEN.length());
    if (noted == null || !noted.file().equals(whole)) {
      Files.delete(open);
      return;
    }
    try (RandomAccessFile file = new RandomAccessFile(open.toFile(), "rw")) {
      file.setLength(noted.size());
    }
    Files.move(open, directory.resolve(whole));
  }
}
