package weft.bench;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import weft.parse.BothReaders;
import weft.parse.Mutations;

/**
 * The streaming reader against jsoup in the field: over the pages of a Weft file, or of a folder of
 * HTML files. Prints how many pages were left to jsoup and why, every difference, and what both
 * cost. Run by hand: {@code java -cp ... weft.bench.StreamField FILE|FOLDER [MUTATIONS [SEED]]}.
 */
public final class StreamField {
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
  private static final int SHOWN = 20;

  private StreamField() {}

  /** Compares. */
  public static void main(String[] arguments) throws Exception {
    Path from = Path.of(arguments[0]);
    int mutations = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 0;
    List<String> pages = Files.isDirectory(from) ? folder(from) : file(from);
    PrintStream out = System.out;
    if (mutations > 0) {
      long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
      mutate(pages, mutations, new Random(seed), out);
      return;
    }
    compare(pages, out);
    cost(pages, out);
  }

  private static void compare(List<String> pages, PrintStream out) {
    BothReaders readers = new BothReaders();
    int different = 0;
    for (int i = 0; i < pages.size(); i++) {
      String difference = readers.difference(pages.get(i));
      if (difference != null && different++ < SHOWN) {
        out.println(i + ": " + cut(difference));
      }
    }
    out.printf(
        "%d pages, %d left to jsoup %s, %d different%n",
        readers.pages(), readers.unusual(), readers.reasons(), different);
  }

  private static void mutate(List<String> pages, int most, Random random, PrintStream out)
      throws IOException {
    BothReaders readers = new BothReaders();
    int different = 0;
    for (int i = 0; i < most; i++) {
      String page = pages.isEmpty() ? "" : pages.get(random.nextInt(pages.size()));
      if (page.length() > 40_000) {
        int start = random.nextInt(page.length() - 40_000);
        page =
            random.nextBoolean()
                ? page.substring(0, 40_000)
                : page.substring(start, start + 40_000);
      }
      String mutated = page.isEmpty() ? Mutations.made(random) : Mutations.of(page, random);
      String difference = readers.difference(mutated);
      if (difference != null && different++ < SHOWN) {
        out.println(i + ": " + cut(difference));
        Files.writeString(
            Path.of(System.getProperty("java.io.tmpdir"), "mutated-" + i + ".html"), mutated);
      }
    }
    out.printf(
        "%d mutated pages, %d left to jsoup %s, %d different%n",
        readers.pages(), readers.unusual(), readers.reasons(), different);
  }

  private static void cost(List<String> pages, PrintStream out) {
    long characters = pages.stream().mapToLong(String::length).sum();
    for (int round = 0; round < 3; round++) {
      int found = 0;
      long start = CPU.getCurrentThreadCpuTime();
      for (String page : pages) {
        found += BothReaders.stream(page) == null ? 0 : 1;
      }
      long between = CPU.getCurrentThreadCpuTime();
      for (String page : pages) {
        found += BothReaders.jsoup(page).hashCode() & 1;
      }
      long end = CPU.getCurrentThreadCpuTime();
      out.printf(
          "stream %.2f us/KB, jsoup %.2f us/KB (%d)%n",
          (between - start) * 1.024 / characters, (end - between) * 1.024 / characters, found);
    }
  }

  private static String cut(String text) {
    return text.length() > 1500 ? text.substring(0, 1500) : text;
  }

  private static List<String> folder(Path folder) throws IOException {
    List<String> pages = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().matches(".*\\.html?")).sorted().toList()) {
        if (Files.isRegularFile(file)) {
          pages.add(BothReaders.decoded(Files.readAllBytes(file)));
        }
      }
    }
    return pages;
  }

  private static List<String> file(Path file) throws SQLException, IOException {
    List<String> pages = new ArrayList<>();
    String sql =
        """
        SELECT DISTINCT b.id, b.coding, b.bytes FROM body b JOIN fetch f ON f.body = b.id
        WHERE f.content_type = 'text/html' ORDER BY b.id\
        """;
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        try (InputStream stored = new ByteArrayInputStream(rows.getBytes(3));
            InputStream body =
                rows.getString(2).equals("zstd") ? new ZstdInputStream(stored) : stored) {
          pages.add(BothReaders.decoded(body.readAllBytes()));
        }
      }
    }
    return pages;
  }
}
