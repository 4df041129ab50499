package weft.export;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Directories that come and go as a whole. */
final class Folder {
  private Folder() {}

  /** Takes a directory away, with all that is in it; links in it are not followed. */
  static void remove(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    Path _ =
        Files.walkFileTree(
            directory,
            new SimpleFileVisitor<>() {
              @Override
              public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                  throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
              }

              @Override
              public FileVisitResult postVisitDirectory(Path visited, IOException e)
                  throws IOException {
                if (e != null) {
                  throw e;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
              }
            });
  }
}
