package weft.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import weft.model.Body;
import weft.model.Exchange;
import weft.model.Header;
import weft.model.Headers;
import weft.model.Timings;
import weft.model.Truncation;
import weft.parse.BothReaders;
import weft.parse.LinkResolver;
import weft.parse.Pages;
import weft.parse.ParseSettings;
import weft.parse.TextExtractor;
import weft.url.CanonicalResult;
import weft.url.Url;

/**
 * What parsing costs: microseconds of the thread's CPU time a page over a folder of HTML files,
 * warm, one thread. Run by hand: {@code java -cp ... weft.bench.ParseBench FOLDER [ROUNDS]}.
 */
public final class ParseBench {
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
  private static final Url PAGE = Url.ofCanonical("http://site.test/dir/page.html");
  private static final Exchange EXCHANGE =
      new Exchange(
          Instant.EPOCH,
          200,
          new Headers(List.of(new Header("Content-Type", "text/html"))),
          "http/1.1",
          "127.0.0.1",
          Timings.NONE);

  private ParseBench() {}

  /** Prints one line for each way to look at a page. */
  public static void main(String[] arguments) throws IOException {
    List<byte[]> pages = pages(Path.of(arguments[0]));
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
    long bytes = pages.stream().mapToLong(page -> page.length).sum();
    PrintStream out = System.out;
    out.printf("%d pages, mean %d bytes%n", pages.size(), bytes / pages.size());
    ParseSettings settings = ParseSettings.of("weft");
    Pages links = new Pages(cheap(), settings);
    Pages content = new Pages(cheap(), settings.withContentNow(true));
    TextExtractor texts = new TextExtractor(settings);
    measure(out, "String and Jsoup.parse", pages, rounds, ParseBench::jsoup);
    measure(out, "streaming reader", pages, rounds, ParseBench::stream);
    measure(out, "tree and walk over it", pages, rounds, ParseBench::tree);
    measure(out, "Pages", pages, rounds, page -> links.parse(PAGE, EXCHANGE, body(page)));
    measure(out, "Pages, content now", pages, rounds, p -> content.parse(PAGE, EXCHANGE, body(p)));
    measure(out, "content later", pages, rounds, p -> texts.content(p, "text/html", PAGE.text()));
  }

  /** One way to look at a page; what comes back keeps the compiler from leaving it out. */
  private interface Look {
    Object at(byte[] page);
  }

  private static Object jsoup(byte[] page) {
    return Jsoup.parse(new String(page, StandardCharsets.UTF_8));
  }

  /** The facts and raw links of a page without a tree; nothing of a page that takes one. */
  private static Object stream(byte[] page) {
    Object found = BothReaders.stream(BothReaders.decoded(page));
    return found == null ? page : found;
  }

  /** The same by jsoup's tree. */
  private static Object tree(byte[] page) {
    return BothReaders.jsoup(BothReaders.decoded(page));
  }

  /** The median round counts. */
  private static void measure(
      PrintStream out, String what, List<byte[]> pages, int rounds, Look look) {
    List<Double> micros = new ArrayList<>();
    int seen = 0;
    for (int round = 0; round < rounds; round++) {
      long start = CPU.getCurrentThreadCpuTime();
      for (byte[] page : pages) {
        seen += look.at(page).hashCode() & 1;
      }
      micros.add((CPU.getCurrentThreadCpuTime() - start) / 1e3 / pages.size());
    }
    micros.sort(null);
    out.printf(
        "%-24s %8.1f us a page (best %.1f, %d)%n",
        what, micros.get(rounds / 2), micros.getFirst(), seen);
  }

  /** A resolver that costs next to nothing, so that the parser alone is measured. */
  private static LinkResolver cheap() {
    CanonicalResult foreign = new CanonicalResult.Foreign("bench");
    return (reference, base) ->
        reference.isEmpty() || reference.indexOf(':') >= 0 || reference.indexOf(' ') >= 0
            ? foreign
            : new CanonicalResult.Accepted(Url.ofCanonical("http://site.test/" + reference), null);
  }

  private static Body body(byte[] page) {
    return new Body(page, new byte[0], page, "identity", page.length, Truncation.NONE);
  }

  private static List<byte[]> pages(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<byte[]> pages = new ArrayList<>();
      for (Path file : files.filter(f -> f.toString().endsWith(".html")).toList()) {
        if (Files.isRegularFile(file) && Files.size(file) < 500_000) {
          pages.add(Files.readAllBytes(file));
        }
      }
      return pages;
    }
  }
}
