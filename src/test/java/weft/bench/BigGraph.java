package weft.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import weft.analysis.StageTimes;
import weft.store.MadeUpCrawl;

/**
 * A large finished crawl in a file, and what the algorithms of {@code weft.analysis} take on it:
 * seconds and memory of each.
 *
 * <pre>
 * java -cp target/classes:target/test-classes:$(cat target/cp) \
 *   weft.bench.BigGraph FILE [pages] [links a page] [hosts] [words a text]
 * </pre>
 */
public final class BigGraph {
  private BigGraph() {}

  /** Makes the file where it is not there, then measures. */
  public static void main(String[] args) throws IOException, SQLException {
    Path file = Path.of(args[0]);
    if (!Files.exists(file)) {
      MadeUpCrawl crawl =
          new MadeUpCrawl(
              number(args, 1, 100_000),
              number(args, 2, 40),
              number(args, 3, 100),
              number(args, 4, 300));
      long start = System.nanoTime();
      crawl.withTroublesInto(file);
      System.out.printf(
          Locale.ROOT,
          "%s made in %.1f s, %,d MB%n",
          crawl,
          (System.nanoTime() - start) / 1e9,
          Files.size(file) >> 20);
    }
    if (args.length < 6) {
      StageTimes.print(file);
    }
  }

  private static int number(String[] args, int index, int otherwise) {
    return args.length > index ? Integer.parseInt(args[index]) : otherwise;
  }
}
