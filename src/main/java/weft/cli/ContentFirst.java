package weft.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import weft.store.StoreReader;

/** Has content derived before a command reads it. */
final class ContentFirst {
  private ContentFirst() {}

  /** Fills in what is missing, unless a crawl has the file just now or it cannot be written. */
  static void derive(Parts parts, Path file, Console console) {
    boolean crawling;
    try (StoreReader reader = StoreReader.open(file)) {
      crawling = reader.owner().isPresent();
    }
    Path directory = file.toAbsolutePath().getParent();
    if (crawling) {
      console.say("a crawl is running; content is derived once it has ended");
    } else if (!Files.isWritable(file) || directory == null || !Files.isWritable(directory)) {
      console.say(file + " cannot be written; what is not derived yet stays so");
    } else {
      long _ = parts.analyze().fill(file, null, console);
    }
  }
}
