package weft.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the parts of the demonstration lie.
 *
 * @param site the folder of the site's files
 * @param config the configuration of the crawl
 * @param database the file that the crawl writes
 */
record DemoPlace(Path site, Path config, Path database) {
  private static final String SITE = "data/demo-site";
  private static final String CONFIG = "config/demo.toml";

  /**
   * Finds them. A distribution that lies in {@code target/weft} of a checkout uses the checkout's
   * own files and writes {@code data/demo.db} there; anywhere else it uses its copies and writes
   * {@code demo.db} in the working directory.
   *
   * @param home the folder of the distribution; null where the program runs without one, and then
   *     the working directory is taken for a checkout
   * @param directory the working directory
   * @throws NoSuchFileException where they are in neither place
   */
  static DemoPlace find(@Nullable Path home, Path directory) throws IOException {
    Path checkout = home == null ? directory : home.resolve("../..").normalize();
    if (holds(checkout)) {
      return in(checkout, checkout.resolve("data/demo.db"));
    }
    if (home != null && holds(home.resolve("demo"))) {
      return in(home.resolve("demo"), directory.resolve("demo.db"));
    }
    throw new NoSuchFileException(checkout.resolve(SITE).toString());
  }

  /** Removes what a former demonstration wrote. */
  void clear() throws IOException {
    for (String suffix : List.of("", "-wal", "-shm", ".log")) {
      Files.deleteIfExists(database.resolveSibling(database.getFileName() + suffix));
    }
  }

  private static boolean holds(Path root) {
    return Files.isDirectory(root.resolve(SITE)) && Files.isRegularFile(root.resolve(CONFIG));
  }

  private static DemoPlace in(Path root, Path database) {
    return new DemoPlace(root.resolve(SITE), root.resolve(CONFIG), database);
  }
}
